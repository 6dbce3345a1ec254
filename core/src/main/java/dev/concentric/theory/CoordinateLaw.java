package dev.concentric.theory;

import dev.concentric.stats.NormalTail;
import java.util.function.DoublePredicate;

/**
 * The law of one coordinate of a uniform point of the unit sphere in n dimensions, beside the normal law N(0, 1/n) that
 * the paper takes for it (appendix F, Figure F.5). The density is c_n (1 - x^2)^((n-3)/2) on [-1, 1] with c_n =
 * Gamma(n/2) / (sqrt(pi) Gamma((n-1)/2)); on the circle, n = 2, it is 1 / (pi sqrt(1 - x^2)), infinite at both ends.
 *
 * <p>Both laws have the mean 0 and the variance 1/n.
 *
 * @param dimension the dimension n, at least 2
 */
public record CoordinateLaw(int dimension) {

    /** Checks the dimension. */
    public CoordinateLaw {
        if (dimension < 2) {
            throw new IllegalArgumentException("dimension must be at least 2, got " + dimension);
        }
    }

    /** Returns the variance of either law. */
    public double variance() {
        return 1.0 / dimension;
    }

    /** Returns the natural logarithm of the density, negative infinity where the density is 0. */
    public double logDensity(double x) {
        if (Math.abs(x) > 1) {
            return Double.NEGATIVE_INFINITY;
        }
        double logPeak = Math.log(LatitudeLaw.peak(dimension));
        double exponent = (dimension - 3) / 2.0;
        return exponent == 0 ? logPeak : logPeak + exponent * Math.log1p(-x * x);
    }

    /** Returns the density: per unit of length, infinite at the ends for n = 2. */
    public double density(double x) {
        return Math.exp(logDensity(x));
    }

    /** Returns the natural logarithm of the probability of a coordinate above x, the measure of a cap. */
    public double logUpperTail(double x) {
        requireNumber(x);
        if (x <= -1) {
            return 0;
        }
        return x < 1 ? SphericalCap.ofHeight(dimension, x).logErrorRate() : Double.NEGATIVE_INFINITY;
    }

    /** Returns the probability of a coordinate of at most x. */
    public double distribution(double x) {
        return Math.exp(logUpperTail(-x));
    }

    /** Returns the natural logarithm of the density of N(0, 1/n). */
    public double normalLogDensity(double x) {
        return 0.5 * Math.log(dimension / (2 * Math.PI)) - dimension * x * x / 2;
    }

    /** Returns the density of N(0, 1/n), per unit of length. */
    public double normalDensity(double x) {
        return Math.exp(normalLogDensity(x));
    }

    /** Returns the natural logarithm of the probability above x under N(0, 1/n). */
    public double normalLogUpperTail(double x) {
        return NormalTail.logUpperTail(requireNumber(x) * Math.sqrt(dimension));
    }

    /** Returns the probability of at most x under N(0, 1/n). */
    public double normalDistribution(double x) {
        return Math.exp(normalLogUpperTail(-x));
    }

    /**
     * Returns the largest difference of the two distribution functions (the Kolmogorov distance).
     *
     * <p>It lies where the densities cross. The logarithm of their ratio rises up to x^2 = 3/n and then falls, so to
     * the right of 0 they cross once on either side of that place; in up to 3 dimensions, where the ratio rises up to
     * x = 1, the second place is the end itself.
     */
    public double largestDifference() {
        double turn = dimension > 3 ? Math.sqrt(3.0 / dimension) : 1;
        double first = crossing(0, turn, x -> logRatio(x) < 0);
        double second = dimension > 3 ? crossing(turn, 1, x -> logRatio(x) > 0) : 1;
        return Math.max(difference(first), difference(second));
    }

    private double logRatio(double x) {
        return logDensity(x) - normalLogDensity(x);
    }

    private double difference(double x) {
        return Math.abs(distribution(x) - normalDistribution(x));
    }

    /** Returns where a condition that holds at the lower end ceases to. */
    private static double crossing(double low, double high, DoublePredicate before) {
        double from = low;
        double to = high;
        double middle = (from + to) / 2;
        while (from < middle && middle < to) {
            if (before.test(middle)) {
                from = middle;
            } else {
                to = middle;
            }
            middle = (from + to) / 2;
        }
        return middle;
    }

    private static double requireNumber(double x) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("x must be a number, got NaN");
        }
        return x;
    }
}
