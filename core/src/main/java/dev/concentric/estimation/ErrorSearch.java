package dev.concentric.estimation;

import dev.concentric.data.Sphere;
import dev.concentric.model.Classifier;
import java.util.Arrays;

/** Looks for errors among fresh points in the order of their numbers. */
final class ErrorSearch {

    /** Points that a worker takes at a time. */
    private static final int BLOCK = 1000;

    /** The most blocks of a round; a search is at most a quarter of what was done, or this many, too long. */
    private static final int MOST_BLOCKS = 1000;

    private final FreshPoints points;
    private final Classifier classifier;
    private final Sphere sphere;
    private final int threads;

    ErrorSearch(FreshPoints points, Classifier classifier, Sphere sphere, int threads) {
        points.requireDimension(classifier);
        this.points = points;
        this.classifier = classifier;
        this.sphere = sphere;
        this.threads = threads;
    }

    /**
     * Returns the numbers of the first {@code count} errors among the points {@code from} to {@code budget - 1},
     * ascending; fewer where there are not so many.
     */
    long[] first(int count, long from, long budget) {
        long[] found = new long[count];
        int known = 0;
        long done = from;
        while (known < count && done < budget) {
            int blocks = (int)
                    Math.min(Math.ceilDiv(budget - done, BLOCK), Math.clamp(done / BLOCK / 4, threads, MOST_BLOCKS));
            for (long number : round(done, blocks, budget)) {
                if (known < count) {
                    found[known++] = number;
                }
            }
            done = Math.min(budget, done + (long) blocks * BLOCK);
        }
        return Arrays.copyOf(found, known);
    }

    /** Returns the numbers of the errors in so many blocks from a point on. */
    private long[] round(long first, int blocks, long budget) {
        long[][] found = new long[blocks][];
        ParallelBlocks.run(blocks, threads, "classifying fresh points", block -> {
            long start = first + (long) block * BLOCK;
            found[block] = points.errors(classifier, sphere, start, (int) Math.min(BLOCK, budget - start));
        });
        return Arrays.stream(found).flatMapToLong(Arrays::stream).toArray();
    }
}
