package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.model.Normalization;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many runs go on at a time, and how all of them are stopped. */
class RunExecutorLimitsTest {
    private static final long MEGABYTE = 1 << 20;

    private static final List<RunSpec> THREE = List.of(small("a"), small("b"), small("c"));

    private RunStore store;

    @BeforeEach
    void create(@TempDir Path folder) {
        store = RunStore.create(folder.resolve("runs"));
    }

    private static RunSpec small(String name) {
        return SmallRuns.spec(name, SmallRuns.quadraticPlan(), 0, 20);
    }

    /** A run that is taken to need more memory: its statistics are those of many points. */
    private static RunSpec large(String name) {
        Normalization many = Normalization.DEFAULT.with(new Normalization.PopulationStatistics(100_000));
        return SmallRuns.spec(name, SmallRuns.plan(SmallRuns.relu(many), SmallRuns.GLOROT), 20);
    }

    /** Notes which runs are under way together. */
    private static final class Witness implements RunObserver {
        private final Set<String> active = new TreeSet<>();
        private final Set<String> together = new TreeSet<>();

        @Override
        public synchronized void advanced(Run run, long step, double batchLoss) {
            active.add(run.name());
            if (active.size() > 1) {
                together.add(String.join("", active));
            }
        }

        @Override
        public synchronized void finished(Run run) {
            active.remove(run.name());
        }
    }

    @Test
    void runsGoOnTogetherWhereMemoryAllows() {
        CyclicBarrier both = new CyclicBarrier(2);
        RunObserver meeting = new RunObserver() {
            @Override
            public void measuring(Run run, long step) {
                try {
                    // Each waits for the other: alone, neither would go on.
                    both.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                    throw new IllegalStateException("the other run is not under way", e);
                }
            }
        };
        long enough = 2 * (RunMemory.bytes(SmallRuns.quadraticPlan()) + MEGABYTE);
        new RunExecutor(SmallRuns.trainer(1, meeting), 2, enough).execute(THREE.subList(0, 2), store);
        assertEquals(2, both.getParties());
    }

    @Test
    void runsThatDoNotFitTogetherGoOnOneByOne() {
        Witness witness = new Witness();
        long less = 2 * RunMemory.bytes(SmallRuns.quadraticPlan()) - 2 * MEGABYTE;
        new RunExecutor(SmallRuns.trainer(1, witness), 3, less).execute(THREE, store);
        assertEquals(Set.of(), witness.together);
    }

    @Test
    void aRunThatNeedsMoreThanThereIsGoesOnAlone() {
        Witness witness = new Witness();
        RunSpec large = large("z");
        long budget = 2 * (RunMemory.bytes(SmallRuns.quadraticPlan()) + MEGABYTE);
        assertTrue(RunMemory.bytes(large.plan()) > budget - MEGABYTE, "it would fit");
        List<RunSpec> runs = List.of(THREE.get(0), large, THREE.get(1), THREE.get(2));
        assertEquals(
                4,
                new RunExecutor(SmallRuns.trainer(1, witness), 4, budget)
                        .execute(runs, store)
                        .size());
        assertTrue(witness.together.stream().noneMatch(names -> names.contains("z")), witness.together::toString);
    }

    @Test
    void evenNoMemoryLetsOneRunGoOn() {
        Witness witness = new Witness();
        assertEquals(
                3,
                new RunExecutor(SmallRuns.trainer(1, witness), 3, 0)
                        .execute(THREE, store)
                        .size());
        assertEquals(Set.of(), witness.together);
    }

    @Test
    void memoryGrowsWithTheNetworkAndIsOnTheHighSide() {
        long before = RunMemory.bytes(SmallRuns.quadraticPlan());
        assertTrue(RunMemory.bytes(large("z").plan()) > before);
        // An average is a float64 number for each weight.
        assertTrue(RunMemory.bytes(SmallRuns.quadraticPlan().averagedBy(0.9)) >= before + 10 * 16 * Double.BYTES);
        // Weights with Adam's two averages, and a copy of all three while a checkpoint is written.
        long paper = RunMemory.bytes(new PaperPlan(Scale.QUICK, 1)
                .runs(Experiment.RELU_ONLINE)
                .getFirst()
                .plan());
        assertTrue(paper > 6L * Float.BYTES * 500 * 1000, () -> "" + paper);
    }

    @Test
    void aStopLeavesTheRunsThatWereNotBegun() {
        Interruption interruption = new Interruption();
        List<String> failed = Collections.synchronizedList(new ArrayList<>());
        RunObserver stopper = new RunObserver() {
            @Override
            public void advanced(Run run, long step, double batchLoss) {
                if (run.name().equals("b") && step == 5) {
                    assertTrue(interruption.request());
                }
            }

            @Override
            public void failed(Run run, RuntimeException cause) {
                failed.add(run.name() + ": " + cause.getMessage());
            }
        };
        RunTrainer trainer = SmallRuns.trainer(1, CheckpointPolicy.USUAL, stopper, interruption);
        RunStoppedException stopped = assertThrows(
                RunStoppedException.class, () -> new RunExecutor(trainer, 1, 1L << 30).execute(THREE, store));
        assertEquals("1 of 3 runs are complete", stopped.getMessage());
        assertEquals(List.of("b: stopped at step 5", "c: stopped before it was begun"), failed);
        assertEquals(
                List.of("a", "b"), store.runs().stream().map(RunFolder::name).toList());
        assertTrue(store.open("a").isDone());
        assertFalse(store.open("b").isDone());
        assertEquals(5, store.open("b").latestCheckpoint().orElseThrow().step());

        List<RunFolder> all =
                new RunExecutor(SmallRuns.trainer(1, RunObserver.SILENT), 1, 1L << 30).execute(THREE, store);
        assertEquals(3, all.size());
    }

    @Test
    void aStopWithNothingUnderWaySaysSo() {
        Interruption interruption = new Interruption();
        assertFalse(interruption.request());
        assertTrue(interruption.isRequested());
    }
}
