package dev.concentric.estimation;

import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.Estimate;

/**
 * How many of a number of independent uniform points a classifier gets wrong.
 *
 * @param errors the points misclassified
 * @param samples the points tried
 * @param meanLoss the mean loss of the points, in nats
 * @param lossError the standard error of that mean
 */
public record ErrorCount(long errors, long samples, double meanLoss, double lossError) {

    /** The method's name in results. */
    public static final String METHOD = "sampled, Clopper-Pearson 95%";

    /** Returns the error rate with its two-sided 95 % Clopper-Pearson interval. */
    public Estimate estimate() {
        return Estimate.sampled(
                (double) errors / samples, BinomialInterval.clopperPearson(errors, samples, 0.95), METHOD, samples);
    }
}
