package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.model.Initialization;
import dev.concentric.store.RefusedFolderException;
import dev.concentric.store.RunFolder;
import dev.concentric.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end where no error is seen any more, and counts that stop at a number of errors. */
class EndedRunTest {
    private static final int ERRORS = 10;
    private static final MeasurementPlan WHILE_SEEN =
            SmallRuns.measurement(600, 600, 0, 5, 10, 20).whileSeen(ERRORS);

    /** Without errors from the start. */
    private static final TrainingPlan PERFECT =
            SmallRuns.plan(SmallRuns.QUADRATIC, new Initialization.Perfect(SmallRuns.SPHERES, 1, 1e-3, 0.999));

    @TempDir
    private Path folder;

    private TrainedRun train(TrainingPlan plan) {
        RunSpec spec = new RunSpec("run", plan, WHILE_SEEN);
        return SmallRuns.trainer(1, RunObserver.SILENT).train(spec, RunFolder.create(folder.resolve("run")));
    }

    @Test
    void aRunEndsAtTheFirstMeasurementWithoutAnError() {
        TrainedRun run = train(PERFECT);
        assertEquals(
                List.of(5L), run.measurements().stream().map(Measurement::step).toList());
        assertEquals(5, run.steps());
        assertEquals(5, run.snapshot().step());
        assertEquals(5, run.folder().result().orElseThrow().integer("steps"));
        assertEquals(0, run.last().inner().errors());
        assertFalse(run.last().inner().stoppedAtErrors());
        assertEquals(run.measurements(), TrainedRun.open(run.folder()).measurements());
    }

    @Test
    void anEndedRunIsUsedAsItIs() {
        train(PERFECT);
        var before = SmallRuns.contents(folder);
        train(PERFECT);
        assertEquals(before, SmallRuns.contents(folder));
    }

    @Test
    void aRunWithErrorsGoesOnToItsBoundAndCountsSoMany() {
        TrainedRun run = train(SmallRuns.quadraticPlan());
        assertEquals(3, run.measurements().size());
        assertEquals(SmallRuns.STEPS, run.steps());
        for (Measurement measurement : run.measurements()) {
            assertEquals(ERRORS, measurement.inner().errors());
            assertTrue(measurement.inner().stoppedAtErrors());
            assertTrue(measurement.inner().samples() < 600);
            assertEquals(600, measurement.outer().samples());
        }
    }

    @Test
    void aRunKilledBetweenItsLastMeasurementAndItsEndEndsThereToo() {
        TrainedRun run = train(PERFECT);
        assertTrue(folder.resolve("run/DONE").toFile().delete());
        assertTrue(folder.resolve("run/result.json").toFile().delete());
        TrainedRun again = train(PERFECT);
        assertEquals(5, again.steps());
        assertEquals(run.measurements(), again.measurements());
    }

    /** As a run that is kept as text, without its networks: what it was measured to be must not be lost. */
    @Test
    void anEndedRunWithoutItsNetworkIsNotTrainedAnew() throws IOException {
        TrainedRun run = train(PERFECT);
        Files.delete(run.folder().latestCheckpoint().orElseThrow().file());
        var before = SmallRuns.contents(folder);
        assertEquals(run.measurements(), train(PERFECT).measurements());
        MeasurementPlan onMorePoints =
                SmallRuns.measurement(900, 900, 0, 5, 10, 20).whileSeen(ERRORS);
        RunSpec measuredAnew = new RunSpec("run", PERFECT, onMorePoints);
        RefusedFolderException refusal = assertThrows(
                RefusedFolderException.class,
                () -> SmallRuns.trainer(1, RunObserver.SILENT).train(measuredAnew, run.folder()));
        assertTrue(refusal.getMessage().contains("has ended"), refusal.getMessage());
        assertEquals(before, SmallRuns.contents(folder));
    }
}
