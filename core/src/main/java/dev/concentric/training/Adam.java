package dev.concentric.training;

import dev.concentric.linalg.AdamStep;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Moments;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.model.Optimizer;
import dev.concentric.model.Parameter;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The optimiser Adam (Kingma and Ba, 2015, algorithm 1): with the bias-corrected averages m and v of the gradient and
 * of its square, {@code w -= learningRate * m / (sqrt(v) + epsilon)}. In the form of {@link
 * AdamSettings.Form#EPSILON_HAT}, with {@code c = sqrt(1 - beta2^t)} at step t, it is {@code w -= learningRate * c * m /
 * (c * sqrt(v) + epsilon)}, where {@code c * sqrt(v)} is the root of the average that is not corrected.
 */
public final class Adam implements Optimizer {
    private final Kernels kernels = Kernels.best();
    private final AdamSettings settings;
    private final Map<Parameter, Moments> moments = new IdentityHashMap<>();
    private final AdamStep move;
    private long step;

    /** Makes an optimiser of these parameters that has made no step. */
    public Adam(AdamSettings settings, List<Parameter> parameters) {
        this.settings = settings;
        this.move = new AdamStep(settings.beta1(), settings.beta2(), settings.epsilon());
        for (Parameter parameter : parameters) {
            int rows = parameter.value().rows();
            int columns = parameter.value().columns();
            moments.put(parameter, new Moments(kernels.packed(rows, columns), kernels.packed(rows, columns)));
        }
    }

    /** Goes on as if {@code made} steps were made, with the moments as they are set. */
    void resumeAfter(long made) {
        step = made;
    }

    @Override
    public void begin() {
        step++;
        double rate = settings.learningRate() / (1 - StrictMath.pow(settings.beta1(), step));
        double root = Math.sqrt(1 - StrictMath.pow(settings.beta2(), step));
        switch (settings.form()) {
            case CORRECTED -> move.set(rate, 1 / root);
            case EPSILON_HAT -> move.set(rate * root, 1);
        }
    }

    @Override
    public void moveAlongProduct(Parameter parameter, FloatMatrix a, FloatMatrix b, int first, int end) {
        kernels.adamOfProduct(a, b, move, parameter.value(), momentsOf(parameter), first, end);
    }

    @Override
    public void move(Parameter parameter, PackedMatrix gradient, int first, int end) {
        kernels.adam(gradient, move, parameter.value(), momentsOf(parameter), first, end);
    }

    @Override
    public void move(Parameter parameter, float[] gradient, int first, int end) {
        kernels.adam(gradient, move, parameter.value(), momentsOf(parameter), first, end);
    }

    /** Returns the averages that are kept for a parameter. */
    Moments momentsOf(Parameter parameter) {
        return Objects.requireNonNull(moments.get(parameter), "not a parameter of this optimiser");
    }
}
