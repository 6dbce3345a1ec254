package dev.concentric.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.model.Architecture;
import dev.concentric.model.Normalization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideBySideTest {

    @Test
    void measuresEverythingByDefault() {
        SideBySideOptions options = SideBySideOptions.parse(List.of());
        assertEquals(Workload.all(), options.workloads());
        assertEquals(List.of(1, 2), options.threads());
        assertEquals(1000, options.roundMilliseconds());
    }

    @Test
    void measuresWhatItIsAskedFor() {
        SideBySideOptions options = SideBySideOptions.parse(
                List.of("--json", "--threads", "4", "--rounds", "3", "--seconds", "0.5", "quadratic-1000"));
        assertEquals(
                new SideBySideOptions(List.of(Workload.named("quadratic-1000")), List.of(4), 3, 500, true), options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--threads", "--threads x", "--threads 0", "--rounds 1.5", "--seconds -1", "--fast", "relu"})
    void refusesWhatItDoesNotKnow(String arguments) {
        List<String> words = List.of(arguments.split(" "));
        assertThrows(IllegalArgumentException.class, () -> SideBySideOptions.parse(words));
    }

    @Test
    void countsTheOperationsOfAllProducts() {
        Architecture relu = new Architecture.Relu(3, List.of(5, 7), Normalization.DEFAULT);
        assertEquals(50 * (4.0 * 3 * 5 + 6.0 * 5 * 7 + 6.0 * 7), new TrainingStep(relu).operations());
        assertEquals(50 * 4.0 * 3 * 5, new TrainingStep(new Architecture.Quadratic(3, 5)).operations());
    }

    @Test
    void takesTheRatioRoundByRound() {
        List<double[]> peer = List.of(new double[] {2, 2, 9}, new double[] {20}, new double[] {3, 5});
        List<double[]> concentric = List.of(new double[] {1}, new double[] {10}, new double[] {1});
        Comparison comparison = new Comparison(Workload.named("quadratic-1000"), 2, "scalar", peer, concentric, 0.25);
        assertEquals(2, comparison.ratio());
        assertEquals(4, comparison.peerMedian());
        assertEquals(1, comparison.concentricMedian());
        assertTrue(comparison.row().startsWith("quadratic-1000"), comparison.row());
        assertTrue(
                comparison.json().endsWith("\"ratio\": 2.000000, \"othersProcessors\": 0.250000}"), comparison.json());
    }
}
