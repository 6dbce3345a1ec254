package dev.concentric.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.model.Architecture;
import dev.concentric.model.ConvolutionalArchitecture;
import dev.concentric.model.Normalization;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark in a hurry, with small networks: what it reports, not how fast anything is. */
class BenchmarkTest {
    private static final List<Architecture> NETWORKS = List.of(
            new Architecture.Relu(500, List.of(30, 20), Normalization.DEFAULT), new Architecture.Quadratic(500, 40));

    private static final ConvolutionalArchitecture CONVOLUTIONAL =
            new ConvolutionalArchitecture(4, 6, List.of(3), 3, List.of(5), 2);

    private static final Benchmark BENCHMARK = Benchmark.run(2, NETWORKS, CONVOLUTIONAL, 1e-3);

    @Test
    void measuresLimitsOperationsStepsAndSamples() {
        assertEquals(2, BENCHMARK.threads());
        assertTrue(BENCHMARK.limits().corePeakGflops() > 0);
        assertTrue(BENCHMARK.limits().peakGflops() > 0);
        assertTrue(BENCHMARK.limits().bandwidthGBs() > 0);
        assertTrue(BENCHMARK.samplesPerSecond() > 0);
        assertEquals(4, BENCHMARK.products().size());
        assertEquals(9, BENCHMARK.operations().size());
        for (List<OperationTiming> timings : List.of(BENCHMARK.products(), BENCHMARK.operations())) {
            for (OperationTiming timing : timings) {
                assertTrue(
                        timing.medianMillis() > 0 && timing.floorMillis() > 0 && timing.gflops() >= 0, timing.name());
            }
        }
        assertEquals(
                List.of(
                        "relu-30-20",
                        "quadratic-40",
                        "convolutional-3-dense-5",
                        "convolutional-3-dense-5, input gradient"),
                BENCHMARK.steps().stream().map(StepTiming::network).toList());
    }

    /** 2 operations for each of 500 x 30 + 30 x 20 + 20 weights and 50 points twice, and once more behind layer 1. */
    @Test
    void floorsCountTheOperationsOfAStep() {
        double flops = 2 * 50 * (2 * (500 * 30 + 30 * 20 + 20 + 2 * (30 + 20) + 1) + 30 * 20 + 20 + 2 * (30 + 20) + 1);
        assertEquals(
                flops / BENCHMARK.limits().peakGflops() / 1e6,
                BENCHMARK.steps().getFirst().floorMillis(),
                1e-9);
        double convolution = 24 * 9 * 3;
        double dense = 18 * 5 + 5 * 2;
        assertEquals(
                2 * 50 * (2 * convolution + 3 * dense) / BENCHMARK.limits().peakGflops() / 1e6,
                BENCHMARK.steps().get(2).floorMillis(),
                1e-9);
        assertEquals(
                2 * 50 * 2 * (convolution + dense) / BENCHMARK.limits().peakGflops() / 1e6,
                BENCHMARK.steps().get(3).floorMillis(),
                1e-9);
        Operation product = Operations.named("product 50x1000x1000");
        assertEquals(1e8, product.flops());
        assertEquals(1e8 / BENCHMARK.limits().corePeakGflops() / 1e9, product.floorSeconds(BENCHMARK.limits()), 1e-12);
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThrows(IllegalArgumentException.class, () -> Operations.named("product"));
        assertThrows(IllegalArgumentException.class, () -> Benchmark.run(0));
    }
}
