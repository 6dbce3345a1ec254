package dev.concentric.stats;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The saddle-point approximation of P(X &gt; 0) by Lugannani and Rice (1980), for a form whose mean is at most 0.
 *
 * <p>With s the minimum of K, w = sqrt(-2 K(s)) and u = s sqrt(K''(s)) it is 1 - Phi(w) + phi(w) (1/u - 1/w).
 */
final class SaddlePointApproximation {
    /** Below this u the two reciprocals would cancel; the rest of their series is then below 1e-6. */
    private static final double NEAR_MEAN = 1e-3;

    private SaddlePointApproximation() {}

    /** Returns its natural logarithm. */
    static double logPositive(CumulantFunction cumulants) {
        double s = cumulants.minimum();
        double[] slopes = cumulants.slopes(s);
        double curvature = cumulants.derivative(2, slopes);
        double u = s * Math.sqrt(curvature);
        double w = Math.sqrt(Math.max(0, -2 * cumulants.value(s)));
        double correction;
        if (u < NEAR_MEAN) {
            double skewness = cumulants.derivative(3, slopes) / Math.pow(curvature, 1.5);
            double kurtosis = cumulants.derivative(4, slopes) / (curvature * curvature);
            correction = (kurtosis - skewness * skewness) * u / 24 - skewness / 6;
        } else {
            correction = 1 / u - 1 / w;
        }
        double hazard = Math.sqrt(2 / Math.PI) / Erfcx.value(w / Math.sqrt(2));
        return NormalTail.logUpperTail(w) + Math.log1p(hazard * correction);
    }
}
