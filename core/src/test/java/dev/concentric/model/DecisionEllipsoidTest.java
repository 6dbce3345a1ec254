package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.ReferenceTable;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionEllipsoidTest {
    private static final double OUTER_RADIUS = 1.3;

    static List<Map<String, String>> references() {
        return ReferenceTable.read(dev.concentric.stats.QuadraticFormTest.class, "quadratic-form.csv");
    }

    @ParameterizedTest
    @MethodSource("references")
    void estimatesByTheCentralLimitTheoremAsThePaperMeansIt(Map<String, String> row) {
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(spectrum(row.get("spectrum")));
        assertRate(row.get("inner_clt"), ellipsoid.positiveLogit(1).cltLogPositive());
        if (Double.parseDouble(row.get("outer_error_rate")) == 0) {
            assertEquals(
                    Double.NEGATIVE_INFINITY,
                    ellipsoid.negativeLogit(OUTER_RADIUS).cltLogPositive());
        } else {
            assertRate(
                    row.get("outer_clt"), ellipsoid.negativeLogit(OUTER_RADIUS).cltLogPositive());
        }
    }

    private static void assertRate(String expected, double logRate) {
        assertEquals(Math.log(Double.parseDouble(expected)), logRate, 1e-10);
    }

    private static double[] spectrum(String name) {
        return switch (name) {
            case "lin500wide" -> linear(0.3, 1.4, 500);
            case "lin10" -> linear(0.1, 1.6, 10);
            case "near1_500" -> linear(0.98, 1.0005, 500);
            case "one_hot500" -> {
                double[] alphas = new double[500];
                Arrays.fill(alphas, 0.78);
                alphas[0] = 5;
                yield alphas;
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double[] linear(double from, double to, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = from + (to - from) * i / (count - 1);
        }
        return values;
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
        Kernels.best().multiply(rotation, weights, rotated);
        assertArrayEquals(expected, DecisionEllipsoid.of(rotated, 1.5, -1).eigenvalues(), 1e-4);
        FloatMatrix mixing = FloatMatrix.zeros(30, 30);
        RandomIsometry.fill(mixing, 1, RandomStream.root(4));
        Kernels.best().multiply(weights, mixing, rotated);
        assertArrayEquals(expected, DecisionEllipsoid.of(rotated, 1.5, -1).eigenvalues(), 1e-4);
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
        assertTrue(allInner.positiveLogit(1).isNeverPositive());
        assertEquals(0, allInner.negativeLogit(OUTER_RADIUS).cltLogPositive());
        assertEquals(5, allInner.wrongAlphas(1, OUTER_RADIUS));
        DecisionEllipsoid allOuter = DecisionEllipsoid.of(random(5, 9, 5), 1, 0.1);
        assertEquals(0, allOuter.positiveLogit(1).cltLogPositive());
        assertTrue(allOuter.negativeLogit(OUTER_RADIUS).isNeverPositive());
        assertThrows(
                ArithmeticException.class,
                () -> DecisionEllipsoid.of(random(5, 9, 5), 1, 0).alphas());
    }

    @Test
    void refusesAlphasThatAreNoNumbers() {
        assertThrows(IllegalArgumentException.class, () -> DecisionEllipsoid.ofAlphas(new double[] {1, Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> DecisionEllipsoid.ofAlphas(new double[0]));
    }

    private static FloatMatrix random(int rows, int columns, long seed) {
        FloatMatrix matrix = FloatMatrix.zeros(rows, columns);
        RandomStream.root(seed).gaussians(0, matrix.data(), 0, matrix.size());
        return matrix;
    }
}
