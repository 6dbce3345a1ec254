package dev.concentric.theory;

import java.util.function.IntToDoubleFunction;

/**
 * A model of two concentric spheres that sees the first k of n coordinates (paper, appendix E): it calls a point outer
 * where x_1^2 + ... + x_k^2 exceeds a threshold b.
 *
 * <p>For a uniform point of a sphere of radius r that sum over r^2 has the law Beta(k/2, (n-k)/2), which gives the
 * exact error rates. Both spheres are equally likely, so the error rate of the model is the mean of theirs, and the
 * best threshold is the one with the least mean. No classifier of the k coordinates does better, as the likelihood
 * ratio of the spheres rises with the sum; so the least error rate does not grow with k.
 *
 * <p>Error rates are natural logarithms, negative infinity for 0. At the best threshold they are off by less than
 * 1e-11, or 1e-15 of themselves where that is more, for dimensions from 2 to 10^6.
 *
 * @param dimension the dimension n, at least 2
 * @param seen the number k of coordinates that the model sees, from 1 to n
 * @param innerRadius the inner sphere's radius, positive
 * @param outerRadius the outer sphere's radius, greater than the inner one
 */
public record ProjectionModel(int dimension, int seen, double innerRadius, double outerRadius) {
    private static final double LOG_HALF = -Math.log(2);

    /** Checks the sizes. */
    public ProjectionModel {
        if (dimension < 2) {
            throw new IllegalArgumentException("dimension must be at least 2, got " + dimension);
        }
        if (!(seen >= 1 && seen <= dimension)) {
            throw new IllegalArgumentException("seen must lie between 1 and " + dimension + ", got " + seen);
        }
        if (!(innerRadius > 0 && innerRadius < outerRadius && outerRadius < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "radii must satisfy 0 < inner < outer, got " + innerRadius + " and " + outerRadius);
        }
    }

    /**
     * Returns the least number of coordinates with which a model reaches an error rate.
     *
     * @param dimension the dimension n, at least 2
     * @param innerRadius the inner sphere's radius, positive
     * @param outerRadius the outer sphere's radius, greater than the inner one
     * @param logErrorRate the natural logarithm of the error rate, below ln(1/2)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static int leastSeen(int dimension, double innerRadius, double outerRadius, double logErrorRate) {
        return leastSeen(
                dimension,
                logErrorRate,
                k -> new ProjectionModel(dimension, k, innerRadius, outerRadius).leastLogErrorRate());
    }

    /** Returns the least number for which a function, which must not rise, is at most the logarithm of a rate. */
    static int leastSeen(int dimension, double logErrorRate, IntToDoubleFunction ofSeen) {
        if (!(logErrorRate < LOG_HALF)) {
            throw new IllegalArgumentException("logErrorRate must be below ln(1/2), got " + logErrorRate);
        }
        int tooFew = 0;
        int enough = dimension;
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) >>> 1;
            if (ofSeen.applyAsDouble(middle) <= logErrorRate) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    /** Returns the threshold with the least error rate; for k = n, where any one between does, the middle. */
    public double bestThreshold() {
        if (seen == dimension) {
            return (innerRadius * innerRadius + outerRadius * outerRadius) / 2;
        }
        double share = innerSharesAll() ? 1 : Math.exp(bestInner().logX);
        return innerRadius * innerRadius * share;
    }

    /** Returns the logarithm of the least error rate, that of the best threshold. */
    public double leastLogErrorRate() {
        if (seen == dimension) {
            return Double.NEGATIVE_INFINITY;
        }
        if (innerSharesAll()) {
            return LOG_HALF + below(Math.log1p(-gap()), Math.log(gap()));
        }
        Place inner = bestInner();
        Place outer = bestOuter(inner);
        return logMean(law().logAbove(inner.logX, inner.logComplement), below(outer.logX, outer.logComplement));
    }

    /**
     * Returns the logarithm of the error rate at a threshold.
     *
     * @param threshold the threshold b, positive
     * @throws IllegalArgumentException if it is not
     */
    public double logErrorRate(double threshold) {
        return logMean(logInnerErrorRate(threshold), logOuterErrorRate(threshold));
    }

    /**
     * Returns the logarithm of the error rate on the inner sphere, P(x_1^2 + ... + x_k^2 &gt; b).
     *
     * @param threshold the threshold b, positive
     * @throws IllegalArgumentException if it is not
     */
    public double logInnerErrorRate(double threshold) {
        double x = requirePositive(threshold) / (innerRadius * innerRadius);
        if (x >= 1) {
            return Double.NEGATIVE_INFINITY;
        }
        return seen == dimension ? 0 : law().logAbove(Math.log(x), Math.log1p(-x));
    }

    /**
     * Returns the logarithm of the error rate on the outer sphere, P(x_1^2 + ... + x_k^2 &lt; b).
     *
     * @param threshold the threshold b, positive
     * @throws IllegalArgumentException if it is not
     */
    public double logOuterErrorRate(double threshold) {
        double x = requirePositive(threshold) / (outerRadius * outerRadius);
        if (seen == dimension) {
            return x <= 1 ? Double.NEGATIVE_INFINITY : 0;
        }
        return x >= 1 ? 0 : law().logBelow(Math.log(x), Math.log1p(-x));
    }

    static double requirePositive(double threshold) {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold must be positive, got " + threshold);
        }
        return threshold;
    }

    /** Returns the logarithm of the mean of two numbers from theirs. */
    static double logMean(double first, double second) {
        double larger = Math.max(first, second);
        double smaller = Math.min(first, second);
        return smaller == Double.NEGATIVE_INFINITY
                ? larger + LOG_HALF
                : larger + Math.log1p(Math.exp(smaller - larger)) + LOG_HALF;
    }

    /** A number x in (0, 1) as two logarithms. */
    private record Place(double logX, double logComplement) {}

    private BetaLaw law() {
        return new BetaLaw(seen / 2.0, (dimension - seen) / 2.0);
    }

    private double below(double logX, double logComplement) {
        return law().logBelow(logX, logComplement);
    }

    /** Returns 1 - (inner / outer)^2. */
    private double gap() {
        return (outerRadius - innerRadius) * (outerRadius + innerRadius) / (outerRadius * outerRadius);
    }

    /** Returns whether the inner sphere's density is the greater one for every sum that it reaches. */
    private boolean innerSharesAll() {
        return dimension - seen <= 2;
    }

    /**
     * Returns b/r^2 for the best threshold, where the densities of both spheres agree: with the inner radius r, the
     * outer R and w = (R/r)^(2k/(n-k-2)) that is where (1 - b/R^2) / (1 - b/r^2) = w.
     */
    private Place bestInner() {
        double logW = 2.0 * seen / (dimension - seen - 2) * Math.log(outerRadius / innerRadius);
        double shared = Math.log1p(-(1 - gap()) * Math.exp(-logW));
        return new Place(Math.log(-Math.expm1(-logW)) - shared, Math.log(gap()) - logW - shared);
    }

    /** Returns b/R^2 from b/r^2. */
    private Place bestOuter(Place inner) {
        double logX = Math.log1p(-gap()) + inner.logX;
        return new Place(logX, Math.log1p(-Math.exp(logX)));
    }
}
