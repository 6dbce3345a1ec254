package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.ReferenceSpectrum;
import dev.concentric.ReferenceTable;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionEllipsoidTest {
    private static final double OUTER_RADIUS = 1.3;

    static List<Map<String, String>> references() {
        return ReferenceTable.read("quadratic-form.csv");
    }

    @ParameterizedTest
    @MethodSource("references")
    void estimatesByTheCentralLimitTheoremAsThePaperMeansIt(Map<String, String> row) {
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(ReferenceSpectrum.named(row.get("spectrum")));
        assertRate(row.get("inner_clt"), ellipsoid.errors(Sphere.INNER, 1).cltLogPositive());
        if (Double.parseDouble(row.get("outer_error_rate")) == 0) {
            assertEquals(
                    Double.NEGATIVE_INFINITY,
                    ellipsoid.errors(Sphere.OUTER, OUTER_RADIUS).cltLogPositive());
        } else {
            assertRate(
                    row.get("outer_clt"),
                    ellipsoid.errors(Sphere.OUTER, OUTER_RADIUS).cltLogPositive());
        }
    }

    private static void assertRate(String expected, double logRate) {
        assertEquals(Math.log(Double.parseDouble(expected)), logRate, 1e-12 * Math.abs(logRate));
    }

    /** Diagonal weights have their own squares as eigenvalues, whatever the order of axes and hidden units. */
    @Test
    void findsTheSquaresOfDiagonalWeights() {
        FloatMatrix weights = FloatMatrix.over(new float[] {0, 2, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0.5f}, 3, 4);
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.of(weights, 2, -4);
        assertArrayEquals(new double[] {0.5, 8, 18}, ellipsoid.eigenvalues(), 1e-12);
        assertArrayEquals(new double[] {0.125, 2, 4.5}, ellipsoid.alphas(), 1e-12);
        assertEquals(14, ellipsoid.largestLogit(1), 1e-12);
        assertEquals(-3.5, ellipsoid.smallestLogit(1), 1e-12);
    }

    @Test
    void hasExactZerosWhereHiddenUnitsAreMissing() {
        FloatMatrix weights = random(20, 7, 1);
        double[] eigenvalues = DecisionEllipsoid.of(weights, 1, -1).eigenvalues();
        assertEquals(13, Arrays.stream(eigenvalues).filter(value -> value == 0).count());
        double trace = 0;
        for (float value : weights.data()) {
            trace += (double) value * value;
        }
        assertEquals(trace, Arrays.stream(eigenvalues).sum(), 1e-10 * trace);
    }

    @Test
    void doesNotChangeUnderRotationOfInputsOrHiddenUnits() {
        FloatMatrix weights = random(12, 30, 2);
        double[] expected = DecisionEllipsoid.of(weights, 1.5, -1).eigenvalues();
        FloatMatrix rotation = FloatMatrix.zeros(12, 12);
        RandomIsometry.fill(rotation, 1, RandomStream.root(3));
        FloatMatrix rotated = FloatMatrix.zeros(12, 30);
        Kernels.best().multiply(rotation, packed(weights), rotated);
        assertArrayEquals(expected, DecisionEllipsoid.of(rotated, 1.5, -1).eigenvalues(), 1e-4);
        FloatMatrix mixing = FloatMatrix.zeros(30, 30);
        RandomIsometry.fill(mixing, 1, RandomStream.root(4));
        Kernels.best().multiply(weights, packed(mixing), rotated);
        assertArrayEquals(expected, DecisionEllipsoid.of(rotated, 1.5, -1).eigenvalues(), 1e-4);
    }

    /** Power iteration, which knows nothing of eigenvalues, climbs to points with the extreme logits. */
    @ParameterizedTest
    @CsvSource({"8, 20, 1.5, -1, 1.3", "8, 5, 1.5, -1, 1", "8, 20, -0.5, 2, 1.3"})
    void hasExtremeLogitsThatPointsAttain(int n, int h, float outputWeight, float outputBias, double radius) {
        FloatMatrix weights = random(n, h, 6);
        QuadraticClassifier classifier = new QuadraticClassifier(weights, outputWeight, outputBias);
        DecisionEllipsoid ellipsoid = classifier.decisionEllipsoid();
        double largest = ellipsoid.largestLogit(radius);
        double smallest = ellipsoid.smallestLogit(radius);
        double shift = Math.abs(largest) + Math.abs(smallest);
        double tolerance = 1e-10 * shift;
        assertEquals(largest, classifier.logit(extremePoint(classifier, radius, shift)), tolerance);
        assertEquals(smallest, classifier.logit(extremePoint(classifier, radius, -shift)), tolerance);
        for (int i = 0; i < 100; i++) {
            double logit =
                    classifier.logit(scaled(toDoubles(random(1, n, 100 + i).data()), radius));
            assertTrue(smallest - tolerance <= logit && logit <= largest + tolerance);
        }
    }

    /** Iterates x to half the gradient of logit + shift |x|^2, a linear map with the eigenvalues plus the shift. */
    private static double[] extremePoint(QuadraticClassifier classifier, double radius, double shift) {
        int n = classifier.dimension();
        double[] x = scaled(toDoubles(random(1, n, 7).data()), radius);
        for (int iteration = 0; iteration < 3000; iteration++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                // The logit is quadratic, so that this central difference is exact but for rounding.
                double[] up = x.clone();
                double[] down = x.clone();
                up[i] += 1;
                down[i] -= 1;
                next[i] = (classifier.logit(up) - classifier.logit(down)) / 4 + shift * x[i];
            }
            x = scaled(next, radius);
        }
        return x;
    }

    private static double[] scaled(double[] x, double length) {
        double factor =
                length / Math.sqrt(Arrays.stream(x).map(value -> value * value).sum());
        return Arrays.stream(x).map(value -> factor * value).toArray();
    }

    private static double[] toDoubles(float[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }

    @Test
    void provesThatThereIsNoErrorOnlyWhereThereIsNone() {
        ConcentricSpheres paper = new ConcentricSpheres(20, 1, OUTER_RADIUS);
        assertTrue(
                DecisionEllipsoid.ofAlphas(ReferenceSpectrum.named("perfect20")).provesPerfect(paper));
        DecisionEllipsoid nearOne = DecisionEllipsoid.ofAlphas(ReferenceSpectrum.named("near1_500"));
        assertFalse(nearOne.provesNoError(Sphere.INNER, 1));
        assertTrue(nearOne.provesNoError(Sphere.OUTER, OUTER_RADIUS));
        // At exactly 1 the boundary touches the inner sphere: an error, if one of measure 0.
        assertFalse(DecisionEllipsoid.ofAlphas(new double[] {0.8, 1}).provesNoError(Sphere.INNER, 1));
        assertTrue(DecisionEllipsoid.ofAlphas(new double[] {0.8, 1 - 1e-14}).provesNoError(Sphere.INNER, 1));
    }

    /** The weights' squares are 1 to float32, and the bias separates them from -1 by less than rounding may hide. */
    @Test
    void provesNothingWithinRounding() {
        FloatMatrix isometry = FloatMatrix.zeros(40, 40);
        RandomIsometry.fill(isometry, 1, RandomStream.root(8));
        DecisionEllipsoid measured = DecisionEllipsoid.of(isometry, 1, -1);
        double largest = measured.eigenvalues()[39];
        assertFalse(DecisionEllipsoid.of(isometry, 1, -largest - 1e-14).provesNoError(Sphere.INNER, 1));
        assertTrue(DecisionEllipsoid.of(isometry, 1, -largest - 1e-10).provesNoError(Sphere.INNER, 1));
    }

    @Test
    void countsAlphasOutsideTheLimits() {
        double lowest = 1 / (OUTER_RADIUS * OUTER_RADIUS);
        double[] alphas = {lowest - 1e-9, lowest + 1e-9, 0.8, 1 - 1e-9, 1 + 1e-9};
        assertEquals(2, DecisionEllipsoid.ofAlphas(alphas).wrongAlphas(1, OUTER_RADIUS));
    }

    /** A negative weight makes every point inner, a positive bias every point outer: one sphere is all wrong. */
    @Test
    void understandsSignsThatMakeNoEllipsoid() {
        DecisionEllipsoid allInner = DecisionEllipsoid.of(random(5, 9, 5), -1, -1);
        assertTrue(allInner.errors(Sphere.INNER, 1).isNeverPositive());
        assertEquals(0, allInner.errors(Sphere.OUTER, OUTER_RADIUS).cltLogPositive());
        assertEquals(5, allInner.wrongAlphas(1, OUTER_RADIUS));
        DecisionEllipsoid allOuter = DecisionEllipsoid.of(random(5, 9, 5), 1, 0.1);
        assertEquals(0, allOuter.errors(Sphere.INNER, 1).cltLogPositive());
        assertTrue(allOuter.errors(Sphere.OUTER, OUTER_RADIUS).isNeverPositive());
        assertThrows(
                ArithmeticException.class,
                () -> DecisionEllipsoid.of(random(5, 9, 5), 1, 0).alphas());
    }

    @Test
    void refusesAlphasThatAreNoNumbers() {
        assertThrows(IllegalArgumentException.class, () -> DecisionEllipsoid.ofAlphas(new double[] {1, Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> DecisionEllipsoid.ofAlphas(new double[0]));
        FloatMatrix diverged = FloatMatrix.over(new float[] {1, Float.NaN}, 1, 2);
        assertThrows(IllegalArgumentException.class, () -> DecisionEllipsoid.of(diverged, 1, -1));
        assertThrows(IllegalArgumentException.class, () -> DecisionEllipsoid.of(random(2, 2, 1), 1, Double.NaN));
    }

    private static PackedMatrix packed(FloatMatrix matrix) {
        PackedMatrix packed = Kernels.best().packed(matrix.rows(), matrix.columns());
        packed.setRows(matrix.data());
        return packed;
    }

    private static FloatMatrix random(int rows, int columns, long seed) {
        FloatMatrix matrix = FloatMatrix.zeros(rows, columns);
        RandomStream.root(seed).gaussians(0, matrix.data(), 0, matrix.size());
        return matrix;
    }
}
