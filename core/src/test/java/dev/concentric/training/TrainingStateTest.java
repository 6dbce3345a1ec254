package dev.concentric.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.Batching;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.model.Normalization.Placement;
import dev.concentric.model.Normalization.RunningStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingStateTest {
    private static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(10);

    static Stream<TrainingPlan> plans() {
        Normalization running = Normalization.DEFAULT.with(new RunningStatistics(0.9));
        Stream<Architecture> architectures = Stream.of(
                relu(Normalization.DEFAULT),
                relu(running),
                relu(running.at(Placement.AFTER_RELU)),
                relu(running.at(Placement.NONE)),
                new Architecture.Quadratic(10, 37));
        return architectures
                .map(architecture -> TrainingPlan.ofPaper(SPHERES, architecture, new Initialization.Glorot(), 40, 3)
                        .onSetOf(1000))
                .flatMap(plan -> Stream.of(plan, plan.averagedBy(0.9).with(Batching.BALANCED)));
    }

    private static Architecture relu(Normalization normalization) {
        return new Architecture.Relu(10, List.of(35, 18), normalization);
    }

    /** The state moves to a fresh loop, which another number of threads shares, and both go on. */
    @ParameterizedTest
    @MethodSource("plans")
    void isAllThatATrainingNeedsToGoOnToTheSameBits(TrainingPlan plan) {
        var whole = new TrainingLoop<>(plan);
        whole.advanceTo(17);
        try (Team team = Team.of(2)) {
            var resumed = new TrainingLoop<>(plan, team);
            copy(whole.state(), resumed.state());
            resumed.resumeAfter(17, whole.batchLoss());
            assertEquals(17, resumed.step());
            assertEquals(whole.batchLoss(), resumed.batchLoss());
            whole.advanceTo(40);
            resumed.advanceTo(40);
            assertEquals(whole.batchLoss(), resumed.batchLoss());
            requireSame(whole.state(), resumed.state());
            double[] point = new double[10];
            point[2] = 1;
            assertEquals(
                    whole.snapshot().classifier().logit(point),
                    resumed.snapshot().classifier().logit(point));
        }
    }

    private static void copy(TrainingState from, TrainingState to) {
        assertEquals(from.matrices().keySet(), to.matrices().keySet());
        assertEquals(from.vectors().keySet(), to.vectors().keySet());
        from.matrices().forEach((name, matrix) -> matrix(to, name).setRows(matrix.toRows()));
        from.vectors()
                .forEach((name, vector) ->
                        System.arraycopy(vector, 0, to.vectors().get(name), 0, vector.length));
    }

    private static void requireSame(TrainingState one, TrainingState other) {
        one.matrices()
                .forEach((name, matrix) ->
                        assertArrayEquals(matrix.toRows(), matrix(other, name).toRows(), name));
        one.vectors()
                .forEach((name, vector) ->
                        assertArrayEquals(vector, other.vectors().get(name), name));
    }

    private static PackedMatrix matrix(TrainingState state, String name) {
        return Optional.ofNullable(state.matrices().get(name)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "hidden1.weights, 0, 0, NaN",
        "hidden1.weights, 9, 34, Infinity",
        "hidden2.weights.adam2, 3, 17, -Infinity",
        "readout.bias.adam1, 0, 0, NaN"
    })
    void findsANumberThatIsNotFinite(String name, int row, int column, float value) {
        var loop = new TrainingLoop<>(plans().findFirst().orElseThrow());
        loop.advanceTo(5);
        loop.requireFinite();
        matrix(loop.state(), name).set(row, column, value);
        DivergedException diverged = assertThrows(DivergedException.class, loop::requireFinite);
        assertEquals(5, diverged.step());
        assertTrue(
                String.valueOf(diverged.getMessage())
                        .contains("after step 5, " + name + "[" + row + ", " + column + "] is " + value),
                diverged.getMessage());
    }

    @Test
    void findsARunningAverageThatIsNotFinite() {
        var loop = new TrainingLoop<>(plans().skip(2).findFirst().orElseThrow());
        Optional.ofNullable(loop.state().vectors().get("hidden2.runningVariance"))
                .orElseThrow()[7] = Double.NaN;
        assertEquals(
                Optional.of("hidden2.runningVariance[7] is NaN"), loop.state().firstNonFinite());
    }

    @Test
    void aLossThatOverflowsNamesTheTensorToBlame() {
        var loop = new TrainingLoop<>(plans().findFirst().orElseThrow());
        loop.advanceTo(3);
        matrix(loop.state(), "readout.weights").set(1, 0, Float.POSITIVE_INFINITY);
        DivergedException infinite = assertThrows(DivergedException.class, loop::advance);
        assertEquals(3, infinite.step());
        assertTrue(String.valueOf(infinite.getMessage()).contains("readout.weights[1, 0] is Infinity"));
        matrix(loop.state(), "readout.weights").set(1, 0, 1e38f);
        matrix(loop.state(), "readout.bias").set(0, 0, -3e38f);
        matrix(loop.state(), "hidden2.scale").set(0, 0, 1e38f);
        matrix(loop.state(), "hidden2.scale").set(0, 1, 1e38f);
        DivergedException overflow = assertThrows(DivergedException.class, loop::advance);
        assertTrue(
                String.valueOf(overflow.getMessage()).contains("the largest number is where readout.bias holds 3.0E38"),
                overflow.getMessage());
    }
}
