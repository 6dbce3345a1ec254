package dev.concentric.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FalseAlarm;
import dev.concentric.ReferenceTable;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.QuadraticForm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProjectionModelTest {

    static List<Map<String, String>> references() {
        return ReferenceTable.read("projection-model.csv");
    }

    private static ProjectionModel paper(int dimension, int seen) {
        return new ProjectionModel(dimension, seen, 1, 1.3);
    }

    private static ProjectionModel of(Map<String, String> row) {
        return new ProjectionModel(
                Integer.parseInt(row.get("dimension")),
                Integer.parseInt(row.get("seen")),
                Double.parseDouble(row.get("inner")),
                Double.parseDouble(row.get("outer")));
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(Objects.requireNonNull(row.get(column)));
    }

    private static void assertLog(double expected, double actual) {
        assertEquals(expected, actual, Math.max(1e-11, 1e-15 * Math.abs(expected)));
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithFortyDigits(Map<String, String> row) {
        ProjectionModel model = of(row);
        double threshold = number(row, "threshold");
        assertEquals(threshold, model.bestThreshold(), 1e-13 * threshold);
        assertLog(number(row, "log_error_rate"), model.leastLogErrorRate());
        // At a threshold that is a number, the distances to both radii have its rounding.
        double rounding = 2e-16 * model.dimension();
        if (threshold < 1) {
            assertEquals(number(row, "log_inner"), model.logInnerErrorRate(threshold), 1e-11 + rounding);
            assertEquals(number(row, "log_outer"), model.logOuterErrorRate(threshold), 1e-11 + rounding);
        }
        if (!"".equals(row.get("clt_threshold"))) {
            ProjectionEstimate estimate = new ProjectionEstimate(model);
            assertEquals(number(row, "clt_threshold"), estimate.bestThreshold(), 1e-7);
            assertLog(number(row, "clt_log_error_rate"), estimate.leastLogErrorRate());
        }
    }

    /** What the paper's own formula gives for its example: 1e-9.6 with 38 % of the input, 1e-14.7 with half of it. */
    @ParameterizedTest
    @CsvSource({"760, -9.636, -10.313", "1000, -14.721, -16.108"})
    void givesThePapersExample(int seen, double clt, double exact) {
        ProjectionModel model = paper(2000, seen);
        assertEquals(clt, new ProjectionEstimate(model).leastLogErrorRate() / Math.log(10), 5e-4);
        assertEquals(exact, model.leastLogErrorRate() / Math.log(10), 5e-4);
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "10, 3", "10, 7", "500, 190", "2000, 1000", "100000, 20000"})
    void noOtherThresholdIsBetter(int dimension, int seen) {
        ProjectionModel model = paper(dimension, seen);
        ProjectionEstimate estimate = new ProjectionEstimate(model);
        double exact = model.bestThreshold();
        double clt = estimate.bestThreshold();
        assertLog(model.leastLogErrorRate(), model.logErrorRate(exact));
        for (double factor = 0.02; factor < 30; factor *= 1.01) {
            assertTrue(model.logErrorRate(exact * factor) >= model.leastLogErrorRate() - 1e-11);
            assertTrue(estimate.logErrorRate(clt * factor) >= estimate.leastLogErrorRate() - 1e-11);
        }
    }

    /** The estimate's closed form against the quadratic form of equation 8, weight by weight. */
    @ParameterizedTest
    @CsvSource({"10, 3, 0.4", "500, 190, 0.48", "500, 190, 1.2", "50, 50, 1.2", "50, 50, 1.8", "50, 50, 0.9"})
    void estimatesByThePapersQuadraticForm(int dimension, int seen, double threshold) {
        ProjectionEstimate estimate = new ProjectionEstimate(paper(dimension, seen));
        double[] inner = new double[dimension];
        double[] outer = new double[dimension];
        Arrays.fill(inner, -1);
        Arrays.fill(outer, 1);
        Arrays.fill(inner, 0, seen, 1 / threshold - 1);
        Arrays.fill(outer, 0, seen, 1 - 1.69 / threshold);
        assertClose(new QuadraticForm(inner).cltLogPositive(), estimate.logInnerErrorRate(threshold));
        assertClose(new QuadraticForm(outer).cltLogPositive(), estimate.logOuterErrorRate(threshold));
    }

    private static void assertClose(double expected, double actual) {
        assertEquals(expected, actual, 1e-12 * Math.max(1, Math.abs(expected)));
    }

    /** With n = 3 the sum over two coordinates is 1 - x_3^2 for a uniform x_3 in [-1, 1] (Archimedes). */
    @ParameterizedTest
    @CsvSource({"0.1", "0.5", "0.99"})
    void hasAClosedFormInThreeDimensions(double threshold) {
        ProjectionModel model = paper(3, 2);
        assertEquals(Math.sqrt(1 - threshold), Math.exp(model.logInnerErrorRate(threshold)), 1e-14);
        assertEquals(1 - Math.sqrt(1 - threshold / 1.69), Math.exp(model.logOuterErrorRate(threshold)), 1e-14);
    }

    @Test
    void aModelThatSeesAllHasNoErrors() {
        for (int dimension : new int[] {2, 3, 500}) {
            ProjectionModel model = paper(dimension, dimension);
            assertEquals(Double.NEGATIVE_INFINITY, model.leastLogErrorRate());
            assertEquals(Double.NEGATIVE_INFINITY, model.logErrorRate(model.bestThreshold()));
            assertEquals(Double.NEGATIVE_INFINITY, model.logErrorRate(1));
            assertEquals(Double.NEGATIVE_INFINITY, model.logErrorRate(1.69));
            assertEquals(Math.log(0.5), model.logErrorRate(0.9));
            assertEquals(Math.log(0.5), model.logErrorRate(1.7));
            assertEquals(Double.NEGATIVE_INFINITY, new ProjectionEstimate(model).leastLogErrorRate());
        }
    }

    @Test
    void errsLessTheMoreItSees() {
        for (int dimension : new int[] {2, 5, 50, 500}) {
            double last = Math.log(0.5);
            double lastEstimate = Math.log(0.5);
            for (int seen = 1; seen <= dimension; seen++) {
                ProjectionModel model = paper(dimension, seen);
                double estimate = new ProjectionEstimate(model).leastLogErrorRate();
                assertTrue(model.leastLogErrorRate() < last, () -> model + " exactly");
                assertTrue(estimate < lastEstimate, () -> model + " by the CLT");
                last = model.leastLogErrorRate();
                lastEstimate = estimate;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1e-2", "3, 0.4", "10, 1e-2", "500, 1e-14", "2000, 1e-9", "100000, 1e-300"})
    void needsNoFewerThanTheLeast(int dimension, double errorRate) {
        double log = Math.log(errorRate);
        int exact = ProjectionModel.leastSeen(dimension, 1, 1.3, log);
        assertTrue(paper(dimension, exact).leastLogErrorRate() <= log);
        assertTrue(exact == 1 || paper(dimension, exact - 1).leastLogErrorRate() > log);
        int clt = ProjectionEstimate.leastSeen(dimension, 1, 1.3, log);
        assertTrue(new ProjectionEstimate(paper(dimension, clt)).leastLogErrorRate() <= log);
        assertTrue(clt == 1 || new ProjectionEstimate(paper(dimension, clt - 1)).leastLogErrorRate() > log);
    }

    /** 10^5 points of a stated seed on each sphere; see {@link FalseAlarm} for how rarely chance would fail this. */
    @Test
    void agreesWithSampledPoints() {
        int trials = 100_000;
        ProjectionModel model = paper(20, 8);
        double threshold = model.bestThreshold();
        RandomStream stream = RandomStream.root(20).split("projection");
        float[] point = new float[20];
        int inner = 0;
        int outer = 0;
        for (int i = 0; i < trials; i++) {
            stream.gaussians(i, point, 0, 20);
            double seen = 0;
            double all = 0;
            for (int j = 0; j < 20; j++) {
                all += (double) point[j] * point[j];
                seen = j < 8 ? all : seen;
            }
            inner += seen / all > threshold ? 1 : 0;
            outer += 1.69 * seen / all < threshold ? 1 : 0;
        }
        FalseAlarm.unlessBinomial("an inner error", inner, trials, Math.exp(model.logInnerErrorRate(threshold)));
        FalseAlarm.unlessBinomial("an outer error", outer, trials, Math.exp(model.logOuterErrorRate(threshold)));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> paper(1, 1));
        assertThrows(IllegalArgumentException.class, () -> paper(10, 0));
        assertThrows(IllegalArgumentException.class, () -> paper(10, 11));
        assertThrows(IllegalArgumentException.class, () -> new ProjectionModel(10, 3, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ProjectionModel(10, 3, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new ProjectionModel(10, 3, 1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> paper(10, 3).logErrorRate(0));
        assertThrows(IllegalArgumentException.class, () -> paper(10, 10).logErrorRate(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new ProjectionEstimate(paper(10, 3)).logErrorRate(-1));
        assertThrows(IllegalArgumentException.class, () -> ProjectionModel.leastSeen(10, 1, 1.3, Math.log(0.5)));
        assertThrows(IllegalArgumentException.class, () -> ProjectionEstimate.leastSeen(10, 1, 1.3, Double.NaN));
    }
}
