package dev.concentric.theory;

import java.util.function.DoubleUnaryOperator;

/**
 * The cap {x : x_1 > height} of a sphere in n dimensions under the uniform law, and the law of the distance d of a
 * uniform point to it, which is 0 for points inside.
 *
 * <p>On the unit sphere (1 + x_1) / 2 has the law Beta((n-1)/2, (n-1)/2), so a cap with a height t of at least 0 has
 * the measure I_{1-t^2}((n-1)/2, 1/2) / 2 (Li, 2011, "Concise formulas for the area and volume of a hyperspherical
 * cap"). A point whose angle from the pole exceeds the edge's by delta lies delta away from the cap along the great
 * circle and 2 sin(delta/2) straight through; the means are integrals over the law of the latitude, and the points
 * farther away than delta are the cap around the other pole that begins delta from the edge. The factories make caps
 * of the unit sphere; {@link #withRadius} takes one to a sphere of another radius, where lengths are that many times as
 * long.
 *
 * <p>Height, angle, means and quantiles have a relative error below 1e-13 for dimensions from 2 to 10^6 and measures
 * from 10^-10000 to 1 - 1e-9, the measure's logarithm taken as exact; where it is not, an error of it divided by n - 1
 * is added to the angle's. A quantile close to 0 has an absolute error of 1e-15. To a survival's relative error of
 * 1e-13 comes what 4e-15 of the cap's edge or of the distance changes in it, which is much at distances close to the
 * farthest point.
 */
public final class SphericalCap {
    private static final double LOG_HALF = -Math.log(2);

    /** The least logarithm of a measure; half the square of the Gaussian quantile that it leads to is still finite. */
    static final double LEAST_LOG = -1e300;

    /** What Math.PI lacks of pi. */
    private static final double PI_REST = 1.2246467991473532e-16;

    /** Caps that hold more than this measure are found by the belt that separates them from the equator. */
    private static final double NEAR_EQUATOR = 0.25;

    private final LatitudeLaw law;

    /** The edge's angle from the nearer pole. */
    private final PolarAngle edge;

    private final boolean reachesPastEquator;
    private final double errorRate;
    private final double logErrorRate;
    private final double radius;

    private SphericalCap(
            LatitudeLaw law,
            PolarAngle edge,
            boolean reachesPastEquator,
            double errorRate,
            double logErrorRate,
            double radius) {
        this.law = law;
        this.edge = edge;
        this.reachesPastEquator = reachesPastEquator;
        this.errorRate = errorRate;
        this.logErrorRate = logErrorRate;
        this.radius = radius;
    }

    /**
     * Returns the cap of a measure.
     *
     * @param dimension the dimension n, at least 2
     * @param errorRate the measure mu, in (0, 1)
     * @throws IllegalArgumentException if either is out of range
     */
    public static SphericalCap ofErrorRate(int dimension, double errorRate) {
        LatitudeLaw law = lawOf(dimension);
        if (!(errorRate > 0 && errorRate < 1)) {
            throw new IllegalArgumentException("errorRate must lie between 0 and 1, both excluded, got " + errorRate);
        }
        boolean large = errorRate > 0.5;
        double smaller = large ? 1 - errorRate : errorRate;
        PolarAngle edge = edgeOf(law, smaller, Math.log(smaller));
        return new SphericalCap(law, edge, large, errorRate, large ? Math.log1p(-smaller) : Math.log(errorRate), 1);
    }

    /**
     * Returns the cap of a measure that is given by its logarithm, and so may be too small for a number.
     *
     * @param dimension the dimension n, at least 2
     * @param logErrorRate the natural logarithm of the measure, at least -1e300 and below 0
     * @throws IllegalArgumentException if either is out of range
     */
    public static SphericalCap ofLogErrorRate(int dimension, double logErrorRate) {
        LatitudeLaw law = lawOf(dimension);
        if (!(logErrorRate < 0 && logErrorRate >= LEAST_LOG)) {
            throw new IllegalArgumentException(
                    "logErrorRate must be at least " + LEAST_LOG + " and below 0, got " + logErrorRate);
        }
        boolean large = logErrorRate > LOG_HALF;
        double smaller = large ? -Math.expm1(logErrorRate) : Math.exp(logErrorRate);
        PolarAngle edge = edgeOf(law, smaller, large ? Math.log(smaller) : logErrorRate);
        return new SphericalCap(law, edge, large, Math.exp(logErrorRate), logErrorRate, 1);
    }

    /**
     * Returns the cap of a height.
     *
     * @param dimension the dimension n, at least 2
     * @param height the infimum t of the first coordinate, in (-1, 1)
     * @throws IllegalArgumentException if either is out of range
     */
    public static SphericalCap ofHeight(int dimension, double height) {
        LatitudeLaw law = lawOf(dimension);
        if (!(height > -1 && height < 1)) {
            throw new IllegalArgumentException("height must lie between -1 and 1, both excluded, got " + height);
        }
        return ofEdge(law, PolarAngle.ofHeight(Math.abs(height)), height < 0);
    }

    /**
     * Returns the cap to which uniform points have that mean great-circle distance.
     *
     * <p>A mean determines a cap no better than a {@code double} determines the mean: the mean distance of the cap
     * returned differs from the one given by less than 1e-12 of it, and where caps of much different measure have means
     * that near to each other, as all tiny caps have, it is one of these.
     *
     * @param dimension the dimension n, at least 2
     * @param mean the mean distance, in (0, pi/2): the upper limit is the mean distance of two points
     * @throws IllegalArgumentException if either is out of range
     */
    public static SphericalCap ofMeanGeodesic(int dimension, double mean) {
        return ofMean(lawOf(dimension), mean, Math.PI / 2, angle -> angle);
    }

    /**
     * Returns the cap to which uniform points have that mean straight-line distance, as accurately as
     * {@link #ofMeanGeodesic} does.
     *
     * @param dimension the dimension n, at least 2
     * @param mean the mean distance, above 0 and below that of two points, which is
     *     2 Gamma(n/2) Gamma(n-1) / (Gamma((n-1)/2) Gamma(n-1/2)): 4/pi for n = 2, and sqrt(2) in the limit
     * @throws IllegalArgumentException if either is out of range
     */
    public static SphericalCap ofMeanChord(int dimension, double mean) {
        LatitudeLaw law = lawOf(dimension);
        return ofMean(law, mean, law.meanChordOfTwoPoints(), SphericalCap::chord);
    }

    private static SphericalCap ofMean(
            LatitudeLaw law, double mean, double meanOfTwoPoints, DoubleUnaryOperator ofAngle) {
        if (!(mean > 0 && mean < meanOfTwoPoints)) {
            throw new IllegalArgumentException("the mean distance must lie between 0 and that of two points, "
                    + meanOfTwoPoints + ", both excluded, got " + mean);
        }
        boolean pastEquator = law.isMeanPastEquator(mean, ofAngle);
        return ofEdge(law, law.edgeOfMean(mean, pastEquator, ofAngle), pastEquator);
    }

    private static SphericalCap ofEdge(LatitudeLaw law, PolarAngle edge, boolean reachesPastEquator) {
        double logSmaller = law.logCapMeasure(edge);
        double smaller = Math.exp(logSmaller);
        return reachesPastEquator
                ? new SphericalCap(law, edge, true, 1 - smaller, Math.log1p(-smaller), 1)
                : new SphericalCap(law, edge, false, smaller, logSmaller, 1);
    }

    private static LatitudeLaw lawOf(int dimension) {
        if (dimension < 2) {
            throw new IllegalArgumentException("dimension must be at least 2, got " + dimension);
        }
        return new LatitudeLaw(dimension);
    }

    private static PolarAngle edgeOf(LatitudeLaw law, double measure, double logMeasure) {
        return measure > NEAR_EQUATOR ? law.edgeOfBelt(0.5 - measure) : law.edgeOfCap(logMeasure);
    }

    /**
     * Returns the cap of the same angle on the sphere of another radius.
     *
     * @param newRadius the radius R, positive and finite
     * @throws IllegalArgumentException if it is not
     */
    public SphericalCap withRadius(double newRadius) {
        if (!(newRadius > 0 && newRadius < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("radius must be positive and finite, got " + newRadius);
        }
        return new SphericalCap(law, edge, reachesPastEquator, errorRate, logErrorRate, newRadius);
    }

    /** Returns the radius of the sphere. */
    public double radius() {
        return radius;
    }

    /** Returns the dimension n of the space. */
    public int dimension() {
        return law.dimension();
    }

    /** Returns the infimum of the first coordinate over the cap, negative where that is more than half the sphere. */
    public double height() {
        return radius * (reachesPastEquator ? -edge.height() : edge.height());
    }

    /** Returns the angle between the pole and the cap's edge, in radians; 0 where it underflows. */
    public double angle() {
        return reachesPastEquator ? Math.PI - edge.radians() : edge.radians();
    }

    /** Returns the natural logarithm of the angle in radians. */
    public double logAngle() {
        return reachesPastEquator ? Math.log(angle()) : edge.logRadians();
    }

    /** Returns the measure of the cap; 0 where it underflows. */
    public double errorRate() {
        return errorRate;
    }

    /** Returns the natural logarithm of the measure. */
    public double logErrorRate() {
        return logErrorRate;
    }

    /** Returns the mean distance of a uniform point to the cap along the great circle; points inside count as 0. */
    public double meanGeodesic() {
        return radius * law.mean(edge, reachesPastEquator, angle -> angle);
    }

    /** Returns the mean straight-line distance of a uniform point to the cap; points inside count as 0. */
    public double meanChord() {
        return radius * law.mean(edge, reachesPastEquator, SphericalCap::chord);
    }

    /** Returns the median of the distance along the great circle: 0 where the cap is half the sphere or more. */
    public double medianGeodesic() {
        return quantileGeodesic(0.5);
    }

    /**
     * Returns the least distance along the great circle within which lies that share of all points: 0 up to the measure
     * of the cap itself.
     *
     * @param probability the share, in (0, 1)
     * @throws IllegalArgumentException if it is out of range
     */
    public double quantileGeodesic(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "probability must lie between 0 and 1, both excluded, got " + probability);
        }
        if (probability <= errorRate) {
            return 0;
        }
        boolean pastEquator = probability > 0.5;
        double smaller = pastEquator ? 1 - probability : probability;
        PolarAngle reached = edgeOf(law, smaller, Math.log(smaller));
        double angle;
        if (!pastEquator) {
            angle = edge.to(reached);
        } else {
            angle = reachesPastEquator ? reached.to(edge) : edge.latitude() + reached.latitude();
        }
        return radius * Math.max(0, angle);
    }

    /** Returns the same quantile of the straight-line distance. */
    public double quantileChord(double probability) {
        return radius * chord(quantileGeodesic(probability) / radius);
    }

    /**
     * Returns P[d &gt; geodesic], the probability that a uniform point lies farther from the cap than that along the
     * great circle; 0 where it underflows and from the farthest point on.
     *
     * @param geodesic the distance, at least 0
     * @throws IllegalArgumentException if it is negative or not a number
     */
    public double survival(double geodesic) {
        return Math.exp(logSurvival(geodesic));
    }

    /** Returns the same probability for a straight-line distance. */
    public double survivalOfChord(double chord) {
        return survival(2 * radius * Math.asin(Math.min(1, chord / (2 * radius))));
    }

    /**
     * Returns the natural logarithm of P[d &gt; geodesic]; negative infinity from the farthest point on.
     *
     * @param geodesic the distance along the great circle, at least 0
     * @throws IllegalArgumentException if it is negative or not a number
     */
    public double logSurvival(double geodesic) {
        if (!(geodesic >= 0)) {
            throw new IllegalArgumentException("a distance must be at least 0, got " + geodesic);
        }
        if (geodesic == 0) {
            return reachesPastEquator ? law.logCapMeasure(edge) : Math.log1p(-errorRate);
        }
        double away = geodesic / radius;
        double latitude = (reachesPastEquator ? -edge.latitude() : edge.latitude()) - away;
        if (latitude > 0) {
            PolarAngle within = PolarAngle.of(edge.radians() + away, latitude);
            return Math.log1p(-Math.exp(law.logCapMeasure(within)));
        }
        double beyond = angleBeyond(away);
        return beyond > 0 ? law.logCapMeasure(PolarAngle.of(beyond, -latitude)) : Double.NEGATIVE_INFINITY;
    }

    /** Returns the angle of the cap around the south pole that begins that far from the edge. */
    private double angleBeyond(double away) {
        if (reachesPastEquator) {
            return edge.radians() - away;
        }
        return edge.latitude() < edge.radians()
                ? Math.PI / 2 - away + edge.latitude() + PI_REST / 2
                : Math.PI - away - edge.radians() + PI_REST;
    }

    private static double chord(double angle) {
        return 2 * Math.sin(angle / 2);
    }
}
