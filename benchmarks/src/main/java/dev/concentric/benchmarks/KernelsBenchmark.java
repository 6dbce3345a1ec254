package dev.concentric.benchmarks;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The three products of a dense layer, in microseconds: a batch of 50 points, {@code inputs} units below, {@code
 * outputs} above. Each makes {@code 100 inputs outputs} floating-point operations.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelsBenchmark {
    private static final int BATCH = 50;

    /** The width of the layer below. */
    @Param({"500", "1000", "2000"})
    public int inputs;

    /** The layer's width. */
    @Param({"1000", "2000"})
    public int outputs;

    private final Kernels kernels = Kernels.best();
    private FloatMatrix activations = FloatMatrix.zeros(0, 0);
    private FloatMatrix weights = FloatMatrix.zeros(0, 0);
    private FloatMatrix units = FloatMatrix.zeros(0, 0);
    private FloatMatrix weightGradient = FloatMatrix.zeros(0, 0);
    private FloatMatrix activationGradient = FloatMatrix.zeros(0, 0);

    /** Fills the operands with normals. */
    @Setup
    public void fill() {
        activations = RandomMatrix.named("activations", BATCH, inputs);
        weights = RandomMatrix.named("weights", inputs, outputs);
        units = RandomMatrix.named("units", BATCH, outputs);
        weightGradient = FloatMatrix.zeros(inputs, outputs);
        activationGradient = FloatMatrix.zeros(BATCH, inputs);
    }

    /** Measures the units: activations times weights. */
    @Benchmark
    public FloatMatrix forward() {
        kernels.multiply(activations, weights, units);
        return units;
    }

    /** Measures the gradient by the weights: transposed activations times the units' gradient. */
    @Benchmark
    public FloatMatrix backwardToWeights() {
        kernels.multiplyTransposedLeft(activations, units, weightGradient);
        return weightGradient;
    }

    /** Measures the gradient by the activations: the units' gradient times transposed weights. */
    @Benchmark
    public FloatMatrix backwardToActivations() {
        kernels.multiplyTransposedRight(units, weights, activationGradient);
        return activationGradient;
    }
}
