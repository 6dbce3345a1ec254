package dev.concentric.theory;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The law Beta(a, b), whose tails are taken as logarithms and so never underflow.
 *
 * <p>The tail below x is x^a (1-x)^b / (a B(a, b)) times the continued fraction of DLMF 8.17.22. The power is taken
 * relative to its largest value, at the mean, and the Beta function by Stirling's formula with its remainder (Loader,
 * 2000, "Fast and accurate computation of binomial probabilities"): so large numbers are never subtracted. The
 * logarithm of a tail is off by less than 1e-11, or 1e-15 of itself where that is more, for a and b from 1/2 to 5e5.
 *
 * @param a the exponent of x, at least 1/2
 * @param b the exponent of 1 - x, at least 1/2
 */
record BetaLaw(double a, double b) {
    private static final double TINY = 1e-300;
    private static final double PRECISION = 1e-16;

    /** The fraction needs a number of terms of the order of sqrt(a + b); this is far beyond. */
    private static final int TERMS = 1_000_000;

    private static final double STIRLING_FROM = 15;
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /**
     * Returns the natural logarithm of the probability below a number x in (0, 1).
     *
     * @param logX the logarithm of x
     * @param logComplement the logarithm of 1 - x; both, so that x may lie as close to 0 or 1 as one likes
     */
    double logBelow(double logX, double logComplement) {
        double x = Math.exp(logX);
        if (x * (a + b + 2) < a + 1) {
            return logPower(logX, logComplement) - Math.log(a) - Math.log(fraction(x));
        }
        BetaLaw mirrored = new BetaLaw(b, a);
        double other = mirrored.logPower(logComplement, logX)
                - Math.log(b)
                - Math.log(mirrored.fraction(Math.exp(logComplement)));
        return Math.log1p(-Math.exp(other));
    }

    /** Returns the natural logarithm of the probability above a number; the parameters are those of logBelow. */
    double logAbove(double logX, double logComplement) {
        return new BetaLaw(b, a).logBelow(logComplement, logX);
    }

    /** Returns the logarithm of x^a (1-x)^b / B(a, b). */
    private double logPower(double logX, double logComplement) {
        double sum = a + b;
        double x = Math.exp(logX);
        double complement = Math.exp(logComplement);
        // x - a / sum, from the smaller of x and 1 - x.
        double beyondMean = x < complement ? (sum * x - a) / sum : (b - sum * complement) / sum;
        double loss = a * shortfall(beyondMean * sum / a, logX - Math.log(a / sum))
                + b * shortfall(-beyondMean * sum / b, logComplement - Math.log(b / sum));
        return 0.5 * Math.log(a / sum * b) - HALF_LOG_TWO_PI - loss + remainder(sum) - remainder(a) - remainder(b);
    }

    /**
     * Returns u - ln(1 + u), which is at least 0.
     *
     * @param logarithm ln(1 + u) where u is far from 0
     */
    private static double shortfall(double u, double logarithm) {
        if (Math.abs(u) > 0.5) {
            return u - logarithm;
        }
        // ln(1 + u) = 2 artanh(s), and u - 2 s = u s.
        double s = u / (2 + u);
        double square = s * s;
        double sum = 0;
        double power = square;
        for (int n = 3; power > PRECISION * square * sum; n += 2) {
            sum += power / n;
            power *= square;
        }
        return s * (u - 2 * sum);
    }

    /** Returns ln Gamma(z) less Stirling's formula (z - 1/2) ln z - z + ln(2 pi) / 2. */
    private static double remainder(double z) {
        if (z < STIRLING_FROM) {
            return LogGamma.value(z) - (z - 0.5) * Math.log(z) + z - HALF_LOG_TWO_PI;
        }
        double square = 1 / (z * z);
        double series = 1.0 / 12
                - square
                        * (1.0 / 360
                                - square
                                        * (1.0 / 1260
                                                - square
                                                        * (1.0 / 1680
                                                                - square * (1.0 / 1188 - square * 691 / 360360))));
        return series / z;
    }

    /** Returns the continued fraction 1 + d_1 / (1 + d_2 / (1 + ...)) by Lentz's method, from its top. */
    private double fraction(double x) {
        double value = 1;
        double numerators = 1;
        double denominators = 0;
        for (int n = 1; n < TERMS; n++) {
            double d = coefficient(n, x);
            denominators = 1 / nonZero(1 + d * denominators);
            numerators = nonZero(1 + d / numerators);
            double change = numerators * denominators;
            value *= change;
            if (Math.abs(change - 1) <= PRECISION) {
                break;
            }
        }
        return value;
    }

    private double coefficient(int n, double x) {
        double half = n / 2;
        return n % 2 == 0
                ? half * (b - half) * x / ((a + n - 1) * (a + n))
                : -(a + half) * (a + b + half) * x / ((a + n - 1) * (a + n));
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
