package dev.concentric.estimation;

import dev.concentric.data.Sphere;
import dev.concentric.estimation.FreshPoints.Tally;
import dev.concentric.model.Classifier;
import dev.concentric.stats.Estimate;

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
        Tally tally = points.tally(classifier, sphere, samples, threads);
        return new ErrorCount(tally.errors(), samples, tally.meanLoss(samples), tally.lossError(samples));
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
        SequentialErrorRate rule = new SequentialErrorRate(points, errors, samples, threads);
        long lossPoints = Math.min(samples, LOSS_POINTS);
        Tally tally = points.tally(classifier, sphere, lossPoints, threads);
        SequentialCount count = tally.errors() < errors
                ? rule.count(classifier, sphere, lossPoints, (int) tally.errors())
                : rule.count(classifier, sphere);
        return new ErrorCount(
                count.errors(),
                count.samples(),
                tally.meanLoss(lossPoints),
                tally.lossError(lossPoints),
                count.complete());
    }

    @Override
    public Estimate errorRate(Classifier classifier, Sphere sphere) {
        return count(classifier, sphere).estimate();
    }
}
