package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SliceTest {

    @Test
    void isSpannedByOrthogonalUnitVectors() {
        double[] first = {3, 0, 4, 0};
        double[] second = {1, 2, 3, 4};
        Slice slice = Slice.spannedBy(first, second);
        assertArrayEquals(new double[] {0.6, 0, 0.8, 0}, slice.first(), 1e-15);
        assertEquals(1, dot(slice.second(), slice.second()), 1e-14);
        assertEquals(0, dot(slice.first(), slice.second()), 1e-15);
        double along = dot(second, slice.first());
        double across = dot(second, slice.second());
        for (int j = 0; j < 4; j++) {
            assertEquals(second[j], along * slice.first()[j] + across * slice.second()[j], 1e-14);
        }
        assertArrayEquals(new double[] {3, 0, 4, 0}, first);
    }

    @Test
    void nearlyParallelDirectionsStillSpanAPlane() {
        Slice slice = Slice.spannedBy(new double[] {1, 0}, new double[] {1, 1e-5});
        assertArrayEquals(new double[] {0, 1}, slice.second(), 1e-10);
    }

    @Test
    void refusesDirectionsThatSpanNoPlane() {
        double[] direction = {1, 2, 3};
        for (double[] other : new double[][] {direction, {-2, -4, -6}, {0, 0, 0}, {Double.NaN, 0, 0}}) {
            assertThrows(IllegalArgumentException.class, () -> Slice.spannedBy(direction, other));
        }
        assertThrows(IllegalArgumentException.class, () -> Slice.spannedBy(new double[3], direction));
    }

    @Test
    void readsTheGridRowByRowFromTheLowestOrdinate() {
        Slice slice = Slice.spannedBy(new double[] {0, 2, 0}, new double[] {0, 0, -5});
        FormulaClassifier classifier = new FormulaClassifier(3, point -> 10 * point[1] - point[2] + 100 * point[0]);
        // The second axis points along -x_3, so that the logit is 10 x + y.
        assertArrayEquals(
                new float[] {-11, -1, 9, -10, 0, 10, -9, 1, 11},
                slice.logitsOnGrid(classifier, new double[] {-1, 0, 1}),
                1e-5f);
    }

    @Test
    void walksAroundTheCircle() {
        Slice slice = Slice.spannedBy(new double[] {0, 1, 0}, new double[] {0, 1, 1});
        FormulaClassifier norm = new FormulaClassifier(3, point -> Math.sqrt(dot(point, point)));
        for (float logit : slice.logitsOnCircle(norm, 1.3, 17)) {
            assertEquals(1.3, logit, 1e-6);
        }
        FormulaClassifier first = new FormulaClassifier(3, point -> point[1]);
        assertArrayEquals(new float[] {2, 0, -2, 0}, slice.logitsOnCircle(first, 2, 4), 1e-6f);
        FormulaClassifier second = new FormulaClassifier(3, point -> point[2]);
        assertArrayEquals(new float[] {0, 2, 0, -2}, slice.logitsOnCircle(second, 2, 4), 1e-6f);
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }
}
