package dev.concentric.estimation;

import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;

/**
 * How many of a number of independent uniform points a classifier gets wrong.
 *
 * @param errors the points misclassified
 * @param samples the points that count: a number given beforehand, or those up to the last of so many errors
 * @param meanLoss the mean loss of points whose number was given beforehand, in nats
 * @param lossError the standard error of that mean
 * @param stoppedAtErrors whether the number of errors was given beforehand, and the last of the points is an error
 */
public record ErrorCount(long errors, long samples, double meanLoss, double lossError, boolean stoppedAtErrors) {

    /** The method's name in results where the number of points was given, or a budget ended the search for errors. */
    public static final String METHOD = "sampled, Clopper-Pearson 95%";

    /** Makes a count of a number of points given beforehand. */
    public ErrorCount(long errors, long samples, double meanLoss, double lossError) {
        this(errors, samples, meanLoss, lossError, false);
    }

    /**
     * Returns the error rate with the two-sided 95 % interval that belongs to the rule: that of Clopper and Pearson, or
     * that of {@link SequentialCount}.
     */
    public Estimate estimate() {
        return stoppedAtErrors
                ? new SequentialCount(errors, samples, true).estimate()
                : Estimate.sampled((double) errors / samples, interval(0.95), METHOD, samples);
    }

    /**
     * Returns the two-sided interval of the error rate that belongs to the rule, at any confidence.
     *
     * @param confidence from 0 to 1, neither of them
     */
    public Interval interval(double confidence) {
        return stoppedAtErrors
                ? BinomialInterval.inverse(errors, samples, confidence)
                : BinomialInterval.clopperPearson(errors, samples, confidence);
    }
}
