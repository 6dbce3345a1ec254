package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.concentric.data.Batch;
import dev.concentric.linalg.AdamStep;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Moments;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Team;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** An optimiser that leaves the parameters as they are and keeps the gradients of its last step, to the bit. */
public final class GradientRecorder implements Optimizer {
    /** Without memory and at a rate of 0, Adam's first average is the gradient. */
    private static final AdamStep GRADIENT = new AdamStep(0, 0, 1);

    private final Kernels kernels = Kernels.best();
    private final Map<Parameter, Copy> copies = new IdentityHashMap<>();

    /** What Adam moves in place of a parameter, and how many elements it has moved. */
    private record Copy(PackedMatrix value, Moments moments, AtomicInteger moved) {

        static Copy of(Parameter parameter, Kernels kernels) {
            int rows = parameter.value().rows();
            int columns = parameter.value().columns();
            PackedMatrix value = kernels.packed(rows, columns);
            value.setRows(parameter.value().toRows());
            Moments moments = new Moments(kernels.packed(rows, columns), kernels.packed(rows, columns));
            // Added to a negative zero, each zero keeps its sign.
            Arrays.fill(moments.first().data(), -0f);
            return new Copy(value, moments, new AtomicInteger());
        }
    }

    /** Makes a recorder that has seen no step of these parameters. */
    public GradientRecorder(List<Parameter> parameters) {
        parameters.forEach(parameter -> copies.put(parameter, Copy.of(parameter, kernels)));
    }

    /** Returns the recorder of one step of a network. */
    public static GradientRecorder of(TrainableNetwork network, Batch batch) {
        GradientRecorder recorder = new GradientRecorder(network.parameters());
        network.step(batch, recorder, Team.single());
        return recorder;
    }

    @Override
    public void begin() {
        copies.replaceAll((parameter, copy) -> Copy.of(parameter, kernels));
    }

    @Override
    public void moveAlongProduct(Parameter parameter, FloatMatrix a, FloatMatrix b, int first, int end) {
        Copy copy = copyOf(parameter);
        kernels.adamOfProduct(a, b, GRADIENT, copy.value, copy.moments, first, end);
        copy.moved.addAndGet((end - first) * copy.value.columns());
    }

    @Override
    public void move(Parameter parameter, PackedMatrix gradient, int first, int end) {
        Copy copy = copyOf(parameter);
        kernels.adam(gradient, GRADIENT, copy.value, copy.moments, first, end);
        copy.moved.addAndGet((end - first) * copy.value.columns());
    }

    @Override
    public void move(Parameter parameter, float[] gradient, int first, int end) {
        Copy copy = copyOf(parameter);
        kernels.adam(gradient, GRADIENT, copy.value, copy.moments, first, end);
        copy.moved.addAndGet(end - first);
    }

    private Copy copyOf(Parameter parameter) {
        return Objects.requireNonNull(copies.get(parameter), parameter.name());
    }

    /** Returns a parameter's gradient row by row, all of which the last step has handed over once. */
    public float[] gradient(Parameter parameter) {
        Copy copy = copyOf(parameter);
        assertEquals(parameter.value().size(), copy.moved.get(), parameter.name());
        return copy.moments.first().toRows();
    }
}
