package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.RefusedFolderException;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunStore;
import dev.concentric.training.AdamSettings;
import dev.concentric.training.TrainingPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunExecutorTest {
    private static final RunSpec FIRST = SmallRuns.spec("first", SmallRuns.reluPlan(), 20);
    private static final RunSpec LAST = SmallRuns.spec("last", SmallRuns.quadraticPlan(), 20);

    private RunStore store;

    @BeforeEach
    void create(@TempDir Path folder) {
        store = RunStore.create(folder.resolve("runs"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void returnsTheRunsInTheOrderGiven(int workers) {
        List<RunFolder> runs = executor(workers, RunObserver.SILENT).execute(List.of(LAST, FIRST), store);
        assertEquals(List.of(LAST, FIRST), runs.stream().map(TrainedRun::specOf).toList());
        assertEquals(
                List.of("first", "last"),
                store.runs().stream().map(RunFolder::name).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void oneRunsFailureLeavesTheOthersGoing(int workers) {
        SortedMap<String, String> told = Collections.synchronizedSortedMap(new TreeMap<>());
        RunObserver observer = new RunObserver() {
            @Override
            public void finished(Run run) {
                told.put(run.name(), "finished");
            }

            @Override
            public void failed(Run run, RuntimeException cause) {
                told.put(run.name(), String.valueOf(cause.getMessage()));
            }
        };
        RunsFailedException failure = assertThrows(
                RunsFailedException.class,
                () -> executor(workers, observer).execute(List.of(FIRST, diverging("bad"), LAST), store));

        String message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith("bad: training diverged"), message);
        assertInstanceOf(RunDivergedException.class, failure.getCause());
        assertEquals(List.of(failure.getCause()), failure.causes());
        assertEquals("finished", told.get("first"));
        assertEquals("finished", told.get("last"));
        assertEquals("bad: " + told.get("bad"), message);
        assertTrue(store.open("first").isDone());
        assertTrue(store.open("last").isDone());
        assertFalse(store.open("bad").isDone());
        assertTrue(store.open("bad").checkpoints().isEmpty());
    }

    @Test
    void namesEveryRunThatFailed() {
        RunsFailedException failure = assertThrows(
                RunsFailedException.class,
                () -> executor(2, RunObserver.SILENT)
                        .execute(List.of(diverging("worse"), FIRST, diverging("bad")), store));
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.matches("worse: .*; bad: .*"), message);
        assertEquals(2, failure.causes().size());
    }

    @Test
    void trainsNothingIfOneOfTheRunsHasOtherSettings() {
        executor(1, RunObserver.SILENT).execute(List.of(LAST), store);
        Map<String, String> before = SmallRuns.contents(store.path());
        RunSpec other = SmallRuns.spec("last", SmallRuns.reluPlan(), 20);
        Refusal.of(
                RefusedFolderException.class,
                () -> executor(2, RunObserver.SILENT).execute(List.of(FIRST, other), store),
                "other settings");
        assertEquals(before, SmallRuns.contents(store.path()));
        assertFalse(Files.exists(store.path().resolve("first")));
    }

    @Test
    void anErrorOfTheJvmIsNoFailureOfARun() {
        RunObserver broken = new RunObserver() {
            @Override
            public void measuring(Run run, long step) {
                throw new StackOverflowError();
            }
        };
        assertThrows(StackOverflowError.class, () -> executor(1, broken).execute(List.of(FIRST), store));
    }

    @Test
    void needsAWorker() {
        assertThrows(IllegalArgumentException.class, () -> executor(0, RunObserver.SILENT));
    }

    private static RunExecutor executor(int workers, RunObserver observer) {
        return new RunExecutor(SmallRuns.trainer(1, observer), workers, 1L << 30);
    }

    /** A run whose loss is no longer finite after a step or two. */
    private static RunSpec diverging(String name) {
        TrainingPlan plan = SmallRuns.quadraticPlan();
        AdamSettings tooFast = AdamSettings.DEFAULT.withLearningRate(1e30);
        return SmallRuns.spec(
                name,
                new TrainingPlan(
                        plan.spheres(),
                        plan.trainingSetSize(),
                        plan.architecture(),
                        plan.initialization(),
                        tooFast,
                        plan.batchSize(),
                        plan.steps(),
                        plan.seed()),
                20);
    }
}
