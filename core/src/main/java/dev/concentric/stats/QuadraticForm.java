package dev.concentric.stats;

import java.util.Arrays;

/**
 * The quadratic form X = sum_i weight_i u_i^2 of independent standard normals u_i. Its sign has the same law for a
 * uniform point of a sphere, which is u scaled.
 */
public final class QuadraticForm {
    private final double[] weights;

    /** Makes the form with these weights, which are copied. */
    public QuadraticForm(double[] weights) {
        if (weights.length == 0 || !Arrays.stream(weights).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a quadratic form needs at least one weight, all of them finite");
        }
        this.weights = weights.clone();
    }

    /** Returns whether X is at most 0 wherever u lies, so that P(X > 0) is exactly 0. */
    public boolean isNeverPositive() {
        return Arrays.stream(weights).allMatch(weight -> weight <= 0);
    }

    /** Returns whether X is positive wherever u lies but on a set of measure 0, so that P(X > 0) is exactly 1. */
    public boolean isAlmostAlwaysPositive() {
        return Arrays.stream(weights).allMatch(weight -> weight >= 0)
                && Arrays.stream(weights).anyMatch(weight -> weight > 0);
    }

    /** Returns the mean of X, the sum of the weights. */
    public double mean() {
        return Arrays.stream(weights).sum();
    }

    /** Returns the variance of X, twice the sum of the squared weights. */
    public double variance() {
        return 2 * Arrays.stream(weights).map(weight -> weight * weight).sum();
    }

    /**
     * Returns ln P(X > 0) by the central limit theorem, as if X were normal (paper, appendix D). In the tail this is
     * far from the truth in either direction; where the sign of X is certain, it is exact.
     */
    public double cltLogPositive() {
        if (isNeverPositive()) {
            return Double.NEGATIVE_INFINITY;
        }
        if (isAlmostAlwaysPositive()) {
            return 0;
        }
        return NormalTail.logUpperTail(-mean() / Math.sqrt(variance()));
    }

    /**
     * Returns P(X > 0) by inversion of its Laplace transform along a contour through the saddle point; exactly 0 and 1
     * where the sign of X is certain. The error bound comes from what the sums show of themselves. For up to 10^4
     * weights it stays below 1e-10 down to probabilities of e^-50000, and grows like 2e-15 of the logarithm from there;
     * the error itself was a tenth of it or less against 40 digits.
     *
     * @throws IllegalArgumentException if weights of the two signs lie more than 1e300 times apart
     */
    public TailProbability probabilityPositive() {
        if (isNeverPositive()) {
            return TailProbability.NEVER;
        }
        if (isAlmostAlwaysPositive()) {
            return TailProbability.ALWAYS;
        }
        CumulantFunction cumulants = new CumulantFunction(weights);
        return cumulants.mean() <= 0
                ? ContourInversion.positive(cumulants)
                : ContourInversion.positive(new CumulantFunction(negated().weights))
                        .complement();
    }

    /** Returns {@code P(X < 0)}, as {@link #probabilityPositive()} does of the form with all weights negated. */
    public TailProbability probabilityNegative() {
        return negated().probabilityPositive();
    }

    /**
     * Returns ln P(X > 0) by the saddle-point approximation of Lugannani and Rice (1980), whose relative error stays
     * bounded in the tail; where the sign of X is certain, it is exact.
     */
    public double saddlePointLogPositive() {
        if (isNeverPositive()) {
            return Double.NEGATIVE_INFINITY;
        }
        if (isAlmostAlwaysPositive()) {
            return 0;
        }
        CumulantFunction cumulants = new CumulantFunction(weights);
        return cumulants.mean() <= 0
                ? SaddlePointApproximation.logPositive(cumulants)
                : Math.log(-Math.expm1(SaddlePointApproximation.logPositive(new CumulantFunction(negated().weights))));
    }

    /**
     * Returns the logarithm of Chernoff's bound on P(X > 0), the minimum of E exp(s X) over s >= 0. It is 0, and says
     * nothing, where the mean of X is at least 0; where the sign of X is certain, it is exact.
     */
    public double chernoffLogPositive() {
        if (isNeverPositive()) {
            return Double.NEGATIVE_INFINITY;
        }
        if (isAlmostAlwaysPositive()) {
            return 0;
        }
        CumulantFunction cumulants = new CumulantFunction(weights);
        return cumulants.mean() >= 0 ? 0 : Math.min(0, cumulants.value(cumulants.minimum()));
    }

    private QuadraticForm negated() {
        return new QuadraticForm(Arrays.stream(weights).map(weight -> -weight).toArray());
    }
}
