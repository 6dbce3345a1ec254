package dev.concentric.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.Batch;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.SampleSupply;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Network;
import dev.concentric.model.Normalization;
import dev.concentric.model.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingLoopTest {
    private static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(10);
    private static final Architecture RELU = new Architecture.Relu(10, List.of(20, 20), Normalization.DEFAULT);
    private static final Architecture QUADRATIC = new Architecture.Quadratic(10, 20);

    static Stream<TrainingPlan> plans() {
        return Stream.of(plan(RELU, 1), plan(QUADRATIC, 1), plan(RELU, 1).onSetOf(30));
    }

    private static TrainingPlan plan(Architecture architecture, long seed) {
        return plan(architecture, 1e-3, 16, 100, seed);
    }

    private static TrainingPlan plan(Architecture architecture, double rate, int batchSize, long steps, long seed) {
        return new TrainingPlan(
                SPHERES,
                OptionalLong.empty(),
                architecture,
                new Initialization.Glorot(),
                AdamSettings.DEFAULT.withLearningRate(rate),
                batchSize,
                steps,
                seed);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void givesTheSameBitsForTheSamePlan(TrainingPlan plan) {
        var first = new TrainingLoop<>(plan);
        var second = new TrainingLoop<>(plan);
        first.advanceTo(30);
        // Snapshots on the way leave no trace.
        for (int step = 0; step < 30; step++) {
            second.snapshot();
            second.advance();
        }
        assertEquals(30, second.step());
        assertEquals(first.batchLoss(), second.batchLoss());
        assertArrayEquals(numbers(first.network()), numbers(second.network()));
        float[] logits = logits(first.snapshot());
        assertArrayEquals(logits, logits(second.snapshot()));
    }

    /** Plans with work to share: layers of several panels and blocks, and batches that no team divides. */
    static Stream<TrainingPlan> widePlans() {
        Normalization after = Normalization.DEFAULT.at(Normalization.Placement.AFTER_RELU);
        return Stream.of(
                        new Architecture.Relu(10, List.of(150, 77), Normalization.DEFAULT),
                        new Architecture.Relu(10, List.of(77, 150), after),
                        new Architecture.Quadratic(10, 150))
                .flatMap(architecture -> {
                    TrainingPlan plan = plan(architecture, 1e-3, 47, 100, 7);
                    return Stream.of(plan, plan.onSetOf(1000));
                });
    }

    @ParameterizedTest
    @MethodSource("widePlans")
    void givesTheSameBitsForTeamsOfAnySize(TrainingPlan plan) {
        var alone = new TrainingLoop<>(plan);
        alone.advanceTo(10);
        for (int size : new int[] {1, 2, 3, 5}) {
            try (Team team = Team.of(size)) {
                var shared = new TrainingLoop<>(plan, team);
                shared.advanceTo(10);
                assertEquals(alone.batchLoss(), shared.batchLoss());
                assertArrayEquals(numbers(alone.network()), numbers(shared.network()));
            }
        }
    }

    @Test
    void givesOtherNumbersForAnotherSeed() {
        assertNotEquals(
                numbers(plan(RELU, 1).newNetwork())[0], numbers(plan(RELU, 2).newNetwork())[0]);
        assertNotEquals(
                plan(RELU, 1).supply().first(1).points().get(0, 0),
                plan(RELU, 2).supply().first(1).points().get(0, 0));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void takesTheSuppliesBatchesInOrder(TrainingPlan plan) {
        var loop = new TrainingLoop<>(plan);
        assertTrue(Double.isNaN(loop.batchLoss()));
        Network network = plan.newNetwork();
        Adam adam = new Adam(plan.adam(), network.parameters());
        SampleSupply supply = plan.supply();
        Batch batch = Batch.zeros(16, 10);
        for (long step = 0; step < 5; step++) {
            supply.fill(step, batch);
            double loss = network.step(batch, adam, Team.single());
            loop.advance();
            assertEquals(loss, loop.batchLoss());
        }
        assertArrayEquals(numbers(network), numbers(loop.network()));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void learns(TrainingPlan plan) {
        var loop = new TrainingLoop<>(plan);
        double atFirst = meanLoss(loop, 100);
        loop.advanceTo(3000);
        assertEquals(3000, loop.step());
        double atLast = meanLoss(loop, 100);
        assertTrue(atLast < 0.7 * atFirst, atFirst + " to " + atLast);
        loop.advanceTo(10);
        assertEquals(3100, loop.step());
    }

    private static double meanLoss(TrainingLoop<Network, Snapshot> loop, int steps) {
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            loop.advance();
            sum += loop.batchLoss();
        }
        return sum / steps;
    }

    @Test
    void snapshotsStayWhatTheyAre() {
        var loop = new TrainingLoop<>(plan(RELU, 3));
        loop.advanceTo(3);
        Snapshot snapshot = loop.snapshot();
        float[] before = logits(snapshot);
        loop.advanceTo(20);
        assertEquals(3, snapshot.step());
        assertEquals(2, snapshot.statistics().size());
        assertArrayEquals(before, logits(snapshot));
    }

    @Test
    void stopsWhereTheLossIsNoNumber() {
        var loop = new TrainingLoop<>(plan(RELU, 4));
        loop.advanceTo(2);
        loop.network().parameters().getLast().value().set(0, 0, Float.NaN);
        float[] before = numbers(loop.network());
        DivergedException e = assertThrows(DivergedException.class, () -> loop.advanceTo(10));
        assertTrue(e.getMessage().contains("step 2"), e.getMessage());
        assertEquals(2, loop.step());
        assertArrayEquals(before, numbers(loop.network()));
    }

    @Test
    void noticesARateThatIsFarTooHigh() {
        var loop = new TrainingLoop<>(plan(QUADRATIC, 1e30, 16, 100, 5));
        assertThrows(DivergedException.class, () -> loop.advanceTo(20));
    }

    @Test
    void refusesPlansThatDoNotFitTogether() {
        assertThrows(IllegalArgumentException.class, () -> plan(new Architecture.Quadratic(11, 20), 1));
        assertThrows(IllegalArgumentException.class, () -> plan(RELU, 1e-3, 0, 100, 1));
        assertThrows(IllegalArgumentException.class, () -> plan(RELU, 1e-3, 50, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> plan(RELU, 1).onSetOf(0));
        assertThrows(IllegalArgumentException.class, () -> plan(RELU, -1, 50, 100, 1));
    }

    @Test
    void thePapersPlanIsThePapers() {
        TrainingPlan plan = TrainingPlan.ofPaper(SPHERES, RELU, new Initialization.Glorot(), 1000, 6);
        assertEquals(50, plan.batchSize());
        assertEquals(1e-4, plan.adam().learningRate());
        assertTrue(plan.trainingSetSize().isEmpty());
        assertEquals(OptionalLong.of(1000), plan.onSetOf(1000).trainingSetSize());
    }

    private static float[] numbers(Network network) {
        int size = network.parameters().stream().mapToInt(p -> p.value().size()).sum();
        float[] all = new float[size];
        int at = 0;
        for (Parameter parameter : network.parameters()) {
            System.arraycopy(
                    parameter.value().toRows(), 0, all, at, parameter.value().size());
            at += parameter.value().size();
        }
        return all;
    }

    private static float[] logits(Snapshot snapshot) {
        FloatMatrix points = FloatMatrix.zeros(4, 10);
        Arrays.fill(points.data(), 0.3f);
        points.set(1, 3, -0.7f);
        float[] logits = new float[4];
        snapshot.classifier().logits(points, logits);
        return logits;
    }
}
