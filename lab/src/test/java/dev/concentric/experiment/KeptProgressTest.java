package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.estimation.ErrorCount;
import dev.concentric.estimation.PartialCount;
import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When checkpoints are written, and what else of a run's progress is kept beside them. */
class KeptProgressTest {
    private static final RunSpec SPEC = SmallRuns.spec("run", SmallRuns.reluPlan(), 0, 5, 20);

    @ParameterizedTest
    @CsvSource({
        // seconds between, cost of the last, seconds since it, due
        "0, 0, 0, true",
        "0, 5, 0, true",
        "30, 0, 29.9, false",
        "30, 0, 30, true",
        "30, 0.15, 30, true",
        "30, 0.3, 59, false",
        "30, 0.3, 60.1, true",
        "30, 20, 299, false",
        "30, 20, 300, true",
        "0.1, 0.01, 0.99, false",
        "0.1, 0.01, 1.01, true"
    })
    void aCheckpointCostsHalfAPercentAndIsNeverPutOffForLong(double seconds, double cost, double since, boolean due) {
        assertEquals(due, new CheckpointPolicy(seconds, 3, false).isDue(since, cost));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"seconds\"", "{}", "{\"seconds\": \"many\"}"})
    void aDamagedRecordOfSecondsIsNoReasonToTrainAgain(String content, @TempDir Path folder) throws IOException {
        Interruption interruption = new Interruption();
        List<String> told = new ArrayList<>();
        RunObserver observer = new RunObserver() {
            @Override
            public void advanced(Run run, long step, double batchLoss) {
                if (step == 7) {
                    interruption.request();
                }
            }

            @Override
            public void resumed(Run run, long step) {
                told.add("resumed " + step);
            }

            @Override
            public void warned(Run run, String what) {
                told.add(what);
            }
        };
        RunFolder run = RunFolder.create(folder.resolve("run"));
        assertThrows(
                RunStoppedException.class,
                () -> SmallRuns.trainer(1, CheckpointPolicy.USUAL, observer, interruption)
                        .train(SPEC, run));
        Files.writeString(run.path().resolve("progress.json"), content);
        TrainedRun trained = SmallRuns.trainer(1, observer).train(SPEC, run);
        assertEquals(2, told.size(), told::toString);
        assertTrue(told.get(0).contains("progress.json"), told::toString);
        assertTrue(told.get(0).endsWith("its seconds are counted from now"), told::toString);
        assertEquals("resumed 7", told.get(1));
        assertTrue(trained.seconds() > 0);
        assertFalse(SmallRuns.contents(run.path()).keySet().stream().anyMatch(name -> name.endsWith(".damaged")));
    }

    /** A run that was stopped between its last step and the measurement there. */
    private static RunFolder stoppedBeforeMeasuring(Path path) {
        Interruption interruption = new Interruption();
        RunObserver observer = new RunObserver() {
            @Override
            public void advanced(Run run, long step, double batchLoss) {
                if (step == 20) {
                    interruption.request();
                }
            }
        };
        RunFolder run = RunFolder.create(path);
        assertThrows(
                RunStoppedException.class,
                () -> SmallRuns.trainer(1, CheckpointPolicy.USUAL, observer, interruption)
                        .train(SPEC, run));
        return run;
    }

    @Test
    void aMeasurementGoesOnFromThePartsThatWereKept(@TempDir Path folder) {
        RunFolder run = stoppedBeforeMeasuring(folder.resolve("run"));
        ErrorCount made = new ErrorCount(7, 800, 0.5, 0.1);
        try (RunWriter writer = run.write()) {
            new MeasurementParts(20, writer::measuring).count("outer, 800 points", (from, listener) -> made);
        }
        TrainedRun trained = SmallRuns.trainer(1, RunObserver.SILENT).train(SPEC, run);
        assertEquals(made, trained.last().outer());
        assertFalse(SmallRuns.contents(run.path()).containsKey("measuring.json"));
    }

    @Test
    void aCountGoesOnFromWhereItWasLeft() {
        List<Document> kept = new ArrayList<>();
        MeasurementParts first = new MeasurementParts(20, kept::add);
        PartialCount left = new PartialCount(1000, 3, 0.25, 0.125);
        assertThrows(
                IllegalStateException.class,
                () -> first.count("inner", (from, listener) -> {
                    assertEquals(PartialCount.NONE, from);
                    listener.accept(left);
                    throw new IllegalStateException("killed");
                }));
        MeasurementParts second = new MeasurementParts(20, kept::add);
        second.takeOver(kept.getLast());
        ErrorCount whole = new ErrorCount(5, 2000, 0.5, 0.1);
        assertEquals(whole, second.count("inner", (from, listener) -> {
            assertEquals(left, from);
            return whole;
        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"step\"",
                "{}",
                "{\"step\": 20, \"parts\": 3}",
                "{\"step\": 5, \"parts\": {\"outer, 800 points\": {}}}",
                "{\"step\": 20, \"parts\": {\"outer, 800 points\": {}}}",
                "{\"step\": 20, \"parts\": {\"outer, 800 points, so far\": {\"points\": 1, \"errors\": 2, \"loss\": 0,"
                        + " \"squaredLoss\": 0}}}"
            })
    void partsThatAreDamagedOrOfAnotherStepAreMadeAnew(String content, @TempDir Path folder) throws IOException {
        RunFolder run = stoppedBeforeMeasuring(folder.resolve("run"));
        Files.writeString(run.path().resolve("measuring.json"), content);
        TrainedRun trained = SmallRuns.trainer(1, RunObserver.SILENT).train(SPEC, run);
        TrainedRun undisturbed =
                SmallRuns.trainer(1, RunObserver.SILENT).train(SPEC, RunFolder.create(folder.resolve("other")));
        assertEquals(undisturbed.measurements(), trained.measurements());
    }
}
