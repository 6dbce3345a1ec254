package dev.concentric.theory;

import dev.concentric.stats.NormalTail;

/** The paper's own formulas for the largest mean distance at an error rate, as printed and as corrected. */
public final class PaperApproximation {

    private PaperApproximation() {}

    /** Returns Phi^-1(1 - mu) / sqrt(n), the black line of Figure 4. */
    public static double blackLine(int dimension, double errorRate) {
        return alpha(errorRate) / Math.sqrt(dimension);
    }

    /** Returns the mean of max(alpha / sqrt(n) - N(0, 1/n), 0): appendix F without its factor sqrt(2). */
    public static double gaussianMean(int dimension, double errorRate) {
        double alpha = alpha(errorRate);
        return (alpha * NormalTail.upperTail(-alpha) + NormalTail.density(alpha)) / Math.sqrt(dimension);
    }

    /** Returns the mean of max(sqrt(2) (alpha / sqrt(n) - N(0, 1/n)), 0): appendix F as printed. */
    public static double withSqrt2(int dimension, double errorRate) {
        return Math.sqrt(2) * gaussianMean(dimension, errorRate);
    }

    /** Returns Phi^-1(1 - mu), which appendix F prints as Phi^-1(mu). */
    private static double alpha(double errorRate) {
        if (!(errorRate > 0 && errorRate < 1)) {
            throw new IllegalArgumentException("an error rate must lie between 0 and 1, got " + errorRate);
        }
        return NormalTail.quantileOfUpperTail(Math.log(errorRate));
    }
}
