package dev.concentric.theory;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.GammaRatio;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The cap {x : x_1 > height} of the unit sphere in n dimensions under the uniform law.
 *
 * <p>The latitude s = asin x_1 of a uniform point has the density c_n cos(s)^(n-2) with
 * c_n = Gamma(n/2) / (sqrt(pi) Gamma((n-1)/2)). A point at latitude s below the cap's edge psi = asin(height) lies
 * psi - s away from it along the great circle and 2 sin((psi - s)/2) straight through. The measure of a cap with a
 * height of at least 0 is I_{1 - height^2}((n-1)/2, 1/2) / 2 (Li, 2011, "Concise formulas for the area and volume of a
 * hyperspherical cap").
 */
public final class SphericalCap {
    /** Beyond so many standard deviations of the latitude its density is below 1e-40 of its peak. */
    private static final double RANGE = 14;

    private static final double LOWEST_RATE = 1e-290;

    private final int dimension;
    private final double angle;

    private SphericalCap(int dimension, double angle) {
        this.dimension = dimension;
        this.angle = angle;
    }

    /**
     * Returns the cap of a measure.
     *
     * @param dimension the dimension n, at least 2
     * @param errorRate the measure mu, from 1e-290 to below 1
     * @throws IllegalArgumentException if either is out of range
     */
    public static SphericalCap ofErrorRate(int dimension, double errorRate) {
        requireDimension(dimension);
        if (!(errorRate >= LOWEST_RATE && errorRate < 1)) {
            throw new IllegalArgumentException(
                    "an error rate must lie between " + LOWEST_RATE + " and 1, got " + errorRate);
        }
        double angle = errorRate > 0.5 ? Math.PI - angleOf(dimension, 1 - errorRate) : angleOf(dimension, errorRate);
        return new SphericalCap(dimension, angle);
    }

    /**
     * Returns the cap of a height.
     *
     * @param dimension the dimension n, at least 2
     * @param height the least first coordinate, in [-1, 1]
     */
    public static SphericalCap ofHeight(int dimension, double height) {
        requireDimension(dimension);
        if (!(height >= -1 && height <= 1)) {
            throw new IllegalArgumentException("a cap's height must lie in [-1, 1], got " + height);
        }
        return new SphericalCap(dimension, Math.acos(height));
    }

    private static void requireDimension(int dimension) {
        if (dimension < 2) {
            throw new IllegalArgumentException("dimension must be at least 2, got " + dimension);
        }
    }

    /** Solves for the angle in [0, pi/2] by bisection; the measure rises with it. */
    private static double angleOf(int dimension, double errorRate) {
        double low = 0;
        double high = Math.PI / 2;
        while (Math.nextUp(low) < high) {
            double middle = 0.5 * (low + high);
            if (measure(dimension, middle) < errorRate) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double measure(int dimension, double angle) {
        double sine = Math.sin(angle);
        double cosine = Math.cos(angle);
        double shape = (dimension - 1) / 2.0;
        // Near the equator the measure's distance from one half carries the digits, near the pole the measure itself.
        double belt = RegularizedBeta.value(cosine * cosine, 0.5, shape);
        return belt < 0.5 ? 0.5 * (1 - belt) : 0.5 * RegularizedBeta.value(sine * sine, shape, 0.5);
    }

    /** Returns the dimension n. */
    public int dimension() {
        return dimension;
    }

    /** Returns the least first coordinate of the cap's points. */
    public double height() {
        return Math.cos(angle);
    }

    /** Returns the angle between the pole and the cap's edge, in radians. */
    public double angle() {
        return angle;
    }

    /** Returns the measure of the cap. */
    public double errorRate() {
        return angle <= Math.PI / 2 ? measure(dimension, angle) : 1 - measure(dimension, Math.PI - angle);
    }

    /** Returns the mean distance of a uniform point to the cap along the great circle; points inside count as 0. */
    public double meanGeodesic() {
        return mean(distance -> distance);
    }

    /** Returns the mean straight-line distance of a uniform point to the cap; points inside count as 0. */
    public double meanChord() {
        return mean(distance -> 2 * Math.sin(distance / 2));
    }

    private double mean(DoubleUnaryOperator ofGeodesic) {
        double edge = Math.PI / 2 - angle;
        double range = Math.min(Math.PI / 2, RANGE / Math.sqrt(dimension));
        double top = Math.min(edge, range);
        if (top <= -range) {
            return 0;
        }
        double peak = 1 / (Math.sqrt(Math.PI) * GammaRatio.delta((dimension - 1) / 2.0, 0.5));
        return GaussLegendre.integrate(-range, top, latitude -> {
            double density = peak * Math.pow(Math.cos(latitude), dimension - 2);
            return density * ofGeodesic.applyAsDouble(edge - latitude);
        });
    }
}
