package dev.concentric.stats;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Intervals by resampling (Efron, 1979). */
public final class BootstrapInterval {

    private BootstrapInterval() {}

    /**
     * Returns the percentile interval of a mean. It covers the choice of the sample only, not errors of its values.
     *
     * @param values the sample, at least one value, none of them NaN
     * @param confidence the confidence, in (0, 1)
     * @param resamples how many resamples to draw, at least 1; fewer than 2 / (1 - confidence) give their whole range
     * @param random where they are drawn from
     * @throws IllegalArgumentException if there is no value or any argument is out of range
     */
    public static Interval mean(double[] values, double confidence, int resamples, RandomGenerator random) {
        if (values.length == 0) {
            throw new IllegalArgumentException("the mean of no values has no interval");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie between 0 and 1, got " + confidence);
        }
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples must be at least 1, got " + resamples);
        }
        double[] means = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[r] = sum / values.length;
        }
        Arrays.sort(means);
        int cut = (int) Math.floor((1 - confidence) / 2 * resamples);
        return new Interval(means[cut], means[resamples - 1 - cut]);
    }
}
