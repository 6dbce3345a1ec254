package dev.concentric.training;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * The optimiser Adam (Kingma and Ba, 2015, algorithm 1): with the bias-corrected averages m and v of the gradient and
 * of its square, {@code w -= learningRate * m / (sqrt(v) + epsilon)}.
 */
public final class Adam {
    private final AdamSettings settings;
    private final List<Parameter> parameters;
    private final List<Moments> moments = new ArrayList<>();
    private long step;

    /**
     * The averages kept for one parameter, of its shape and not corrected for their start at 0.
     *
     * @param first the average of the gradient
     * @param second the average of its square
     */
    private record Moments(FloatMatrix first, FloatMatrix second) {}

    /** Makes an optimiser of these parameters that has made no step. */
    public Adam(AdamSettings settings, List<Parameter> parameters) {
        this.settings = settings;
        this.parameters = List.copyOf(parameters);
        for (Parameter parameter : parameters) {
            int rows = parameter.value().rows();
            int columns = parameter.value().columns();
            moments.add(new Moments(FloatMatrix.zeros(rows, columns), FloatMatrix.zeros(rows, columns)));
        }
    }

    /** Moves every parameter by one step along its present gradient. */
    public void step() {
        step++;
        float rate = (float) (settings.learningRate() / (1 - StrictMath.pow(settings.beta1(), step)));
        float correction = (float) (1 / Math.sqrt(1 - StrictMath.pow(settings.beta2(), step)));
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            update(parameter, moments.get(i), rate, correction);
        }
    }

    private void update(Parameter parameter, Moments averages, float rate, float correction) {
        float[] w = parameter.value().data();
        float[] g = parameter.gradient().data();
        float[] m = averages.first().data();
        float[] v = averages.second().data();
        float beta1 = (float) settings.beta1();
        float beta2 = (float) settings.beta2();
        float rest1 = (float) (1 - settings.beta1());
        float rest2 = (float) (1 - settings.beta2());
        float epsilon = (float) settings.epsilon();
        for (int i = 0; i < w.length; i++) {
            m[i] = beta1 * m[i] + rest1 * g[i];
            v[i] = beta2 * v[i] + rest2 * (g[i] * g[i]);
            w[i] -= rate * m[i] / ((float) Math.sqrt(v[i]) * correction + epsilon);
        }
    }
}
