package dev.concentric.estimation;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Workspace;
import dev.concentric.model.Classifier;
import dev.concentric.random.RandomStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Uniform points of either sphere that no training run has seen, numbered from 0, in a stream of their own.
 *
 * @param spheres the spheres
 * @param stream the stream; point i of a sphere is a pure function of the stream, the sphere and i
 */
public record FreshPoints(ConcentricSpheres spheres, RandomStream stream) {

    /** Points classified together: enough to keep the kernels busy, few enough to stay in cache. */
    private static final int BLOCK = 250;

    /** What is added up over the logits of one block. */
    interface BlockSum {
        double of(float[] logits, int count);
    }

    /** Returns the points {@code first} to {@code first + count - 1} of a sphere, {@code [count x n]}. */
    public FloatMatrix points(Sphere sphere, long first, int count) {
        FloatMatrix points = FloatMatrix.zeros(count, spheres.dimension());
        write(sphere, first, points);
        return points;
    }

    private void write(Sphere sphere, long first, FloatMatrix points) {
        RandomStream directions = stream.split(sphere.key());
        for (int row = 0; row < points.rows(); row++) {
            spheres.point(directions, first + row, sphere, points.data(), row * spheres.dimension());
        }
    }

    /**
     * Classifies the first {@code count} points of a sphere on several threads and adds up what is asked of each block,
     * in the order of the blocks, so that the sum does not depend on the threads.
     */
    double sum(Classifier classifier, Sphere sphere, long count, int threads, BlockSum blockSum) {
        if (classifier.dimension() != spheres.dimension()) {
            throw new IllegalArgumentException("the spheres have " + spheres.dimension()
                    + " dimensions, the classifier has " + classifier.dimension());
        }
        int blocks = Math.toIntExact((count + BLOCK - 1) / BLOCK);
        double[] sums = new double[blocks];
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> workers = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(worker -> executor.submit(() -> {
                        for (int block = worker; block < blocks && !Thread.interrupted(); block += threads) {
                            long first = (long) block * BLOCK;
                            int size = (int) Math.min(BLOCK, count - first);
                            sums[block] = blockOf(classifier, sphere, first, size, blockSum);
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
            throw new IllegalStateException("interrupted while classifying fresh points", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("classifying fresh points failed", e);
        }
        double total = 0;
        for (double sum : sums) {
            total += sum;
        }
        return total;
    }

    private double blockOf(Classifier classifier, Sphere sphere, long first, int size, BlockSum blockSum) {
        try (Workspace scratch = Workspace.open()) {
            FloatMatrix points = scratch.matrix(size, spheres.dimension());
            write(sphere, first, points);
            float[] logits = scratch.floats(size);
            classifier.logits(points, logits);
            return blockSum.of(logits, size);
        }
    }
}
