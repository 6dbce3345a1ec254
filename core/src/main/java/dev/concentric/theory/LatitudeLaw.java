package dev.concentric.theory;

import dev.concentric.stats.NormalTail;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.GammaRatio;

/**
 * The law of the latitude s = asin x_1 of a uniform point x of the unit sphere in n dimensions: its density is
 * c_n cos(s)^(n-2) with c_n = Gamma(n/2) / (sqrt(pi) Gamma((n-1)/2)), which is to say that (1 + x_1) / 2 has the law
 * Beta((n-1)/2, (n-1)/2).
 *
 * <p>Integrals are taken relative to the density's largest value in their range, as powers of 1 - loss with the loss
 * computed without cancellation, so that neither high dimension nor a small result costs digits.
 */
final class LatitudeLaw {
    /** Where the density is e^-46 = 1e-20 of its largest value in the range, the rest is left out. */
    private static final double NEGLIGIBLE = -46;

    /** Log cotangents between which every edge lies whose mean distance says where it is. */
    private static final double ON_EQUATOR = -40;

    private static final double ON_POLE = 400;

    private static final int NEWTON_STEPS = 100;
    private static final double NEWTON_TOLERANCE = 1e-15;

    private final int dimension;
    private final int exponent;
    private final double peak;

    LatitudeLaw(int dimension) {
        this.dimension = dimension;
        this.exponent = dimension - 2;
        this.peak = peak(dimension);
    }

    /** Returns c_n, the density on the equator, which is also that of a coordinate at 0. */
    static double peak(int dimension) {
        return 1 / (Math.sqrt(Math.PI) * GammaRatio.delta((dimension - 1) / 2.0, 0.5));
    }

    int dimension() {
        return dimension;
    }

    /** Returns the natural logarithm of the measure of the cap up to an angle from the pole. */
    double logCapMeasure(PolarAngle edge) {
        return logEdgeScale(edge) + Math.log(edgeIntegral(edge, t -> 1));
    }

    /** Returns the measure of the belt between the equator and a latitude of at least 0. */
    double beltMeasure(double latitude) {
        return GaussLegendre.integrate(0, Math.min(latitude, range()), this::density);
    }

    /**
     * Returns the angle of the cap whose measure has that natural logarithm. For caps of up to a quarter of the sphere;
     * near the equator the belt carries the digits.
     */
    PolarAngle edgeOfCap(double logMeasure) {
        double guess = NormalTail.quantileOfUpperTail(logMeasure) / Math.sqrt(dimension);
        double logCotangent = Math.log(guess);
        // The log measure is concave and falling in the log cotangent: after the first step Newton's falls to the root.
        for (int i = 0; i < NEWTON_STEPS; i++) {
            PolarAngle edge = new PolarAngle(logCotangent);
            double integral = edgeIntegral(edge, t -> 1);
            double excess = logEdgeScale(edge) + Math.log(integral) - logMeasure;
            double slope = -Math.exp(edge.logSine() - edge.logRadians()) * edge.height() / integral;
            double move = excess / slope;
            logCotangent -= move;
            if (Math.abs(move) <= NEWTON_TOLERANCE * Math.max(1, Math.abs(logCotangent))) {
                break;
            }
        }
        return new PolarAngle(logCotangent);
    }

    /** Returns the latitude up to which the belt from the equator has that measure, in [0, 1/4]. */
    PolarAngle edgeOfBelt(double measure) {
        double latitude = 0;
        // The measure is concave in the latitude: Newton's steps rise to the root.
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double move = (measure - beltMeasure(latitude)) / density(latitude);
            latitude += move;
            if (Math.abs(move) <= NEWTON_TOLERANCE * latitude) {
                break;
            }
        }
        return PolarAngle.ofLatitude(latitude);
    }

    /**
     * Returns the mean straight-line distance of two uniform points, 2 E sqrt(B) with B of the law
     * Beta((n-1)/2, (n-1)/2).
     */
    double meanChordOfTwoPoints() {
        return 2 * GammaRatio.delta(dimension - 1, 0.5) / GammaRatio.delta((dimension - 1) / 2.0, 0.5);
    }

    /**
     * Returns the mean over all points of a function of the angle to a cap, where points inside count as 0.
     *
     * @param edge the cap's edge as an angle from the nearer pole
     * @param pastEquator whether that is the pole outside the cap
     * @param ofDistance the function, 0 at 0
     */
    double mean(PolarAngle edge, boolean pastEquator, DoubleUnaryOperator ofDistance) {
        if (pastEquator) {
            double angle = edge.radians();
            return Math.exp(logEdgeScale(edge)) * edgeIntegral(edge, t -> ofDistance.applyAsDouble(t * angle));
        }
        double latitude = edge.latitude();
        DoubleUnaryOperator integrand = s -> density(s) * ofDistance.applyAsDouble(latitude - s);
        return GaussLegendre.integrate(-range(), 0, integrand)
                + GaussLegendre.integrate(0, Math.min(latitude, range()), integrand);
    }

    /** Returns whether a mean is below that of the northern half of the sphere, so that its cap is larger. */
    boolean isMeanPastEquator(double mean, DoubleUnaryOperator ofDistance) {
        return mean < mean(new PolarAngle(ON_EQUATOR), false, ofDistance);
    }

    /**
     * Returns the edge of the cap that has that {@linkplain #mean mean}, which falls as the cap grows.
     *
     * @param pastEquator what {@link #isMeanPastEquator} says
     */
    PolarAngle edgeOfMean(double mean, boolean pastEquator, DoubleUnaryOperator ofDistance) {
        double low = ON_EQUATOR;
        // What a cap of an angle below e^-40 takes from the mean is less than its rounding.
        double high = pastEquator ? ON_POLE : -ON_EQUATOR;
        while (true) {
            PolarAngle edge = new PolarAngle((low + high) / 2);
            if (edge.logCotangent() <= low || edge.logCotangent() >= high) {
                return edge;
            }
            double found = mean(edge, pastEquator, ofDistance);
            if (pastEquator ? found > mean : found < mean) {
                low = edge.logCotangent();
            } else {
                high = edge.logCotangent();
            }
        }
    }

    private double density(double latitude) {
        double half = Math.sin(latitude / 2);
        return peak * power(2 * half * half);
    }

    /** Returns the latitude beyond which the density is negligible beside the equator's. */
    private double range() {
        return Math.acos(Math.exp(NEGLIGIBLE / exponent));
    }

    /** Returns the logarithm of the density at an edge times the angle from the pole to it. */
    private double logEdgeScale(PolarAngle edge) {
        return Math.log(peak) + exponent * edge.logSine() + edge.logRadians();
    }

    /**
     * Integrates from an edge to its pole, with the density relative to the edge's as the weight.
     *
     * @param function a function of the distance from the edge as a fraction t of the edge's angle from the pole
     */
    private double edgeIntegral(PolarAngle edge, DoubleUnaryOperator function) {
        double shrink = NEGLIGIBLE / exponent;
        if (edge.isNearPole()) {
            return GaussLegendre.integrate(0, -Math.expm1(shrink), t -> power(t) * function.applyAsDouble(t));
        }
        double angle = edge.radians();
        double cotangent = Math.exp(edge.logCotangent());
        double end = 1 - Math.asin(Math.exp(edge.logSine() + shrink)) / angle;
        return GaussLegendre.integrate(0, end, t -> {
            // 1 - sin(angle - part) / sin(angle), without cancellation.
            double part = t * angle;
            double half = Math.sin(part / 2);
            double loss = 2 * half * half + cotangent * Math.sin(part);
            return power(Math.min(1, loss)) * function.applyAsDouble(t);
        });
    }

    /** Returns (1 - loss)^(n-2). */
    private double power(double loss) {
        return exponent == 0 ? 1 : Math.exp(exponent * Math.log1p(-loss));
    }
}
