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
}
