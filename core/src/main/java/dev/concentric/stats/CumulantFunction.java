package dev.concentric.stats;

import java.util.Arrays;
import org.apache.commons.numbers.core.Sum;

/**
 * The cumulant function K(s) = ln E exp(s X) = -1/2 sum_i count_i ln(1 - 2 s weight_i) of a quadratic form that can be
 * positive. The weights are in units of the largest, so that K lives on 0 &lt;= s &lt; 1/2; they are sorted, equal ones
 * are counted once, and those that are 0 are left out.
 *
 * <p>With slope_i(s) = 2 weight_i / (1 - 2 s weight_i) the m-th derivative is (m - 1)!/2 sum_i count_i slope_i(s)^m,
 * and K(s + z) - K(s) = -1/2 sum_i count_i ln(1 - z slope_i(s)).
 */
final class CumulantFunction {
    private static final double WIDEST_RATIO = 1e300;
    private static final int MAX_STEPS = 200;
    private static final double STEP_TOLERANCE = 1e-12;

    private final double[] weights;

    /** What the largest weight exceeds each positive one by, of which a difference of the ratios would lose digits. */
    private final double[] gaps;

    private final double[] counts;

    /** Makes it of weights of which at least one is positive. */
    CumulantFunction(double[] unscaled) {
        double[] sorted =
                Arrays.stream(unscaled).filter(weight -> weight != 0).sorted().toArray();
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        double largest = sorted[sorted.length - 1];
        if (distinct[0] / largest < -WIDEST_RATIO) {
            throw new IllegalArgumentException("weights must not lie further apart than 1e300 times, got " + distinct[0]
                    + " beside a largest of " + largest);
        }
        weights = Arrays.stream(distinct).map(weight -> weight / largest).toArray();
        gaps = Arrays.stream(distinct)
                .map(weight -> weight > 0 ? (largest - weight) / largest : 0)
                .toArray();
        counts = new double[distinct.length];
        int group = 0;
        for (double weight : sorted) {
            if (weight != distinct[group]) {
                group++;
            }
            counts[group]++;
        }
    }

    /** Returns how often each distinct weight occurs, in the order of the slopes; not to be changed. */
    double[] counts() {
        return counts;
    }

    /** Returns E X, in units of the largest weight. */
    double mean() {
        return derivative(1, slopes(0));
    }

    /** Returns K(s). */
    double value(double s) {
        Sum sum = Sum.create();
        for (int i = 0; i < weights.length; i++) {
            sum.add(counts[i] * logFactor(i, s));
        }
        return -sum.getAsDouble() / 2;
    }

    /** Returns the sum of the sizes of the summands of K(s): its rounding error is a few roundings of this. */
    double size(double s) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += counts[i] * Math.abs(logFactor(i, s));
        }
        return sum / 2;
    }

    private double logFactor(int i, double s) {
        double change = -2 * s * weights[i];
        return Math.abs(change) < 0.5 ? Math.log1p(change) : Math.log(factor(i, s));
    }

    /** Returns 1 - 2 s weight, which may be near 0 for positive weights but is without cancellation all the same. */
    private double factor(int i, double s) {
        return weights[i] > 0 ? gaps[i] + (1 - 2 * s) * weights[i] : 1 - 2 * s * weights[i];
    }

    /** Returns slope_i(s). */
    double[] slopes(double s) {
        double[] slopes = new double[weights.length];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = 2 * weights[i] / factor(i, s);
        }
        return slopes;
    }

    /** Returns the derivative of this order, 1 to 4, at the point that has these slopes. */
    double derivative(int order, double[] slopes) {
        Sum sum = Sum.create();
        for (int i = 0; i < slopes.length; i++) {
            double power = slopes[i];
            for (int j = 1; j < order; j++) {
                power *= slopes[i];
            }
            sum.add(counts[i] * power);
        }
        double factorial = order < 3 ? 1 : order == 3 ? 2 : 6;
        return factorial / 2 * sum.getAsDouble();
    }

    /** Returns the s at which K is smallest, for a form whose mean is at most 0. */
    double minimum() {
        return stationary(0);
    }

    /** Returns the s at which K(s) - ln s is smallest. */
    double minimumBesidePole() {
        return stationary(1);
    }

    /**
     * Returns the root of K'(s) - pole / s, which increases. A negative weight holds s K'(s) down by at most 1/2 and
     * the largest weight lifts it by s / (1 - 2 s), which keeps the root off 1/2 by more than 1/(6 + 2 negatives).
     */
    private double stationary(double pole) {
        double negatives = 0;
        for (int i = 0; i < weights.length && weights[i] < 0; i++) {
            negatives += counts[i];
        }
        double low = 0;
        double high = 0.5 - 0.5 / (3 + negatives);
        double s = high / 2;
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] slopes = slopes(s);
            double rise = derivative(1, slopes) - pole / s;
            if (rise > 0) {
                high = s;
            } else {
                low = s;
            }
            double next = s - rise / (derivative(2, slopes) + pole / (s * s));
            next = next > low && next < high ? next : (low + high) / 2;
            double move = Math.abs(next - s);
            s = next;
            if (move <= STEP_TOLERANCE * s) {
                break;
            }
        }
        return s;
    }
}
