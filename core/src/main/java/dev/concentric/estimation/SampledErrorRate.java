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
        double mean = tally.loss() / samples;
        double variance = Math.max(0, tally.squaredLoss() / samples - mean * mean);
        return new ErrorCount(tally.errors(), samples, mean, Math.sqrt(variance / samples));
    }

    @Override
    public Estimate errorRate(Classifier classifier, Sphere sphere) {
        return count(classifier, sphere).estimate();
    }
}
