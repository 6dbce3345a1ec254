package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.BusyFolderException;
import dev.concentric.store.Json;
import dev.concentric.store.RefusedFolderException;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunWriter;
import dev.concentric.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunTrainerTest {
    private static final String CHECKPOINT = "checkpoints/step-000000020.safetensors";
    private static final RunSpec SPEC = SmallRuns.spec("run", SmallRuns.reluPlan(), 0, 5, 20);

    @TempDir
    private Path folder;

    /** Notes what it is told. */
    private static final class Notes implements RunObserver {
        private final List<String> lines = new ArrayList<>();
        private int steps;

        @Override
        public void advanced(Run run, long step, double batchLoss) {
            steps++;
            assertEquals(steps, step);
            assertTrue(batchLoss > 0);
        }

        @Override
        public void measuring(Run run, long step) {
            lines.add("measuring " + step);
        }

        @Override
        public void finished(Run run) {
            lines.add("finished " + run.name());
        }

        @Override
        public void reused(Run run) {
            lines.add("reused " + run.name());
        }
    }

    @Test
    void leavesACompleteFolderAndTellsHowItGoesOn() {
        Notes notes = new Notes();
        TrainedRun run = train(SPEC, "run", 1, notes);
        assertEquals(
                List.of(
                        "DONE",
                        CHECKPOINT,
                        "concentric.lock",
                        "config.toml",
                        "metrics.jsonl",
                        "progress.json",
                        "provenance.json",
                        "result.json"),
                List.copyOf(contents("run").keySet()));
        assertEquals(List.of("measuring 0", "measuring 5", "measuring 20", "finished run"), notes.lines);
        assertEquals(20, notes.steps);
        assertEquals(SPEC, run.spec());
        assertEquals(
                List.of(0L, 5L, 20L),
                run.measurements().stream().map(Measurement::step).toList());
        assertEquals(
                List.of(600L, 600L, 800L),
                run.measurements().stream().map(each -> each.outer().samples()).toList());
        assertEquals(3, run.last().coarse().points());
        assertTrue(run.seconds() > 0);
        assertEquals(20, run.snapshot().step());
        assertEquals(7, run.folder().provenance().orElseThrow().seed());
        assertEquals(
                "relu-16-12",
                run.folder().latestCheckpoint().orElseThrow().read().text("architecture"));
    }

    @ParameterizedTest
    @MethodSource("dev.concentric.experiment.SmallRuns#plansOfAllKinds")
    void measuresWhatTheCommandLineMeasuresAfterwards(TrainingPlan plan) {
        TrainedRun run = train(SmallRuns.spec("run", plan, 20), "run", 1, RunObserver.SILENT);
        Measurer measurer = new Measurer(run.spec().plan(), 2);
        assertEquals(
                run.last(),
                measurer.measure(run.snapshot(), run.spec().measurement(), new MeasurementParts(0, all -> {})));
    }

    @Test
    void usesACompleteRunAgain() {
        train(SPEC, "run", 1, RunObserver.SILENT);
        Map<String, String> before = contents("run");
        Notes notes = new Notes();
        TrainedRun again = train(SPEC, "run", 2, notes);
        assertEquals(List.of("reused run"), notes.lines);
        assertEquals(0, notes.steps);
        assertEquals(before, contents("run"));
        assertEquals(3, again.measurements().size());
    }

    @Test
    void refusesAFolderWithOtherSettings() throws IOException {
        train(SPEC, "run", 1, RunObserver.SILENT);
        for (boolean complete : List.of(true, false)) {
            if (!complete) {
                Files.delete(folder.resolve("run/DONE"));
            }
            Map<String, String> before = contents("run");
            Refusal.of(
                    RefusedFolderException.class,
                    () -> train(
                            SmallRuns.spec("run", SmallRuns.reluPlan().onSetOf(9), 0, 5, 20),
                            "run",
                            1,
                            RunObserver.SILENT),
                    "holds a run with other settings",
                    folder.resolve("run").toString());
            assertEquals(before, contents("run"));
        }
    }

    @Test
    void measuringOftenChangesNoWeight() {
        long[] everyStep = Stream.iterate(0L, step -> step <= 20, step -> step + 1)
                .mapToLong(step -> step)
                .toArray();
        SmallRuns.plansOfAllKinds().skip(1).limit(3).forEach(plan -> {
            String name = String.valueOf(plan.hashCode());
            train(SmallRuns.spec("run", plan), name + "-never", 1, RunObserver.SILENT);
            train(SmallRuns.spec("run", plan, everyStep), name + "-always", 1, RunObserver.SILENT);
            assertEquals(
                    contents(name + "-never").get(CHECKPOINT),
                    contents(name + "-always").get(CHECKPOINT));
        });
    }

    @Test
    void threadsChangeNothing() {
        train(SPEC, "one", 1, RunObserver.SILENT);
        train(SPEC, "two", 2, RunObserver.SILENT);
        train(SPEC, "five", 5, RunObserver.SILENT);
        assertEquals(resultsOf("one"), resultsOf("two"));
        assertEquals(resultsOf("one"), resultsOf("five"));
    }

    @Test
    void leavesAFolderAloneThatAnotherWriterHolds() {
        RunFolder held = RunFolder.create(folder.resolve("run"));
        try (RunWriter writer = held.write()) {
            writer.provenance(SmallRuns.trainer(1, RunObserver.SILENT).provenance());
            Map<String, String> before = contents("run");
            assertThrows(BusyFolderException.class, () -> train(SPEC, "run", 1, RunObserver.SILENT));
            assertEquals(before, contents("run"));
        }
    }

    @Test
    void refusesSnapshotsBeyondTheEnd() {
        Refusal.of(
                IllegalArgumentException.class,
                () -> SmallRuns.spec("run", SmallRuns.reluPlan(), 1, 21),
                "snapshot at step 21",
                "the last step, 20");
        assertArrayEquals(
                new Long[] {1L, 20L},
                SmallRuns.spec("run", SmallRuns.reluPlan(), 1, 20)
                        .measurement()
                        .snapshots()
                        .toArray(Long[]::new));
    }

    private TrainedRun train(RunSpec spec, String name, int threads, RunObserver observer) {
        return SmallRuns.trainer(threads, observer).train(spec, RunFolder.create(folder.resolve(name)));
    }

    /** Returns what must not depend on how often, when or with how many threads a run is made. */
    private List<String> resultsOf(String name) {
        Map<String, String> contents = contents(name);
        long steps = Json.read(folder.resolve(name).resolve("result.json")).integer("steps");
        return List.of(
                contents.get("config.toml"), contents.get("metrics.jsonl"), contents.get(CHECKPOINT), "steps " + steps);
    }

    private Map<String, String> contents(String name) {
        return SmallRuns.contents(folder.resolve(name));
    }
}
