package dev.concentric.estimation;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Numbered pieces of work, done by several threads; a piece must not depend on who does it and when. */
final class ParallelBlocks {

    private ParallelBlocks() {}

    /**
     * Does the pieces 0 to {@code blocks - 1} and returns when all are done.
     *
     * @param doing what the work is, for the message of a failure
     * @throws IllegalStateException if a piece fails or the caller is interrupted; threads then stop at their next
     *     piece
     */
    static void run(int blocks, int threads, String doing, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> workers = IntStream.range(0, Math.min(threads, blocks))
                    .<Future<?>>mapToObj(worker -> executor.submit(() -> {
                        int block = next.getAndIncrement();
                        while (block < blocks && !Thread.interrupted()) {
                            work.accept(block);
                            block = next.getAndIncrement();
                        }
                    }))
                    .toList();
            try {
                for (Future<?> worker : workers) {
                    worker.get();
                }
            } finally {
                // Closing waits for the workers: after a failure or an interrupt they are to stop at their next block.
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + doing, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(doing + " failed", e);
        }
    }
}
