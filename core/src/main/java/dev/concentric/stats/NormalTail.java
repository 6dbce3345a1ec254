package dev.concentric.stats;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;

/** The upper tail of the standard normal law, 1 - Phi(z), where necessary as its natural logarithm. */
public final class NormalTail {
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double NEWTON_TOLERANCE = 1e-15;

    private NormalTail() {}

    /** Returns 1 - Phi(z). */
    public static double upperTail(double z) {
        return 0.5 * Erfc.value(z / SQRT_2);
    }

    /** Returns ln(1 - Phi(z)), which stays finite as long as z^2 does. */
    public static double logUpperTail(double z) {
        return z < 0 ? Math.log1p(-upperTail(-z)) : Math.log(0.5 * Erfcx.value(z / SQRT_2)) - z * z / 2;
    }

    /** Returns the density of the standard normal law. */
    public static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /**
     * Returns the z whose upper tail has that natural logarithm.
     *
     * @param logTail the logarithm of a probability, below 0
     */
    public static double quantileOfUpperTail(double logTail) {
        if (!(logTail < 0 && logTail > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException("the log of a tail must be finite and below 0, got " + logTail);
        }
        if (logTail > Math.log(0.5)) {
            return -quantileOfUpperTail(Math.log(-Math.expm1(logTail)));
        }
        double z = Math.sqrt(-2 * (logTail - Math.log(0.5)));
        // The log tail is concave and z starts to the right of the root: Newton's steps fall towards it.
        for (int i = 0; i < 60; i++) {
            double slope = -Math.sqrt(2 / Math.PI) / Erfcx.value(z / SQRT_2);
            double move = (logUpperTail(z) - logTail) / slope;
            z -= move;
            if (Math.abs(move) <= NEWTON_TOLERANCE * Math.abs(z)) {
                break;
            }
        }
        return z;
    }
}
