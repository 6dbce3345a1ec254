package dev.concentric.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * One-sided confidence limits of a mean, from a sample's size, mean and standard deviation by Student's t ("Student",
 * 1908). They are exact for normal values. For other laws they are off by an amount that falls with the sample's
 * size: of a law with a long tail to the right, as distances that are cut off at 0 have, the lower limit errs on the
 * safe side and the upper one does not.
 *
 * <p>Limits hold for k means at once, whatever hangs together among them, if each has a k-th of the risk (Bonferroni).
 */
public final class MeanLimit {

    private MeanLimit() {}

    /**
     * Returns the limit that exceeds the true mean with a probability of at most the risk.
     *
     * @param count the number of independent values, at least 2
     * @param mean their mean
     * @param deviation their standard deviation, with the divisor {@code count - 1}
     * @param risk the probability, in (0, 1/2]; as small as 1e-12 and less
     * @throws IllegalArgumentException if a number is out of range or not finite
     */
    public static double lower(long count, double mean, double deviation, double risk) {
        return mean - reach(count, mean, deviation, risk);
    }

    /**
     * Returns the limit that falls short of the true mean with a probability of at most the risk; arguments are as for
     * {@link #lower}.
     */
    public static double upper(long count, double mean, double deviation, double risk) {
        return mean + reach(count, mean, deviation, risk);
    }

    private static double reach(long count, double mean, double deviation, double risk) {
        if (count < 2) {
            throw new IllegalArgumentException("the limit of a mean needs at least two values, got " + count);
        }
        if (!Double.isFinite(mean) || !(deviation >= 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the limit of a mean needs a finite mean and a finite deviation of at"
                    + " least 0, got " + mean + " and " + deviation);
        }
        if (!(risk > 0 && risk <= 0.5)) {
            throw new IllegalArgumentException("risk must lie between 0 and 1/2, got " + risk);
        }
        return TDistribution.of(count - 1).inverseSurvivalProbability(risk) * deviation / Math.sqrt(count);
    }
}
