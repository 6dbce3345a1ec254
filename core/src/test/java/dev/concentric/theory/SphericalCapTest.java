package dev.concentric.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.ReferenceTable;
import dev.concentric.random.RandomStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SphericalCapTest {
    /** What quadrature in float64 reaches over the whole range, with a margin of ten. */
    private static final double RELATIVE = 1e-13;

    static List<Map<String, String>> references() {
        return ReferenceTable.read("spherical-cap.csv");
    }

    static List<Map<String, String>> extremes() {
        return ReferenceTable.read("spherical-cap-extremes.csv");
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

    @ParameterizedTest
    @MethodSource("extremes")
    void agreesWithFiftyDigitsFarOut(Map<String, String> row) {
        int dimension = Integer.parseInt(row.get("dimension"));
        SphericalCap cap = row.get("error_rate").isEmpty()
                ? SphericalCap.ofLogErrorRate(dimension, Double.parseDouble(row.get("log_error_rate")))
                : SphericalCap.ofErrorRate(dimension, Double.parseDouble(row.get("error_rate")));
        assertClose(row.get("cap_height"), cap.height());
        assertClose(row.get("mean_geodesic"), cap.meanGeodesic());
        assertClose(row.get("mean_chord"), cap.meanChord());
        double logAngle = Double.parseDouble(row.get("log_angle"));
        assertEquals(logAngle, cap.logAngle(), RELATIVE + 2 * Math.ulp(logAngle));
        assertEquals(Math.exp(logAngle), cap.angle(), 1e-12 * Math.exp(logAngle));
    }

    private static void assertClose(String expected, double actual) {
        double value = Double.parseDouble(expected);
        assertEquals(value, actual, value == 0 ? 1e-15 : RELATIVE * Math.abs(value));
    }

    /** On the circle the angle is pi mu, and a point at angle a from the pole lies a - pi mu away. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-9, 0.1, 0.5, 0.75, 0.999})
    void hasClosedFormsOnTheCircle(double errorRate) {
        SphericalCap cap = SphericalCap.ofErrorRate(2, errorRate);
        double free = Math.PI * (1 - errorRate);
        assertEquals(Math.PI * errorRate, cap.angle(), RELATIVE * Math.PI * errorRate);
        assertEquals(free * free / (2 * Math.PI), cap.meanGeodesic(), RELATIVE);
        assertEquals((4 - 4 * Math.cos(free / 2)) / Math.PI, cap.meanChord(), RELATIVE);
    }

    /** On the sphere in three dimensions the first coordinate is uniform (Archimedes). */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.1, 0.5, 0.9})
    void hasClosedFormsInThreeDimensions(double errorRate) {
        SphericalCap cap = SphericalCap.ofErrorRate(3, errorRate);
        assertEquals(1 - 2 * errorRate, cap.height(), RELATIVE);
        double angle = cap.angle();
        assertEquals((Math.PI - angle - Math.sin(angle)) / 2, cap.meanGeodesic(), RELATIVE);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 500, 100_000})
    void comesBackFromItsHeight(int dimension) {
        for (double height : new double[] {-0.99, -0.3, -1e-9, 0, 1e-12, 0.004, 0.2, 0.6, 0.999}) {
            SphericalCap cap = SphericalCap.ofHeight(dimension, height);
            // Where the measure of the smaller side is subtracted from 1, a height near -1 is gone.
            if (cap.errorRate() < 1 - 1e-6) {
                double back = SphericalCap.ofLogErrorRate(dimension, cap.logErrorRate())
                        .height();
                assertEquals(height, back, 1e-15 + 1e-10 * Math.abs(height));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 500, 100_000})
    void addsUpWithItsMirrorImage(int dimension) {
        for (double height : new double[] {1e-9, 0.01, 0.3}) {
            SphericalCap cap = SphericalCap.ofHeight(dimension, height);
            SphericalCap mirrored = SphericalCap.ofHeight(dimension, -height);
            assertEquals(1, cap.errorRate() + mirrored.errorRate(), 1e-15);
            assertEquals(Math.PI, cap.angle() + mirrored.angle(), 1e-15);
        }
    }

    @Test
    void takesTheMeasureOrItsLogarithm() {
        for (double errorRate : new double[] {1e-300, 1e-5, 0.3, 0.5, 0.8, 0.999}) {
            SphericalCap plain = SphericalCap.ofErrorRate(500, errorRate);
            SphericalCap logged = SphericalCap.ofLogErrorRate(500, Math.log(errorRate));
            assertEquals(plain.meanChord(), logged.meanChord(), 1e-12 * plain.meanChord());
            assertEquals(errorRate, plain.errorRate());
            assertEquals(errorRate, logged.errorRate(), 1e-12 * errorRate);
        }
    }

    @Test
    void shrinksDistancesAsTheMeasureGrows() {
        for (int dimension : new int[] {2, 5, 50, 500}) {
            SphericalCap last = SphericalCap.ofErrorRate(dimension, 1e-300);
            for (double logErrorRate = -600; logErrorRate < -1e-9; logErrorRate *= 0.83) {
                SphericalCap cap = SphericalCap.ofLogErrorRate(dimension, logErrorRate);
                assertTrue(cap.logAngle() > last.logAngle());
                assertTrue(cap.height() <= last.height());
                // At measures below about 1e-15 the mean over the rest of the sphere moves by less than rounding.
                assertTrue(cap.meanChord() <= last.meanChord() * (1 + 1e-15));
                assertTrue(cap.meanChord() <= cap.meanGeodesic());
                last = cap;
            }
        }
    }

    /** The chord does so only from a dimension on: to a tiny cap its mean rises from 4/pi on the circle to sqrt(2). */
    @Test
    void shrinksGreatCircleDistancesAsTheDimensionGrows() {
        for (double errorRate : new double[] {1e-6, 0.01, 0.3, 0.5}) {
            double last = Double.POSITIVE_INFINITY;
            for (int dimension = 2; dimension < 1_000_000; dimension *= 3) {
                double geodesic = SphericalCap.ofErrorRate(dimension, errorRate).meanGeodesic();
                assertTrue(geodesic < last);
                last = geodesic;
            }
        }
    }

    /**
     * 10^5 points of a stated seed. Each of the three sums may be off by 5.5 standard errors, which would happen by
     * chance in 4e-8 of all seeds: over all cases the false alarm probability is below 1e-6.
     */
    @ParameterizedTest
    @CsvSource({"2, 0.1", "3, 0.7", "20, 0.2", "50, 0.01"})
    void agreesWithRandomPoints(int dimension, double errorRate) {
        SphericalCap cap = SphericalCap.ofErrorRate(dimension, errorRate);
        RandomStream stream = RandomStream.root(20_260_101).split("cap");
        int points = 100_000;
        double[] sums = new double[3];
        double[] squares = new double[3];
        float[] normals = new float[dimension];
        for (int i = 0; i < points; i++) {
            stream.gaussians(i, normals, 0, dimension);
            double square = 0;
            for (float normal : normals) {
                square += (double) normal * normal;
            }
            double away = Math.max(0, Math.acos(normals[0] / Math.sqrt(square)) - cap.angle());
            double[] seen = {away == 0 ? 1 : 0, away, 2 * Math.sin(away / 2)};
            for (int k = 0; k < 3; k++) {
                sums[k] += seen[k];
                squares[k] += seen[k] * seen[k];
            }
        }
        double[] exact = {errorRate, cap.meanGeodesic(), cap.meanChord()};
        for (int k = 0; k < 3; k++) {
            double mean = sums[k] / points;
            double standardError = Math.sqrt((squares[k] / points - mean * mean) / points);
            assertEquals(exact[k], mean, 5.5 * standardError);
        }
    }

    @Test
    void refusesWhatIsNoCap() {
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofErrorRate(1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofErrorRate(500, 0));
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofErrorRate(500, 1));
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofErrorRate(500, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofLogErrorRate(500, 0));
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofLogErrorRate(500, Double.NEGATIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofLogErrorRate(500, -1.1e300));
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofHeight(500, 1));
        assertThrows(IllegalArgumentException.class, () -> SphericalCap.ofHeight(1, 0));
    }
}
