package dev.concentric.estimation;

import dev.concentric.data.ImageSet;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.ClassMargin;
import dev.concentric.model.MulticlassClassifier;
import dev.concentric.model.SoftmaxCrossEntropy;
import java.util.Arrays;

/**
 * The error rate on images that no training has seen: each is classified once.
 *
 * @param images the images
 * @param threads how many threads share the work; the result does not depend on it
 */
public record ImageErrorRate(ImageSet images, int threads) {

    /** Images that a worker takes at a time. */
    private static final int BLOCK = 100;

    /** Checks the number of threads. */
    public ImageErrorRate {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /** Counts the misclassified images and averages the loss. An image whose class is not ahead alone is an error. */
    public ErrorCount count(MulticlassClassifier classifier) {
        int count = images.size();
        int blocks = Math.ceilDiv(count, BLOCK);
        long[] errors = new long[blocks];
        double[] losses = new double[blocks];
        double[] squares = new double[blocks];
        ParallelBlocks.run(blocks, threads, "classifying images", block -> {
            int first = block * BLOCK;
            FloatMatrix batch = images.images(first, Math.min(BLOCK, count - first));
            FloatMatrix logits = FloatMatrix.zeros(batch.rows(), classifier.classes());
            classifier.logits(batch, logits);
            double[] row = new double[classifier.classes()];
            for (int i = 0; i < batch.rows(); i++) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = logits.get(i, j);
                }
                int label = images.label(first + i);
                errors[block] += ClassMargin.SIDE.isError(ClassMargin.of(row, label)) ? 1 : 0;
                double loss = SoftmaxCrossEntropy.loss(row, label);
                losses[block] += loss;
                squares[block] += loss * loss;
            }
        });
        double mean = sum(losses) / count;
        double variance = Math.max(0, sum(squares) / count - mean * mean);
        return new ErrorCount(Arrays.stream(errors).sum(), count, mean, Math.sqrt(variance / count));
    }

    /** Adds in the order of the blocks, unlike a stream. */
    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
