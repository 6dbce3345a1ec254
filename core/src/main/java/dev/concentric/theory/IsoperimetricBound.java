package dev.concentric.theory;

/**
 * How far uniform points of a sphere can lie from an error set of a given measure, at most.
 *
 * <p>Theorem (spherical isoperimetry; Levy, 1951; Figiel, Lindenstrauss and Milman, 1977, theorem 2.1): of all sets of
 * one measure on the sphere, a cap has the smallest neighbourhood of every width. So P[d(x, E) > eps] is largest for the
 * cap at every eps, and with it the mean of every increasing function of the distance.
 *
 * @param capHeight the height of the cap of that measure on the unit sphere
 * @param meanChord the largest possible mean straight-line distance
 * @param meanGeodesic the largest possible mean great-circle distance
 */
public record IsoperimetricBound(double capHeight, double meanChord, double meanGeodesic) {

    /**
     * Returns the bound on the unit sphere.
     *
     * @param dimension the dimension n, at least 2
     * @param errorRate the measure of the error set
     */
    public static IsoperimetricBound of(int dimension, double errorRate) {
        SphericalCap cap = SphericalCap.ofErrorRate(dimension, errorRate);
        return new IsoperimetricBound(cap.height(), cap.meanChord(), cap.meanGeodesic());
    }
}
