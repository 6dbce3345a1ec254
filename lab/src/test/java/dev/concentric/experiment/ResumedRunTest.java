package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.Document;
import dev.concentric.store.RefusedFolderException;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunWriter;
import dev.concentric.store.Tensor;
import dev.concentric.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that are stopped, damaged, moved and measured anew come to the bits of a run that nothing happened to. */
class ResumedRunTest {
    private static final RunSpec SPEC = SmallRuns.spec("run", SmallRuns.reluPlan(), 0, 5, 20);
    private static final String LAST = "checkpoints/step-000000020.safetensors";
    private static final CheckpointPolicy EVERY_STEP = new CheckpointPolicy(0, 3, false);
    private static final CheckpointPolicy NEVER = new CheckpointPolicy(1e9, 3, false);

    @TempDir
    private Path folder;

    /** Stops the run once a step is made, as a signal would, and notes what it is told. */
    private static final class Stopper implements RunObserver {
        private final Interruption interruption = new Interruption();
        private final List<String> lines = new ArrayList<>();
        private final long stopAt;

        Stopper(long stopAt) {
            this.stopAt = stopAt;
        }

        @Override
        public void advanced(Run run, long step, double batchLoss) {
            if (step == stopAt) {
                interruption.request();
            }
        }

        @Override
        public void resumed(Run run, long step) {
            lines.add("resumed " + step);
        }

        @Override
        public void warned(Run run, String what) {
            lines.add(what);
        }
    }

    /** Breaks off at a step as if the process were killed: nothing more is written. */
    private static RunObserver killerAt(long killed) {
        return new RunObserver() {
            @Override
            public void advanced(Run run, long step, double batchLoss) {
                if (step == killed) {
                    throw new UnsupportedOperationException("killed");
                }
            }
        };
    }

    @ParameterizedTest
    @MethodSource("dev.concentric.experiment.SmallRuns#plansOfAllKinds")
    void aRunStoppedOnItsWayEndsWithTheSameBits(TrainingPlan plan) {
        RunSpec spec = SmallRuns.spec("run", plan, 0, 5, 20);
        train(spec, "whole", NEVER, new Stopper(-1));
        List<Integer> stops = List.of(1, 4, 5, 6, 12, 19);
        for (int i = 0; i < stops.size(); i++) {
            int step = stops.get(i);
            Stopper stopper = new Stopper(step);
            int threads = 1 + step % 2;
            RunTrainer trainer = SmallRuns.trainer(threads, NEVER, stopper, stopper.interruption);
            RunStoppedException stopped =
                    assertThrows(RunStoppedException.class, () -> trainer.train(spec, create("stopped")));
            assertEquals("stopped at step " + step, stopped.getMessage());
            assertEquals(i == 0 ? List.of() : List.of("resumed " + stops.get(i - 1)), stopper.lines);
            assertFalse(create("stopped").isDone());
        }
        train(spec, "stopped", NEVER, new Stopper(-1));
        assertEquals(resultsOf("whole"), resultsOf("stopped"));
        List<Long> sessions = create("stopped").resumptions().stream()
                .map(session -> session.integer("step"))
                .toList();
        assertEquals(List.of(1L, 4L, 5L, 6L, 12L, 19L), sessions);
    }

    @Test
    void aRunKilledAtAnyStepGoesOnFromItsLatestCheckpoint() {
        train(SPEC, "whole", NEVER, RunObserver.SILENT);
        for (int killed = 1; killed <= 20; killed++) {
            RunObserver killer = killerAt(killed);
            assertThrows(UnsupportedOperationException.class, () -> train(SPEC, "killed", EVERY_STEP, killer));
            // That of step 0 is written while its network is measured.
            assertEquals(Math.min(killed, 3), create("killed").checkpoints().size());
        }
        train(SPEC, "killed", EVERY_STEP, RunObserver.SILENT);
        assertEquals(resultsOf("whole"), resultsOf("killed"));
        assertEquals(
                List.of(18L, 19L, 20L),
                create("killed").checkpoints().stream()
                        .map(RunFolder.Checkpoint::step)
                        .toList());
    }

    @Test
    void aRunWithoutCheckpointBeginsAgain() {
        train(SPEC, "whole", NEVER, RunObserver.SILENT);
        assertThrows(UnsupportedOperationException.class, () -> train(SPEC, "killed", NEVER, killerAt(13)));
        assertEquals(2, create("killed").metrics().size());
        train(SPEC, "killed", NEVER, RunObserver.SILENT);
        assertEquals(resultsOf("whole"), resultsOf("killed"));
    }

    @Test
    void damagedCheckpointsAreSetAsideAndTheOneBeforeIsTaken() throws IOException {
        train(SPEC, "whole", NEVER, RunObserver.SILENT);
        assertThrows(UnsupportedOperationException.class, () -> train(SPEC, "run", EVERY_STEP, killerAt(13)));
        flip(create("run").checkpoints().get(2).file(), 3000);
        Path cut = create("run").checkpoints().get(1).file();
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 5000));
        try (RunWriter writer = create("run").write()) {
            writer.checkpoint(999, Map.of("rubbish", Tensor.of(new float[] {1}, 1)), Map.of("step", "999"));
        }
        Stopper notes = new Stopper(-1);
        train(SPEC, "run", EVERY_STEP, notes);
        assertEquals(4, notes.lines.size(), notes.lines::toString);
        for (int i = 0; i < 3; i++) {
            assertTrue(
                    notes.lines
                            .get(i)
                            .matches(".*/checkpoints/step-0*(999|12|11)\\.safetensors.*: .*before it is taken"),
                    notes.lines.get(i));
        }
        assertEquals("resumed 10", notes.lines.getLast());
        assertEquals(resultsOf("whole"), resultsOf("run"));
        assertTrue(Files.exists(folder.resolve("run/checkpoints/step-000000012.safetensors.damaged")));
    }

    @Test
    void allCheckpointsDamagedMeansTheFirstStep() throws IOException {
        train(SPEC, "whole", NEVER, RunObserver.SILENT);
        assertThrows(UnsupportedOperationException.class, () -> train(SPEC, "run", EVERY_STEP, killerAt(13)));
        for (RunFolder.Checkpoint checkpoint : create("run").checkpoints()) {
            flip(checkpoint.file(), 9);
        }
        train(SPEC, "run", NEVER, RunObserver.SILENT);
        assertEquals(resultsOf("whole"), resultsOf("run"));
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 4;
        Files.write(file, bytes);
    }

    @Test
    void aRunThatWasMovedGoesOn() throws IOException {
        train(SPEC, "whole", NEVER, RunObserver.SILENT);
        assertThrows(UnsupportedOperationException.class, () -> train(SPEC, "run", EVERY_STEP, killerAt(7)));
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.move(folder.resolve("run"), folder.resolve("elsewhere/run"));
        train(SPEC, "elsewhere/run", NEVER, RunObserver.SILENT);
        assertEquals(resultsOf("whole"), resultsOf("elsewhere/run"));
    }

    /** A signal that comes while the network is measured does not wait for it. */
    @Test
    void aRunIsSavedWhileItIsMeasured() {
        Interruption interruption = new Interruption();
        List<Long> saved = new ArrayList<>();
        RunObserver observer = new RunObserver() {
            @Override
            public void measuring(Run run, long step) {
                if (step == 5) {
                    Thread signal = new Thread(interruption::request);
                    signal.start();
                    try {
                        signal.join();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    saved.add(create("run").latestCheckpoint().orElseThrow().step());
                }
            }
        };
        RunTrainer trainer = SmallRuns.trainer(1, NEVER, observer, interruption);
        assertThrows(RunStoppedException.class, () -> trainer.train(SPEC, create("run")));
        assertEquals(List.of(5L), saved);
        train(SPEC, "whole", NEVER, RunObserver.SILENT);
        train(SPEC, "run", NEVER, RunObserver.SILENT);
        assertEquals(resultsOf("whole"), resultsOf("run"));
    }

    @Test
    void aCompleteRunIsMeasuredAnewWithoutTraining() {
        TrainingPlan plan = SmallRuns.reluPlan();
        CheckpointPolicy keeping = new CheckpointPolicy(1e9, 3, true);
        train(SmallRuns.spec("run", plan, 0, 5, 20), "run", keeping, RunObserver.SILENT);
        String weights = contents("run").get(LAST);
        RunSpec more = new RunSpec("run", plan, SmallRuns.measurement(700, 900, 4, 5, 20));
        TrainedRun again = train(more, "run", keeping, killerAt(1));
        assertEquals(more, again.spec());
        assertEquals(
                List.of(700L, 900L),
                again.measurements().stream()
                        .map(measurement -> measurement.inner().samples())
                        .toList());
        assertEquals(weights, contents("run").get(LAST));
        TrainedRun fresh = train(more, "fresh", NEVER, RunObserver.SILENT);
        assertEquals(fresh.measurements(), again.measurements());
    }

    @Test
    void aNetworkThatWasNotKeptIsNotMeasuredAnew() {
        train(SPEC, "run", NEVER, RunObserver.SILENT);
        Map<String, String> before = contents("run");
        Refusal.of(
                RefusedFolderException.class,
                () -> train(SmallRuns.spec("run", SPEC.plan(), 0, 6, 20), "run", NEVER, RunObserver.SILENT),
                "has not kept the network of step 6",
                "--keep-snapshots");
        assertEquals(before, contents("run"));
        // The last network is always there.
        RunSpec last = new RunSpec("run", SPEC.plan(), SmallRuns.measurement(600, 2000, 3, 0, 5, 20));
        assertEquals(
                2000,
                train(last, "run", NEVER, RunObserver.SILENT).last().inner().samples());
    }

    @Test
    void keepsTheNetworksThatAreMeasuredWhereAsked() {
        train(SPEC, "run", new CheckpointPolicy(1e9, 1, true), RunObserver.SILENT);
        RunFolder run = create("run");
        assertEquals(
                List.of(0L, 5L, 20L),
                run.snapshots().stream().map(RunFolder.Checkpoint::step).toList());
        assertFalse(
                run.snapshots().getFirst().read().tensors().keySet().stream().anyMatch(name -> name.contains("adam")));
        assertEquals(5, TrainedRun.snapshotOf(run, 5).step());
        Refusal.ofFile(
                () -> TrainedRun.snapshotOf(run, 7), "has not kept the network of step 7", "kept are [0, 5, 20]");
    }

    @Test
    void tellsWhereARunDivergedAndWhatIsLeft() {
        RunSpec hot = new RunSpec(
                "run",
                new TrainingPlan(
                        SmallRuns.SPHERES,
                        SPEC.plan().trainingSetSize(),
                        SmallRuns.QUADRATIC,
                        SmallRuns.GLOROT,
                        SPEC.plan().adam().withLearningRate(1e12),
                        25,
                        20,
                        1),
                new MeasurementPlan(List.of(), 1, 1));
        RunDivergedException diverged =
                assertThrows(RunDivergedException.class, () -> train(hot, "run", EVERY_STEP, RunObserver.SILENT));
        String message = String.valueOf(diverged.getMessage());
        assertTrue(message.contains("training diverged: after step "), message);
        assertTrue(message.contains("weights") || message.contains("readout"), message);
        Document failure = create("run").failure().orElseThrow();
        RunFolder.Checkpoint good = create("run").latestCheckpoint().orElseThrow();
        assertTrue(good.step() <= failure.integer("step"));
        assertTrue(message.endsWith("last good checkpoint: " + good.file()), message);
        assertEquals(RunStatus.State.FAILED, RunStatus.of(create("run")).state());
        assertThrows(RunDivergedException.class, () -> train(hot, "run", EVERY_STEP, RunObserver.SILENT));
    }

    private RunFolder create(String name) {
        return RunFolder.create(folder.resolve(name));
    }

    private TrainedRun train(RunSpec spec, String name, CheckpointPolicy checkpoints, RunObserver observer) {
        return SmallRuns.trainer(1, checkpoints, observer).train(spec, create(name));
    }

    /** Returns what must not depend on what happened to a run on its way. */
    private List<String> resultsOf(String name) {
        Map<String, String> contents = contents(name);
        return List.of(
                String.valueOf(contents.get("config.toml")),
                String.valueOf(contents.get("metrics.jsonl")),
                String.valueOf(contents.get(LAST)));
    }

    private Map<String, String> contents(String name) {
        return SmallRuns.contents(folder.resolve(name));
    }
}
