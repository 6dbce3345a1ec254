package dev.concentric.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.random.RandomStream;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoperimetricBoundTest {
    private static final double[] ERROR_RATES = {1e-6, 0.01, 0.1, 0.5, 0.9};

    /** The midpoint rule, with an error of order 1e-8: another way to the means than the one under test. */
    private static double mean(int dimension, DoubleUnaryOperator ofAngleFromPole) {
        int steps = 20_000;
        double mass = 0;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double angle = Math.PI * (i + 0.5) / steps;
            double density = Math.pow(Math.sin(angle), dimension - 2);
            mass += density;
            sum += density * ofAngleFromPole.applyAsDouble(angle);
        }
        return sum / mass;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 100, 500})
    void isReachedByACapOnly(int dimension) {
        for (double errorRate : ERROR_RATES) {
            double bound = IsoperimetricBound.maximalMeanGeodesic(dimension, errorRate);
            double edge = SphericalCap.ofErrorRate(dimension, errorRate).angle();
            assertEquals(mean(dimension, angle -> Math.max(0, angle - edge)), bound, 1e-6 * bound);

            double twinEdge = SphericalCap.ofErrorRate(dimension, errorRate / 2).angle();
            DoubleUnaryOperator toTwinCaps = angle -> Math.max(0, Math.min(angle, Math.PI - angle) - twinEdge);
            double beltEdge =
                    SphericalCap.ofErrorRate(dimension, (1 - errorRate) / 2).angle();
            DoubleUnaryOperator toBelt = angle -> Math.max(0, beltEdge - Math.min(angle, Math.PI - angle));
            for (DoubleUnaryOperator distance : List.of(toTwinCaps, toBelt)) {
                assertTrue(mean(dimension, distance) < bound);
                double chord = mean(dimension, angle -> 2 * Math.sin(distance.applyAsDouble(angle) / 2));
                assertTrue(chord < IsoperimetricBound.maximalMeanChord(dimension, errorRate));
            }
        }
    }

    /** On the circle the mean distance to a set of arcs is the sum of gap^2 over 8 pi. */
    @Test
    void isNeverPassedByArcsOfTheCircle() {
        for (int trial = 0; trial < 200; trial++) {
            RandomStream stream = RandomStream.root(trial).split("arcs");
            double errorRate = stream.uniform(0);
            int arcs = 1 + (int) stream.below(4, 1);
            double[] shares = new double[arcs];
            double total = 0;
            for (int i = 0; i < arcs; i++) {
                shares[i] = stream.uniform(2 + i);
                total += shares[i];
            }
            double mean = 0;
            for (double share : shares) {
                double gap = 2 * Math.PI * (1 - errorRate) * share / total;
                mean += gap * gap / (8 * Math.PI);
            }
            assertTrue(mean <= IsoperimetricBound.maximalMeanGeodesic(2, errorRate) * (1 + 1e-12));
        }
    }

    /** The cap that a mean leads to has that mean, up to rounding. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 500, 10_000, 1_000_000})
    void aMeanLeadsToTheCapThatHasIt(int dimension) {
        for (double share : new double[] {1e-300, 1e-9, 1e-4, 0.1, 0.2, 0.3, 0.5, 0.9, 0.999, 1 - 1e-9}) {
            // A tiny mean is the exponential of its logarithm, whose rounding is that much larger.
            double tolerance = share < 0.1 ? 1e-12 : 1e-14;
            double geodesic = share * Math.PI / 2;
            double sameGeodesic =
                    SphericalCap.ofMeanGeodesic(dimension, geodesic).meanGeodesic();
            assertEquals(geodesic, sameGeodesic, tolerance * geodesic);
            double chord = share * 4 / Math.PI;
            double sameChord = SphericalCap.ofMeanChord(dimension, chord).meanChord();
            assertEquals(chord, sameChord, tolerance * chord);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 500, 10_000, 1_000_000})
    void theLeastErrorRateComesBackFromTheMean(int dimension) {
        for (double errorRate : new double[] {1e-5, 0.01, 0.3, 0.4999, 0.5, 0.6, 0.99, 1 - 1e-9}) {
            double geodesic = IsoperimetricBound.maximalMeanGeodesic(dimension, errorRate);
            double chord = IsoperimetricBound.maximalMeanChord(dimension, errorRate);
            // On the circle the mean falls by 1e-5 of itself up to a measure of 1e-5: its rounding costs five digits.
            assertEquals(
                    errorRate,
                    IsoperimetricBound.leastErrorRateForMeanGeodesic(dimension, geodesic),
                    2e-10 * Math.min(errorRate, 0.5));
            assertEquals(
                    errorRate,
                    IsoperimetricBound.leastErrorRateForMeanChord(dimension, chord),
                    2e-10 * Math.min(errorRate, 0.5));
        }
    }

    /** Two points of the circle are 4/pi apart, in three dimensions 4/3, in many nearly sqrt(2). */
    @Test
    void takesAnyMeanBelowThatOfTwoPoints() {
        double[] limits = {4 / Math.PI, 4.0 / 3};
        for (int i = 0; i < limits.length; i++) {
            int dimension = i + 2;
            double below = limits[i] * (1 - 1e-15);
            double above = limits[i] * (1 + 1e-15);
            assertTrue(IsoperimetricBound.leastErrorRateForMeanChord(dimension, below) < 1e-14);
            assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofMeanChord(dimension, above));
        }
        assertTrue(
                SphericalCap.ofMeanChord(1_000_000, Math.sqrt(2) * (1 - 1e-6)).logErrorRate() < -1e6);
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofMeanChord(1_000_000, Math.sqrt(2)));
        for (int dimension : new int[] {2, 3, 500, 1_000_000}) {
            SphericalCap tiny = SphericalCap.ofMeanGeodesic(dimension, Math.nextDown(Math.PI / 2));
            assertTrue(tiny.logErrorRate() < -30 && tiny.logErrorRate() > -1e9);
            SphericalCap nearlyAll = SphericalCap.ofMeanGeodesic(dimension, Double.MIN_VALUE);
            assertTrue(nearlyAll.logErrorRate() < 0 && nearlyAll.errorRate() == 1);
        }
        for (double bad : new double[] {0, -0.1, Math.PI / 2, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(
                    IllegalArgumentException.class, () -> IsoperimetricBound.leastErrorRateForMeanGeodesic(500, bad));
            assertThrows(IllegalArgumentException.class, () -> IsoperimetricBound.leastErrorRateForMeanChord(500, bad));
        }
        assertThrows(IllegalArgumentException.class, () -> IsoperimetricBound.leastErrorRateForMeanChord(1, 0.1));
    }

    /** Of two caps of half the measure each, opposite to one another, no more points lie far away. */
    @Test
    void noTwinCapsLeaveMorePointsFarAway() {
        for (int dimension : new int[] {2, 3, 10, 500}) {
            for (double geodesic : new double[] {0.001, 0.02, 0.1}) {
                SphericalCap twin = SphericalCap.ofErrorRate(dimension, 0.05);
                double outside = 1 - 2 * (1 - twin.survival(geodesic));
                assertTrue(outside < IsoperimetricBound.maximalSurvival(dimension, 0.1, geodesic));
            }
        }
    }

    @Test
    void drawsACurveFromEndToEnd() {
        List<SphericalCap> curve = IsoperimetricBound.curve(500, 1e-6, 0.5, 13);
        assertEquals(13, curve.size());
        assertEquals(1e-6, curve.getFirst().errorRate());
        assertEquals(0.5, curve.getLast().errorRate());
        double ratio = curve.get(1).errorRate() / curve.get(0).errorRate();
        for (int i = 1; i < curve.size(); i++) {
            assertEquals(ratio, curve.get(i).errorRate() / curve.get(i - 1).errorRate(), 1e-10);
            assertTrue(curve.get(i).meanChord() < curve.get(i - 1).meanChord());
        }
        assertThrows(IllegalArgumentException.class, () -> IsoperimetricBound.curve(500, 0.5, 0.1, 13));
        assertThrows(IllegalArgumentException.class, () -> IsoperimetricBound.curve(500, 0.1, 1, 13));
        assertThrows(IllegalArgumentException.class, () -> IsoperimetricBound.curve(500, 0.1, 0.5, 1));
    }
}
