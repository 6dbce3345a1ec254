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

class SphericalCapTest {
    private static final double RELATIVE = 1e-11;

    static List<Map<String, String>> references() {
        return ReferenceTable.read(SphericalCapTest.class, "spherical-cap.csv");
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithFortyDigits(Map<String, String> row) {
        SphericalCap cap = SphericalCap.ofErrorRate(
                Integer.parseInt(row.get("dimension")), Double.parseDouble(row.get("error_rate")));
        assertClose(row.get("cap_height"), cap.height());
        assertClose(row.get("mean_geodesic"), cap.meanGeodesic());
        assertClose(row.get("mean_chord"), cap.meanChord());
    }

    private static void assertClose(String expected, double actual) {
        double value = Double.parseDouble(expected);
        assertEquals(value, actual, value == 0 ? 1e-15 : RELATIVE * value);
    }

    /** On the circle the angle is pi mu, and a point at angle a from the pole lies a - pi mu away. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.1, 0.5, 0.75, 0.999})
    void hasClosedFormsOnTheCircle(double errorRate) {
        SphericalCap cap = SphericalCap.ofErrorRate(2, errorRate);
        double free = Math.PI * (1 - errorRate);
        assertEquals(Math.PI * errorRate, cap.angle(), 1e-12 * Math.PI * errorRate);
        assertEquals(free * free / (2 * Math.PI), cap.meanGeodesic(), 1e-12);
        assertEquals((4 - 4 * Math.cos(free / 2)) / Math.PI, cap.meanChord(), 1e-12);
    }

    /** On the sphere in three dimensions the first coordinate is uniform (Archimedes). */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.1, 0.5, 0.9})
    void hasALinearHeightInThreeDimensions(double errorRate) {
        assertEquals(1 - 2 * errorRate, SphericalCap.ofErrorRate(3, errorRate).height(), 1e-13);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 500, 100_000})
    void givesBackItsErrorRate(int dimension) {
        for (double errorRate : new double[] {1e-200, 1e-20, 1e-3, 0.3, 0.5, 0.7, 1 - 1e-6}) {
            double back = SphericalCap.ofErrorRate(dimension, errorRate).errorRate();
            assertEquals(errorRate, back, 1e-9 * errorRate);
        }
    }

    @Test
    void shrinksDistancesAsTheMeasureGrows() {
        for (int dimension : new int[] {2, 5, 50, 500}) {
            double last = Double.POSITIVE_INFINITY;
            for (double errorRate = 1e-12; errorRate < 1; errorRate *= 3) {
                SphericalCap cap = SphericalCap.ofErrorRate(dimension, errorRate);
                assertTrue(cap.meanChord() < last);
                assertTrue(cap.meanChord() <= cap.meanGeodesic());
                last = cap.meanChord();
            }
        }
    }

    @Test
    void refusesWhatIsNoCap() {
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofErrorRate(1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofErrorRate(500, 0));
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofErrorRate(500, 1));
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofErrorRate(500, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofHeight(500, 1.1));
    }
}
