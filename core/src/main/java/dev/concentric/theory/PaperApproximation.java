package dev.concentric.theory;

import dev.concentric.stats.NormalTail;
import dev.concentric.stats.QuadraticForm;
import java.util.Arrays;

/**
 * The paper's own formulas, as printed and as corrected, to be held against the exact values.
 *
 * <p>The distances are for the unit sphere, and approximate both chord and geodesic: to first order in 1/sqrt(n) these
 * are one.
 */
public final class PaperApproximation {

    private PaperApproximation() {}

    /**
     * Returns Phi^-1(1 - mu) / sqrt(n), the black line of Figure 4 as section 5 prints it. It is the approximate height
     * of the cap, not its mean distance: near mu = .5 it is far too small.
     *
     * @param dimension the dimension n, at least 2
     * @param errorRate the measure mu of the error set, in (0, 1)
     * @throws IllegalArgumentException if either is out of range
     */
    public static double blackLine(int dimension, double errorRate) {
        return blackLineOfLog(dimension, logOf(errorRate));
    }

    /**
     * Returns the {@linkplain #blackLine black line} at a rate that may be too small for a number.
     *
     * @param dimension the dimension n, at least 2
     * @param logErrorRate the natural logarithm of the measure mu, at least -1e300 and below 0
     * @throws IllegalArgumentException if either is out of range
     */
    public static double blackLineOfLog(int dimension, double logErrorRate) {
        return alpha(dimension, logErrorRate) / Math.sqrt(dimension);
    }

    /**
     * Returns Phi^-1(mu) / sqrt(n), the black line as appendix F prints it: with the wrong sign, so that it is negative
     * below mu = .5.
     *
     * @param dimension the dimension n, at least 2
     * @param errorRate the measure mu of the error set, in (0, 1)
     * @throws IllegalArgumentException if either is out of range
     */
    public static double blackLineOfAppendixF(int dimension, double errorRate) {
        return -blackLine(dimension, errorRate);
    }

    /**
     * Returns the mean of max(alpha / sqrt(n) - N(0, 1/n), 0) with alpha = Phi^-1(1 - mu): appendix F without its
     * factor sqrt(2), which does not hold. It is (alpha Phi(alpha) + phi(alpha)) / sqrt(n).
     *
     * @param dimension the dimension n, at least 2
     * @param errorRate the measure mu of the error set, in (0, 1)
     * @throws IllegalArgumentException if either is out of range
     */
    public static double gaussianMean(int dimension, double errorRate) {
        return gaussianMeanOfLog(dimension, logOf(errorRate));
    }

    /**
     * Returns the {@linkplain #gaussianMean Gaussian mean} at a rate that may be too small for a number.
     *
     * @param dimension the dimension n, at least 2
     * @param logErrorRate the natural logarithm of the measure mu, at least -1e300 and below 0
     * @throws IllegalArgumentException if either is out of range
     */
    public static double gaussianMeanOfLog(int dimension, double logErrorRate) {
        double alpha = alpha(dimension, logErrorRate);
        return (alpha * NormalTail.upperTail(-alpha) + NormalTail.density(alpha)) / Math.sqrt(dimension);
    }

    /**
     * Returns the mean of max(sqrt(2) (alpha / sqrt(n) - N(0, 1/n)), 0) with alpha = Phi^-1(1 - mu): appendix F as
     * printed, but for the sign of alpha.
     *
     * @param dimension the dimension n, at least 2
     * @param errorRate the measure mu of the error set, in (0, 1)
     * @throws IllegalArgumentException if either is out of range
     */
    public static double withSqrt2(int dimension, double errorRate) {
        return withSqrt2OfLog(dimension, logOf(errorRate));
    }

    /**
     * Returns {@linkplain #withSqrt2 appendix F's mean} at a rate that may be too small for a number.
     *
     * @param dimension the dimension n, at least 2
     * @param logErrorRate the natural logarithm of the measure mu, at least -1e300 and below 0
     * @throws IllegalArgumentException if either is out of range
     */
    public static double withSqrt2OfLog(int dimension, double logErrorRate) {
        return Math.sqrt(2) * gaussianMeanOfLog(dimension, logErrorRate);
    }

    /**
     * Returns the error rate on the unit sphere as equation 3 prints it: 1 - Phi(mean / sigma) with the mean
     * sum (alpha_i - 1) and sigma = 2 sum (alpha_i - 1)^2. Its sign is wrong and its sigma a variance: for an accurate
     * network it is above a half.
     *
     * @param alphas the squared inverse semi-axes of the decision ellipsoid, finite and not all 1
     * @throws IllegalArgumentException if the alphas are out of range
     */
    public static double equation3AsPrinted(double[] alphas) {
        QuadraticForm excess = excess(alphas);
        if (excess.variance() == 0) {
            throw new IllegalArgumentException("equation 3 needs an alpha other than 1: sigma is 0");
        }
        return NormalTail.upperTail(excess.mean() / excess.variance());
    }

    private static QuadraticForm excess(double[] alphas) {
        return new QuadraticForm(Arrays.stream(alphas).map(alpha -> alpha - 1).toArray());
    }

    private static double logOf(double errorRate) {
        if (!(errorRate > 0 && errorRate < 1)) {
            throw new IllegalArgumentException("errorRate must lie between 0 and 1, both excluded, got " + errorRate);
        }
        return Math.log(errorRate);
    }

    /** Returns Phi^-1(1 - mu). */
    private static double alpha(int dimension, double logErrorRate) {
        if (dimension < 2) {
            throw new IllegalArgumentException("dimension must be at least 2, got " + dimension);
        }
        if (!(logErrorRate < 0 && logErrorRate >= SphericalCap.LEAST_LOG)) {
            throw new IllegalArgumentException(
                    "logErrorRate must be at least " + SphericalCap.LEAST_LOG + " and below 0, got " + logErrorRate);
        }
        return NormalTail.quantileOfUpperTail(logErrorRate);
    }
}
