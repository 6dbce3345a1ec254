package dev.concentric.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of independent estimates of one positive quantity, each without bias, that are known by their logarithms.
 *
 * @param logMean the natural logarithm of the mean; negative infinity where all are 0
 * @param logInterval where the logarithm of the quantity lies
 * @param relativeStandardError the standard error of the mean over the mean; infinite where all are 0
 * @param logVariance the sample variance of the logarithms; infinite where any of them is
 */
public record ReplicateMean(double logMean, Interval logInterval, double relativeStandardError, double logVariance) {

    /**
     * Returns mean and interval.
     *
     * <p>Products of many factors have a normal logarithm nearly, and the logarithm of their mean is then the mean m of
     * the logarithms plus half their variance s^2. The interval for it is Cox's with Student's quantile (Olsson, 2005,
     * "Confidence intervals for the mean of a log-normal distribution"): m + s^2 / 2 plus or minus
     * t sqrt(s^2 / R + s^4 / (2 (R - 1))) for R estimates. It is widened to hold the mean where it does not. Where some
     * of the estimates are 0, it is Student's interval of the mean, which then has no lower end above 0 unless the
     * others agree.
     *
     * @param logs the natural logarithms, at least two of them; negative infinity stands for 0
     * @param confidence the confidence, in (0, 1)
     * @throws IllegalArgumentException if there are fewer than two, any of them is NaN or positive infinity, or the
     *     confidence is out of range
     */
    public static ReplicateMean of(double[] logs, double confidence) {
        if (logs.length < 2 || !Arrays.stream(logs).allMatch(value -> value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "a mean with an interval needs at least two logarithms below infinity, got "
                            + Arrays.toString(logs));
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie between 0 and 1, got " + confidence);
        }
        double greatest = Arrays.stream(logs).max().orElseThrow();
        if (greatest == Double.NEGATIVE_INFINITY) {
            Interval nothing = new Interval(greatest, greatest);
            return new ReplicateMean(greatest, nothing, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double[] ratios =
                Arrays.stream(logs).map(value -> Math.exp(value - greatest)).toArray();
        double mean = Arrays.stream(ratios).average().orElseThrow();
        double error = Math.sqrt(variance(ratios) / ratios.length) / mean;
        double logMean = greatest + Math.log(mean);
        double quantile = TDistribution.of(logs.length - 1).inverseSurvivalProbability((1 - confidence) / 2);
        double least = Arrays.stream(logs).min().orElseThrow();
        if (least == Double.NEGATIVE_INFINITY) {
            double reach = quantile * error;
            Interval students = new Interval(
                    reach < 1 ? logMean + Math.log1p(-reach) : Double.NEGATIVE_INFINITY, logMean + Math.log1p(reach));
            return new ReplicateMean(logMean, students, error, Double.POSITIVE_INFINITY);
        }
        double variance = variance(logs);
        double centre = Arrays.stream(logs).average().orElseThrow() + variance / 2;
        double reach = quantile * Math.sqrt(variance / logs.length + variance * variance / (2 * (logs.length - 1)));
        Interval cox = new Interval(Math.min(centre - reach, logMean), Math.max(centre + reach, logMean));
        return new ReplicateMean(logMean, cox, error, variance);
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
