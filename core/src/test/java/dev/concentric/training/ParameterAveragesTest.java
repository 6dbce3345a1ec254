package dev.concentric.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.linalg.Team;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.LayerStatistics;
import dev.concentric.model.Network;
import dev.concentric.model.Normalization;
import dev.concentric.model.Normalization.RunningStatistics;
import dev.concentric.model.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterAveragesTest {
    private static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(10);

    /** Layers of several panels, the last ones not full. */
    static Stream<TrainingPlan> plans() {
        return Stream.of(
                        new Architecture.Relu(10, List.of(150, 33), Normalization.DEFAULT),
                        new Architecture.Quadratic(10, 77))
                .map(ParameterAveragesTest::plan);
    }

    private static TrainingPlan plan(Architecture architecture) {
        return TrainingPlan.ofPaper(SPHERES, architecture, new Initialization.Glorot(), 40, 3)
                .with(AdamSettings.DEFAULT.withLearningRate(0.01));
    }

    /** The mean of the steps' numbers with weights d^(t - k), in float64; what is left is one rounding to float32. */
    @ParameterizedTest
    @MethodSource("plans")
    void areMeansWithWeightsThatFallOff(TrainingPlan plan) {
        double decay = 0.8;
        try (Team team = Team.of(2)) {
            var plain = new TrainingLoop<>(plan);
            var averaging = new TrainingLoop<>(plan.averagedBy(decay), team);
            List<List<float[]>> steps = new ArrayList<>();
            for (int step = 1; step <= 12; step++) {
                plain.advance();
                averaging.advance();
                steps.add(numbers(plain.network()));
                List<float[]> measured = numbers(averaging.measuredNetwork());
                for (int p = 0; p < measured.size(); p++) {
                    for (int i = 0; i < measured.get(p).length; i++) {
                        double sum = 0;
                        double weights = 0;
                        double largest = 0;
                        for (int k = 1; k <= step; k++) {
                            float number = steps.get(k - 1).get(p)[i];
                            double weight = Math.pow(decay, step - k);
                            sum += weight * number;
                            weights += weight;
                            largest = Math.max(largest, Math.abs(number));
                        }
                        assertEquals(sum / weights, measured.get(p)[i], 6.1e-8 * largest);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void changeNothingInTraining(TrainingPlan plan) {
        var plain = new TrainingLoop<>(plan);
        var averaging = new TrainingLoop<>(plan.averagedBy(0.9));
        plain.advanceTo(10);
        averaging.advanceTo(10);
        averaging.snapshot();
        averaging.advanceTo(20);
        plain.advanceTo(20);
        assertSame(plain.network(), plain.measuredNetwork());
        assertEquals(plain.batchLoss(), averaging.batchLoss());
        requireSame(numbers(plain.network()), numbers(averaging.network()));
        double[] point = new double[10];
        point[4] = 1.1;
        assertNotEquals(
                plain.snapshot().classifier().logit(point),
                averaging.snapshot().classifier().logit(point));
    }

    /** With no weight on the past, and before the first step, the average is the network itself. */
    @ParameterizedTest
    @MethodSource("plans")
    void ofOneStepAreTheNetworkItself(TrainingPlan plan) {
        var forgetting = new TrainingLoop<>(plan.averagedBy(0));
        var keeping = new TrainingLoop<>(plan.averagedBy(0.999));
        for (int step = 0; step < 3; step++) {
            requireSame(numbers(forgetting.network()), numbers(forgetting.measuredNetwork()));
            forgetting.advance();
        }
        requireSame(numbers(keeping.network()), numbers(keeping.measuredNetwork()));
    }

    /** Population statistics are those of the averaged weights; running ones are of the batches as training saw them. */
    @Test
    void areFrozenWithStatisticsOfTheirOwn() {
        Normalization running = Normalization.DEFAULT.with(new RunningStatistics(0.9));
        for (Normalization normalization : List.of(Normalization.DEFAULT, running)) {
            TrainingPlan plan = plan(new Architecture.Relu(10, List.of(20, 20), normalization));
            var plain = new TrainingLoop<>(plan);
            var averaging = new TrainingLoop<>(plan.averagedBy(0.9));
            plain.advanceTo(10);
            averaging.advanceTo(10);
            Network measured = averaging.measuredNetwork();
            List<LayerStatistics> statistics = averaging.snapshot().statistics();
            List<LayerStatistics> expected =
                    normalization.equals(running) ? plain.snapshot().statistics() : measured.statistics(plan.supply());
            for (int layer = 0; layer < 2; layer++) {
                assertArrayEquals(
                        expected.get(layer).mean(), statistics.get(layer).mean());
                assertArrayEquals(
                        expected.get(layer).variance(), statistics.get(layer).variance());
            }
            double[] point = new double[10];
            point[7] = 1;
            assertEquals(
                    measured.freeze(expected).logit(point),
                    averaging.snapshot().classifier().logit(point));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refuseDecaysThatAreNone(double decay) {
        TrainingPlan plan = plans().findFirst().orElseThrow();
        var e = assertThrows(IllegalArgumentException.class, () -> plan.averagedBy(decay));
        assertEquals("averagingDecay must be at least 0 and less than 1, got " + decay, e.getMessage());
    }

    private static List<float[]> numbers(Network network) {
        return network.parameters().stream()
                .map(Parameter::value)
                .map(value -> value.toRows())
                .toList();
    }

    private static void requireSame(List<float[]> one, List<float[]> other) {
        assertEquals(one.size(), other.size());
        for (int i = 0; i < one.size(); i++) {
            assertArrayEquals(one.get(i), other.get(i));
        }
    }
}
