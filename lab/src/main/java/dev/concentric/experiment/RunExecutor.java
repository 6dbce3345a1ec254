package dev.concentric.experiment;

import dev.concentric.store.RunFolder;
import dev.concentric.store.RunStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trains many runs side by side, each in a thread of its own.
 *
 * @param trainer trains one of them
 * @param workers how many are trained at the same time, at least 1
 */
public record RunExecutor(RunTrainer trainer, int workers) {

    /** Checks the number of workers. */
    public RunExecutor {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, got " + workers);
        }
    }

    /**
     * Returns the runs, complete and in the order given, which is also the order in which they are begun. One run's
     * failure leaves the others going.
     *
     * @throws dev.concentric.store.RefusedFolderException if the store holds a run of one of the names with other
     *     settings; nothing is trained then
     * @throws RunsFailedException once all others are complete, if runs failed
     */
    public List<TrainedRun> execute(List<RunSpec> specs, RunStore store) {
        requireSame(specs, store);
        List<TrainedRun> complete = new ArrayList<>();
        List<RunsFailedException.Failure> failures = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
            List<Future<TrainedRun>> futures = specs.stream()
                    .map(spec -> executor.submit(() -> trainer.train(spec, store.create(spec.name()))))
                    .toList();
            for (int i = 0; i < specs.size(); i++) {
                try {
                    complete.add(futures.get(i).get());
                } catch (ExecutionException e) {
                    RuntimeException cause = asRuntime(e);
                    trainer.observer().failed(specs.get(i), cause);
                    failures.add(new RunsFailedException.Failure(specs.get(i).name(), cause));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training", e);
        }
        if (!failures.isEmpty()) {
            throw new RunsFailedException(failures);
        }
        return complete;
    }

    /**
     * Checks that a store holds no run of one of the names with other settings.
     *
     * @throws dev.concentric.store.RefusedFolderException if it does
     */
    static void requireSame(List<RunSpec> specs, RunStore store) {
        for (RunFolder folder : store.runs()) {
            specs.stream()
                    .filter(spec -> spec.name().equals(folder.name()))
                    .forEach(spec -> RunTrainer.requireSame(spec, folder));
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
