package dev.concentric.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FalseAlarm;
import dev.concentric.ReferenceTable;
import dev.concentric.random.RandomStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateLawTest {

    static List<Map<String, String>> references() {
        return ReferenceTable.read("coordinate-law.csv");
    }

    static List<Map<String, String>> distances() {
        return ReferenceTable.read("coordinate-distance.csv");
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithFortyDigits(Map<String, String> row) {
        CoordinateLaw law = new CoordinateLaw(Integer.parseInt(row.get("dimension")));
        double x = Double.parseDouble(row.get("x"));
        double logDensity = Double.parseDouble(row.get("log_density"));
        double logTail = Double.parseDouble(row.get("log_upper_tail"));
        assertEquals(logDensity, law.logDensity(x), 1e-13 * Math.max(1, Math.abs(logDensity)));
        assertEquals(logTail, law.logUpperTail(x), 1e-12 * Math.max(1, Math.abs(logTail)));
        assertEquals(Math.exp(logTail), law.distribution(-x), 1e-12 * Math.exp(logTail));
        assertEquals(1 - Math.exp(logTail), law.distribution(x), 1e-14);
    }

    @ParameterizedTest
    @MethodSource("distances")
    void agreesWithFortyDigitsOnTheLargestDifference(Map<String, String> row) {
        double distance = Double.parseDouble(row.get("distance"));
        CoordinateLaw law = new CoordinateLaw(Integer.parseInt(row.get("dimension")));
        assertEquals(distance, law.largestDifference(), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 10, 500})
    void noPlaceHasALargerDifference(int dimension) {
        CoordinateLaw law = new CoordinateLaw(dimension);
        double largest = law.largestDifference();
        double found = 0;
        for (double x = -1.2; x < 1.2; x += 1e-3) {
            found = Math.max(found, Math.abs(law.distribution(x) - law.normalDistribution(x)));
        }
        assertTrue(found <= largest + 1e-15);
        assertEquals(largest, found, 0.02 * largest);
    }

    /** The midpoint rule; on the circle in the angle, as the density is infinite at the ends. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 10, 500})
    void hasMassOneAndItsVariance(int dimension) {
        CoordinateLaw law = new CoordinateLaw(dimension);
        int steps = 20_000;
        double mass = 0;
        double square = 0;
        for (int i = 0; i < steps; i++) {
            double angle = Math.PI * (i + 0.5) / steps;
            double weight = law.density(Math.cos(angle)) * Math.sin(angle) * Math.PI / steps;
            mass += weight;
            square += weight * Math.cos(angle) * Math.cos(angle);
        }
        assertEquals(1, mass, 1e-7);
        assertEquals(law.variance(), square, 1e-7);
    }

    @Test
    void hasClosedFormsInFewDimensions() {
        CoordinateLaw circle = new CoordinateLaw(2);
        CoordinateLaw sphere = new CoordinateLaw(3);
        for (double x : new double[] {-0.9, -0.1, 0, 0.4, 0.99}) {
            assertEquals(1 / (Math.PI * Math.sqrt(1 - x * x)), circle.density(x), 1e-14 * circle.density(x));
            assertEquals(0.5 + Math.asin(x) / Math.PI, circle.distribution(x), 1e-14);
            assertEquals(0.5, sphere.density(x), 1e-15);
            assertEquals((1 + x) / 2, sphere.distribution(x), 1e-14);
        }
        assertEquals(Double.POSITIVE_INFINITY, circle.density(1));
        assertEquals(0.5, sphere.density(-1), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 500})
    void endsAtOne(int dimension) {
        CoordinateLaw law = new CoordinateLaw(dimension);
        assertEquals(0, law.density(1.0001));
        assertEquals(1, law.distribution(1));
        assertEquals(0, law.distribution(-1));
        assertEquals(Double.NEGATIVE_INFINITY, law.logUpperTail(2));
        assertEquals(0, law.logUpperTail(Double.NEGATIVE_INFINITY));
    }

    /** 10^5 points of a stated seed; see {@link FalseAlarm} for how rarely chance would fail this. */
    @Test
    void agreesWithSampledPoints() {
        int trials = 100_000;
        RandomStream stream = RandomStream.root(5).split("coordinate");
        float[] point = new float[6];
        int above = 0;
        for (int i = 0; i < trials; i++) {
            stream.gaussians(i, point, 0, 6);
            double norm = 0;
            for (float value : point) {
                norm += (double) value * value;
            }
            above += point[0] > 0.4 * Math.sqrt(norm) ? 1 : 0;
        }
        double probability = Math.exp(new CoordinateLaw(6).logUpperTail(0.4));
        FalseAlarm.unlessBinomial("a coordinate above .4", above, trials, probability);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new CoordinateLaw(1));
        assertThrows(IllegalArgumentException.class, () -> new CoordinateLaw(3).logUpperTail(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new CoordinateLaw(3).normalLogUpperTail(Double.NaN));
    }
}
