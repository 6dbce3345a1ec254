package dev.concentric.experiment;

import dev.concentric.store.RunFolder;
import dev.concentric.store.RunStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Trains many runs side by side, each in a thread of its own, as many at a time as memory allows.
 *
 * @param trainer trains one of them
 * @param workers how many are trained at the same time at most, at least 1
 * @param memory how many bytes they may take together; a run that needs more is trained alone
 */
public record RunExecutor(RunTrainer trainer, int workers, long memory) {
    private static final long MEGABYTE = 1 << 20;

    /** Checks the number of workers. */
    public RunExecutor {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, got " + workers);
        }
    }

    /** Returns an executor that leaves a fifth of this process's memory to all else. */
    public static RunExecutor of(RunTrainer trainer, int workers) {
        return new RunExecutor(trainer, workers, Runtime.getRuntime().maxMemory() / 5 * 4);
    }

    /**
     * Returns the folders of the runs, complete and in the order given, which is also the order in which they are begun. One run's
     * failure leaves the others going.
     *
     * @throws dev.concentric.store.RefusedFolderException if the store holds a run of one of the names with other
     *     settings; nothing is trained then
     * @throws RunStoppedException if the runs were asked to stop
     * @throws RunsFailedException once all others are complete, if runs failed
     */
    public List<RunFolder> execute(List<? extends Run> runs, RunStore store) {
        requireSame(runs, store);
        List<RunFolder> complete = new ArrayList<>();
        List<RunsFailedException.Failure> failures = new ArrayList<>();
        int budget = Math.clamp(memory / MEGABYTE, 1, Integer.MAX_VALUE);
        Semaphore free = new Semaphore(budget, true);
        try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
            List<Future<RunFolder>> futures = runs.stream()
                    .map(run -> executor.submit(() -> train(run, store, free, budget)))
                    .toList();
            for (int i = 0; i < runs.size(); i++) {
                try {
                    complete.add(futures.get(i).get());
                } catch (ExecutionException e) {
                    failures.add(new RunsFailedException.Failure(runs.get(i).name(), asRuntime(e)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training", e);
        }
        if (trainer.interruption().isRequested() && complete.size() < runs.size()) {
            throw new RunStoppedException(complete.size() + " of " + runs.size() + " runs are complete");
        }
        if (!failures.isEmpty()) {
            throw new RunsFailedException(failures);
        }
        return complete;
    }

    private RunFolder train(Run run, RunStore store, Semaphore free, int budget) throws InterruptedException {
        int need = Math.clamp(run.memory() / MEGABYTE + 1, 1, budget);
        free.acquire(need);
        try {
            if (trainer.interruption().isRequested()) {
                throw new RunStoppedException("stopped before it was begun");
            }
            RunFolder folder = store.create(run.name());
            trainer.complete(run, folder);
            return folder;
        } catch (RuntimeException e) {
            trainer.observer().failed(run, e);
            throw e;
        } catch (Error e) {
            // Nothing can be relied on any more: the others write checkpoints, and none is begun.
            try {
                trainer.interruption().request();
            } catch (RuntimeException also) {
                e.addSuppressed(also);
            }
            throw e;
        } finally {
            free.release(need);
        }
    }

    /**
     * Checks that a store holds no run of one of the names with other settings.
     *
     * @throws dev.concentric.store.RefusedFolderException if it does
     */
    static void requireSame(List<? extends Run> runs, RunStore store) {
        for (RunFolder folder : store.runs()) {
            runs.stream()
                    .filter(run -> run.name().equals(folder.name()))
                    .forEach(run -> RunTrainer.requireSame(run, folder));
        }
    }

    private static RuntimeException asRuntime(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException runtime -> runtime;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }
}
