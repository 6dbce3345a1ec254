package dev.concentric.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.ReferenceTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of the distance of a uniform point to a cap. */
class CapLawTest {
    private static final double RELATIVE = 1e-12;
    private static final double ZERO = 1e-15;
    private static final double[] ERROR_RATES = {1e-300, 1e-9, 0.01, 0.3, 0.5, 0.9, 0.999999};

    static List<Map<String, String>> references() {
        return ReferenceTable.read("spherical-cap-law.csv");
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithFortyDigits(Map<String, String> row) {
        int dimension = Integer.parseInt(row.get("dimension"));
        SphericalCap cap = row.get("error_rate").isEmpty()
                ? SphericalCap.ofLogErrorRate(dimension, number(row, "log_error_rate"))
                : SphericalCap.ofErrorRate(dimension, number(row, "error_rate"));
        double value = number(row, "value");
        switch (row.get("kind")) {
            case "cap" -> {
                assertClose(value, cap.height());
                assertClose(number(row, "log_angle"), cap.logAngle());
                assertClose(Math.exp(number(row, "log_angle")), cap.angle());
                assertClose(number(row, "mean_geodesic"), cap.meanGeodesic());
                assertClose(number(row, "mean_chord"), cap.meanChord());
                assertClose(number(row, "median"), cap.medianGeodesic());
            }
            case "quantile" -> {
                assertClose(value, cap.quantileGeodesic(number(row, "at")));
                assertClose(2 * Math.sin(value / 2), cap.quantileChord(number(row, "at")));
            }
            default -> {
                double at = number(row, "at");
                // The edge is known to some units in its last place, from which the condition makes an error of
                // survival.
                double edge = Math.min(cap.angle(), Math.PI - cap.angle());
                double known = 16 * Math.ulp(1.0) * Math.max(1, edge / at) * number(row, "condition");
                double logSurvival = cap.logSurvival(at);
                assertEquals(value, logSurvival, RELATIVE * Math.abs(value) + known);
                assertEquals(Math.exp(value), cap.survival(at), (RELATIVE + known) * Math.exp(value));
            }
        }
    }

    /** On the circle the distance is uniform between 0 and the farthest point. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.1, 0.5, 0.75, 0.999})
    void isUniformOnTheCircle(double errorRate) {
        SphericalCap cap = SphericalCap.ofErrorRate(2, errorRate);
        double farthest = Math.PI * (1 - errorRate);
        for (double share : new double[] {1e-6, 0.2, 0.7, 0.999}) {
            double probability = errorRate + share * (1 - errorRate);
            assertEquals(share * farthest, cap.quantileGeodesic(probability), 1e-15);
            assertEquals((1 - share) * (1 - errorRate), cap.survival(share * farthest), 1e-15);
        }
    }

    /** In three dimensions the first coordinate is uniform: P[d > g] = (1 + cos(angle + g)) / 2 (Archimedes). */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.1, 0.5, 0.9})
    void hasClosedFormsInThreeDimensions(double errorRate) {
        SphericalCap cap = SphericalCap.ofErrorRate(3, errorRate);
        double edge = 2 * Math.asin(Math.sqrt(errorRate));
        for (double geodesic : new double[] {0, 1e-3, 0.1, 0.4}) {
            assertEquals((1 + Math.cos(edge + geodesic)) / 2, cap.survival(geodesic), 1e-15);
        }
        assertEquals(Math.max(0, Math.PI / 2 - edge), cap.medianGeodesic(), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 500, 1_000_000})
    void quantilesInvertSurvival(int dimension) {
        for (double errorRate : ERROR_RATES) {
            SphericalCap cap = SphericalCap.ofErrorRate(dimension, errorRate);
            double last = 0;
            for (double probability : new double[] {1e-12, 0.1, 0.5, 0.8, 0.99, 0.9999}) {
                double quantile = cap.quantileGeodesic(probability);
                assertTrue(quantile >= last);
                last = quantile;
                if (probability > errorRate) {
                    double beyond = cap.survival(quantile);
                    assertEquals(1 - probability, beyond, 1e-10 * beyond);
                    assertEquals(Math.log(beyond), cap.logSurvival(quantile), RELATIVE);
                    // Near the other pole a chord hardly changes with the angle.
                    double ofChord = cap.survivalOfChord(cap.quantileChord(probability));
                    assertEquals(beyond, ofChord, (probability > 0.99 ? 1e-7 : 1e-10) * beyond);
                } else {
                    assertEquals(0, quantile);
                }
            }
            assertEquals(cap.quantileGeodesic(0.5), cap.medianGeodesic());
        }
    }

    /** The points at most so far away from a cap are the cap of that much larger an angle. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 500, 1_000_000})
    void survivalAndALargerCapAddUp(int dimension) {
        for (double height : new double[] {0.6, 0.1, 0.001, 0, -0.001}) {
            SphericalCap cap = SphericalCap.ofHeight(dimension, height);
            for (double geodesic : new double[] {1e-9, 1e-3, 0.05, 0.5}) {
                SphericalCap larger = SphericalCap.ofHeight(dimension, Math.cos(Math.acos(height) + geodesic));
                assertEquals(1, cap.survival(geodesic) + larger.errorRate(), 1e-13 * Math.sqrt(dimension));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 500, 1_000_000})
    void meansAreIntegralsOfSurvival(int dimension) {
        for (double errorRate : ERROR_RATES) {
            SphericalCap cap = SphericalCap.ofErrorRate(dimension, errorRate);
            double farthest = Math.PI - cap.angle();
            double median = cap.medianGeodesic();
            double end = Math.min(farthest, median + 12 / Math.sqrt(dimension));
            double start = Math.max(0, median - 12 / Math.sqrt(dimension));
            double geodesic = start
                    + GaussLegendre.integrate(start, (start + end) / 2, cap::survival)
                    + GaussLegendre.integrate((start + end) / 2, end, cap::survival);
            assertEquals(geodesic, cap.meanGeodesic(), 1e-11 * geodesic);
        }
    }

    @Test
    void survivalFallsWithMeasureAndDistance() {
        for (int dimension : new int[] {2, 3, 10, 500}) {
            for (double geodesic : new double[] {0, 0.01, 0.1, 0.5}) {
                double last = Double.NEGATIVE_INFINITY;
                for (double logErrorRate = -1e-9; logErrorRate > -600; logErrorRate *= 3) {
                    SphericalCap cap = SphericalCap.ofLogErrorRate(dimension, logErrorRate);
                    double log = cap.logSurvival(geodesic);
                    // It cannot rise further than to the share of points so far from a single one.
                    assertTrue(log >= last - 1e-14);
                    assertTrue(log >= cap.logSurvival(geodesic + 0.01));
                    last = log;
                }
            }
        }
    }

    @Test
    void endsAtTheFarthestPoint() {
        SphericalCap half = SphericalCap.ofErrorRate(500, 0.5);
        assertEquals(0, half.survival(Math.PI / 2 + 1e-15));
        assertEquals(Double.NEGATIVE_INFINITY, half.logSurvival(Math.PI / 2 + 1e-15));
        assertEquals(Double.NEGATIVE_INFINITY, half.logSurvival(Double.POSITIVE_INFINITY));
        assertEquals(0, half.survivalOfChord(2));
        assertTrue(half.logSurvival(1.5) < -1000 && half.logSurvival(1.5) > -2000);
        // The farthest point of a vanishing cap is the other pole, pi away; Math.PI is 1.2e-16 less.
        SphericalCap tiny = SphericalCap.ofLogErrorRate(2, -1e5);
        assertEquals(1.2246467991473532e-16 / Math.PI, tiny.survival(Math.PI), 1e-28);
        assertEquals(Double.NEGATIVE_INFINITY, tiny.logSurvival(Math.nextUp(Math.PI)));
        assertEquals(1, tiny.survival(0));
        assertEquals(1 - 1e-3, tiny.survival(1e-3 * Math.PI), RELATIVE);
        assertEquals(1e-20, SphericalCap.ofLogErrorRate(500, -1e-20).survival(0), 1e-32);
    }

    @Test
    void scalesWithTheRadius() {
        for (double radius : new double[] {1.3, 1e-3, 1e9}) {
            SphericalCap unit = SphericalCap.ofErrorRate(500, 0.01);
            SphericalCap scaled = unit.withRadius(radius);
            assertEquals(radius, scaled.radius());
            assertEquals(unit.angle(), scaled.angle());
            assertEquals(unit.errorRate(), scaled.errorRate());
            assertEquals(radius * unit.height(), scaled.height());
            assertEquals(radius * unit.meanChord(), scaled.meanChord());
            assertEquals(radius * unit.meanGeodesic(), scaled.meanGeodesic());
            assertEquals(radius * unit.medianGeodesic(), scaled.medianGeodesic());
            assertEquals(radius * unit.quantileChord(0.9), scaled.quantileChord(0.9), 1e-14 * radius);
            assertEquals(unit.logSurvival(0.2), scaled.logSurvival(radius * 0.2), RELATIVE);
            assertEquals(unit.survivalOfChord(0.2), scaled.survivalOfChord(radius * 0.2), RELATIVE);
        }
    }

    @Test
    void refusesWhatIsOutOfRange() {
        SphericalCap cap = SphericalCap.ofErrorRate(500, 0.01);
        for (double bad : new double[] {0, 1, -0.1, 1.5, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> cap.quantileGeodesic(bad));
            assertThrows(IllegalArgumentException.class, () -> cap.quantileChord(bad));
        }
        assertThrows(IllegalArgumentException.class, () -> cap.survival(-1e-9));
        assertThrows(IllegalArgumentException.class, () -> cap.logSurvival(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> cap.survivalOfChord(-0.1));
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> cap.withRadius(bad));
        }
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static void assertClose(double expected, double actual) {
        assertEquals(expected, actual, expected == 0 ? ZERO : RELATIVE * Math.abs(expected));
    }
}
