package dev.concentric.theory;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far uniform points of a sphere can lie, in the mean, from an error set of a given measure.
 *
 * <p>Theorem (spherical isoperimetry; Levy, "Problemes concrets d'analyse fonctionnelle", 1951; Schmidt, 1948; Figiel,
 * Lindenstrauss and Milman, "The dimension of almost spherical sections of convex bodies", Acta Mathematica 139, 1977,
 * theorem 2.1): of all sets E of one measure on the sphere, a cap has the neighbourhood of least measure at any width.
 * So P[d(x, E) &gt; eps] is largest for the cap at every eps, and with it the mean of every increasing function of the
 * distance: of the great-circle distance and of the straight-line one, which is a function of it.
 *
 * <p>Read the other way round: whoever keeps a mean distance has at least the error rate of the cap that has it, since
 * a larger cap is nearer in the mean.
 *
 * <p>Distances are those of the unit sphere; on a sphere of radius R they are R times as long: divide what goes in by
 * R, multiply what comes out by it, or ask {@link SphericalCap#withRadius}.
 */
public final class IsoperimetricBound {

    private IsoperimetricBound() {}

    /**
     * Returns the largest mean straight-line distance d(E) that a set of that measure allows.
     *
     * @param dimension the dimension n, at least 2
     * @param errorRate the measure of the error set, in (0, 1)
     * @throws IllegalArgumentException if either is out of range
     */
    public static double maximalMeanChord(int dimension, double errorRate) {
        return SphericalCap.ofErrorRate(dimension, errorRate).meanChord();
    }

    /**
     * Returns the largest mean great-circle distance that a set of that measure allows.
     *
     * @param dimension the dimension n, at least 2
     * @param errorRate the measure of the error set, in (0, 1)
     * @throws IllegalArgumentException if either is out of range
     */
    public static double maximalMeanGeodesic(int dimension, double errorRate) {
        return SphericalCap.ofErrorRate(dimension, errorRate).meanGeodesic();
    }

    /**
     * Returns the largest P[d(x, E) &gt; eps] that a set of that measure allows.
     *
     * @param dimension the dimension n, at least 2
     * @param errorRate the measure of the error set, in (0, 1)
     * @param geodesic the great-circle distance eps, at least 0
     * @throws IllegalArgumentException if any of them is out of range
     */
    public static double maximalSurvival(int dimension, double errorRate, double geodesic) {
        return SphericalCap.ofErrorRate(dimension, errorRate).survival(geodesic);
    }

    /**
     * Returns the least measure of a set whose mean straight-line distance d(E) is that or more; 0 where it underflows.
     * {@link SphericalCap#ofMeanChord} gives the set itself, and the logarithm of its measure.
     *
     * @param dimension the dimension n, at least 2
     * @param mean the mean distance, above 0 and below that of two points
     * @throws IllegalArgumentException if either is out of range
     */
    public static double leastErrorRateForMeanChord(int dimension, double mean) {
        return SphericalCap.ofMeanChord(dimension, mean).errorRate();
    }

    /**
     * Returns the least measure of a set whose mean great-circle distance is that or more; 0 where it underflows.
     * {@link SphericalCap#ofMeanGeodesic} gives the set itself, and the logarithm of its measure.
     *
     * @param dimension the dimension n, at least 2
     * @param mean the mean distance, in (0, pi/2)
     * @throws IllegalArgumentException if either is out of range
     */
    public static double leastErrorRateForMeanGeodesic(int dimension, double mean) {
        return SphericalCap.ofMeanGeodesic(dimension, mean).errorRate();
    }

    /**
     * Returns the extremal sets along a curve of measures, ascending and evenly spaced in the logarithm: the optimum of
     * Figure 4.
     *
     * @param dimension the dimension n, at least 2
     * @param lowest the first measure, in (0, 1)
     * @param highest the last measure, greater than the first and below 1
     * @param points how many, at least 2
     * @throws IllegalArgumentException if any of them is out of range
     */
    public static List<SphericalCap> curve(int dimension, double lowest, double highest, int points) {
        if (!(0 < lowest && lowest < highest && highest < 1)) {
            throw new IllegalArgumentException(
                    "a curve needs 0 < lowest < highest < 1, got " + lowest + " and " + highest);
        }
        if (points < 2) {
            throw new IllegalArgumentException("a curve needs at least 2 points, got " + points);
        }
        double low = Math.log(lowest);
        double step = (Math.log(highest) - low) / (points - 1);
        return IntStream.range(0, points)
                .mapToObj(i -> i == points - 1 ? highest : i == 0 ? lowest : Math.exp(low + i * step))
                .map(errorRate -> SphericalCap.ofErrorRate(dimension, errorRate))
                .toList();
    }
}
