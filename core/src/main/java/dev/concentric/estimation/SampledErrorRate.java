package dev.concentric.estimation;

import dev.concentric.data.Sphere;
import dev.concentric.model.Classifier;
import dev.concentric.stats.Estimate;
import java.util.function.Consumer;

/**
 * The error rate by classifying fresh uniform points.
 *
 * @param points where the points come from
 * @param samples how many points of a sphere are classified, from 1 to 10^10
 * @param threads how many threads share the work; the result does not depend on it
 */
public record SampledErrorRate(FreshPoints points, long samples, int threads) implements ErrorRateEstimator {

    /** How many points the mean loss is taken over where errors say when to stop. */
    public static final int LOSS_POINTS = 10_000;

    private static final long MOST_SAMPLES = 10_000_000_000L;

    /** Checks the counts. */
    public SampledErrorRate {
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new IllegalArgumentException("samples must lie between 1 and " + MOST_SAMPLES + ", got " + samples);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /** Counts the errors among the points and averages their loss. */
    public ErrorCount count(Classifier classifier, Sphere sphere) {
        return count(classifier, sphere, PartialCount.NONE, so -> {});
    }

    /**
     * Goes on with a count. No bit of the result depends on where it had been left.
     *
     * @param from how far it had come, as it was told
     * @param listener is told how far it has come, from time to time
     */
    public ErrorCount count(Classifier classifier, Sphere sphere, PartialCount from, Consumer<PartialCount> listener) {
        PartialCount count = from;
        while (count.points() < samples) {
            long end = Math.min(samples, count.points() + FreshPoints.PIECE);
            count = points.count(classifier, sphere, count, end, threads);
            listener.accept(count);
        }
        return new ErrorCount(count.errors(), samples, count.meanLoss(samples), count.lossError(samples));
    }

    /**
     * Classifies the points in their order until so many errors are found, at most all of them (inverse binomial
     * sampling, as by {@link SequentialErrorRate}). The mean loss is that of the first {@value #LOSS_POINTS} points, or
     * of all if they are fewer, wherever the search for errors ended: a mean up to the last error would be biased.
     *
     * @param errors how many errors to stop at, from 2 to 10^7 and at most {@code samples}
     * @throws IllegalArgumentException if that is out of range or the classifier is of another dimension
     */
    public ErrorCount countUntil(Classifier classifier, Sphere sphere, int errors) {
        return countUntil(classifier, sphere, errors, PartialCount.NONE, so -> {});
    }

    /**
     * Goes on with such a count. No bit of the result depends on where it had been left.
     *
     * @param errors how many errors to stop at
     * @param from how far it had come, as it was told
     * @param listener is told how far it has come, from time to time
     * @throws IllegalArgumentException as above
     */
    public ErrorCount countUntil(
            Classifier classifier, Sphere sphere, int errors, PartialCount from, Consumer<PartialCount> listener) {
        SequentialErrorRate rule = new SequentialErrorRate(points, errors, samples, threads);
        long lossPoints = Math.min(samples, LOSS_POINTS);
        PartialCount first =
                from.points() < lossPoints ? points.count(classifier, sphere, from, lossPoints, threads) : from;
        SequentialCount count = first.errors() < errors
                ? rule.count(classifier, sphere, first, listener)
                : rule.count(classifier, sphere);
        return new ErrorCount(
                count.errors(),
                count.samples(),
                first.meanLoss(lossPoints),
                first.lossError(lossPoints),
                count.complete());
    }

    @Override
    public Estimate errorRate(Classifier classifier, Sphere sphere) {
        return count(classifier, sphere).estimate();
    }
}
