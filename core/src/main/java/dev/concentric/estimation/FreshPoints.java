package dev.concentric.estimation;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Workspace;
import dev.concentric.model.Classifier;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Uniform points of either sphere that no training run has seen, numbered from 0, in a stream of their own.
 *
 * @param spheres the spheres
 * @param stream the stream; point i of a sphere is a pure function of the stream, the sphere and i
 */
public record FreshPoints(ConcentricSpheres spheres, RandomStream stream) {

    /** Points that a worker takes at a time. */
    private static final int BLOCK = 1000;

    /** How many points a count takes before it tells how far it has come. */
    static final int PIECE = 100 * BLOCK;

    /**
     * Points drawn and classified together: few enough to stay in cache with all hidden units, whole tiles of kernels.
     */
    private static final int SLICE = 100;

    /** Returns the points {@code first} to {@code first + count - 1} of a sphere, {@code [count x n]}. */
    public FloatMatrix points(Sphere sphere, long first, int count) {
        FloatMatrix points = FloatMatrix.zeros(count, spheres.dimension());
        write(sphere, first, points);
        return points;
    }

    /** Returns a point of a sphere in float64, {@code [n]}. */
    double[] pointInDouble(Sphere sphere, long index) {
        float[] values = points(sphere, index, 1).data();
        double[] point = new double[values.length];
        for (int j = 0; j < point.length; j++) {
            point[j] = values[j];
        }
        return point;
    }

    private void write(Sphere sphere, long first, FloatMatrix points) {
        RandomStream directions = stream.split(sphere.key());
        for (int row = 0; row < points.rows(); row++) {
            spheres.point(directions, first + row, sphere, points.data(), row * spheres.dimension());
        }
    }

    /**
     * Classifies the points of a sphere from where a count stands to a last one on several threads. The blocks are added
     * up in their own order, so that the sum does not depend on the threads.
     *
     * @param from what the points before came to, a whole number of blocks
     * @param end the number of the first point that is left out
     */
    PartialCount count(Classifier classifier, Sphere sphere, PartialCount from, long end, int threads) {
        requireDimension(classifier);
        int blocks = Math.toIntExact((end - from.points() + BLOCK - 1) / BLOCK);
        PartialCount[] counts = new PartialCount[blocks];
        ParallelBlocks.run(blocks, threads, "classifying fresh points", block -> {
            long first = from.points() + (long) block * BLOCK;
            counts[block] = countOf(classifier, sphere, first, (int) Math.min(BLOCK, end - first));
        });
        return Arrays.stream(counts).reduce(from, PartialCount::plus);
    }

    /**
     * Checks that a classifier takes these points.
     *
     * @throws IllegalArgumentException if it is of another dimension
     */
    void requireDimension(Classifier classifier) {
        if (classifier.dimension() != spheres.dimension()) {
            throw new IllegalArgumentException("the spheres have " + spheres.dimension()
                    + " dimensions, the classifier has " + classifier.dimension());
        }
    }

    /** What is done with the logits of some points. */
    private interface Use {
        void of(float[] logits, int count);
    }

    private PartialCount countOf(Classifier classifier, Sphere sphere, long first, int size) {
        PartialCount[] sum = {PartialCount.NONE};
        classify(
                classifier,
                sphere,
                first,
                size,
                (logits, count) -> sum[0] = sum[0].plus(PartialCount.of(sphere, logits, count)));
        return sum[0];
    }

    /** Returns the numbers of those points {@code first} to {@code first + size - 1} that are errors. */
    long[] errors(Classifier classifier, Sphere sphere, long first, int size) {
        LongStream.Builder numbers = LongStream.builder();
        long[] next = {first};
        classify(classifier, sphere, first, size, (logits, count) -> {
            for (int i = 0; i < count; i++) {
                if (sphere.isError(logits[i])) {
                    numbers.add(next[0] + i);
                }
            }
            next[0] += count;
        });
        return numbers.build().toArray();
    }

    private void classify(Classifier classifier, Sphere sphere, long first, int size, Use use) {
        try (Workspace scratch = Workspace.open()) {
            FloatMatrix points = scratch.matrix(SLICE, spheres.dimension());
            float[] logits = scratch.floats(SLICE);
            for (int done = 0; done < size; done += SLICE) {
                FloatMatrix slice = points.firstRows(Math.min(SLICE, size - done));
                write(sphere, first + done, slice);
                classifier.logits(slice, logits);
                use.of(logits, slice.rows());
            }
        }
    }
}
