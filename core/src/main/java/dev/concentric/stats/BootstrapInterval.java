package dev.concentric.stats;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
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
        return interval(values.length, confidence, resamples, () -> {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            return sum / values.length;
        });
    }

    /**
     * Returns the percentile interval of a mean of values that hang together in groups: whole groups are drawn, as many
     * as there are. With fewer than some twenty groups it is a little short. If each value is a group of its own, it is
     * {@link #mean}.
     *
     * @param values the sample, at least one value, none of them NaN
     * @param groups the group of each value, numbers from 0 on; numbers without a value are passed over
     * @param confidence the confidence, in (0, 1)
     * @param resamples how many resamples to draw, at least 1
     * @param random where they are drawn from
     * @throws IllegalArgumentException if there is no value or any argument is out of range
     */
    public static Interval meanOfGroups(
            double[] values, int[] groups, double confidence, int resamples, RandomGenerator random) {
        if (values.length != groups.length) {
            throw new IllegalArgumentException(
                    "each value needs a group, got " + values.length + " values and " + groups.length + " groups");
        }
        int[] present = Arrays.stream(groups).distinct().sorted().toArray();
        double[] sums = new double[present.length];
        int[] sizes = new int[present.length];
        for (int i = 0; i < values.length; i++) {
            int group = Arrays.binarySearch(present, groups[i]);
            sums[group] += values[i];
            sizes[group]++;
        }
        return interval(values.length, confidence, resamples, () -> {
            double sum = 0;
            long size = 0;
            for (int i = 0; i < sums.length; i++) {
                int group = random.nextInt(sums.length);
                sum += sums[group];
                size += sizes[group];
            }
            return sum / size;
        });
    }

    /**
     * Returns the percentile interval of any statistic.
     *
     * @param values the sample, at least one value, none of them NaN
     * @param statistic gives the statistic of a resample, which it may not keep
     * @param confidence the confidence, in (0, 1)
     * @param resamples how many resamples to draw, at least 1
     * @param random where they are drawn from
     * @throws IllegalArgumentException if there is no value or any argument is out of range
     */
    public static Interval of(
            double[] values,
            ToDoubleFunction<double[]> statistic,
            double confidence,
            int resamples,
            RandomGenerator random) {
        double[] resample = new double[values.length];
        return interval(values.length, confidence, resamples, () -> {
            Arrays.setAll(resample, i -> values[random.nextInt(values.length)]);
            return statistic.applyAsDouble(resample);
        });
    }

    private static Interval interval(int values, double confidence, int resamples, DoubleSupplier resampled) {
        if (values == 0) {
            throw new IllegalArgumentException("a statistic of no values has no interval");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie between 0 and 1, got " + confidence);
        }
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples must be at least 1, got " + resamples);
        }
        double[] statistics = new double[resamples];
        Arrays.setAll(statistics, r -> resampled.getAsDouble());
        Arrays.sort(statistics);
        int cut = (int) Math.floor((1 - confidence) / 2 * resamples);
        return new Interval(statistics[cut], statistics[resamples - 1 - cut]);
    }
}
