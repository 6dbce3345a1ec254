package dev.concentric.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class MarchingSquaresTest {

    private static final double[] GRID = Grids.even(-2, 2, 81);

    @Test
    void tracesDiscAsOneSmoothContour() {
        List<double[]> contours = contours((x, y) -> Math.hypot(x - 0.1, y + 0.2) - 1.3);
        assertEquals(1, contours.size());
        assertEquals(Math.PI * 1.3 * 1.3, area(contours.getFirst()), 0.001 * Math.PI * 1.3 * 1.3);
        for (int i = 0; i < contours.getFirst().length; i += 2) {
            double radius = Math.hypot(contours.getFirst()[i] - 0.1, contours.getFirst()[i + 1] + 0.2);
            assertEquals(1.3, radius, 0.001);
        }
    }

    @Test
    void givesHolesTheOtherTurn() {
        List<double[]> contours = contours((x, y) -> {
            double radius = Math.hypot(x, y);
            return Math.max(radius - 1.5, 0.7 - radius);
        });
        assertEquals(2, contours.size());
        double sum = contours.stream().mapToDouble(MarchingSquaresTest::area).sum();
        assertEquals(Math.PI * (1.5 * 1.5 - 0.7 * 0.7), sum, 0.01 * Math.PI * 1.5 * 1.5);
        assertTrue(contours.stream().anyMatch(contour -> area(contour) < 0));
    }

    @Test
    void closesRegionsAlongTheGridsBorder() {
        assertEquals(8, area(contours((x, y) -> x).getFirst()), 1e-12);
        List<double[]> all = contours((x, y) -> -1);
        assertEquals(1, all.size());
        assertEquals(16, area(all.getFirst()), 1e-12);
        assertTrue(all.getFirst().length <= 10, "corners on straight runs are left out");
    }

    @Test
    void keepsWhatIsNotNumberOutside() {
        assertEquals(0, contours((x, y) -> Double.NaN).size());
        double half = contours((x, y) -> x > 0 ? Double.NaN : -1).stream()
                .mapToDouble(MarchingSquaresTest::area)
                .sum();
        assertEquals(8, half, 1e-12);
        assertEquals(0, contours((x, y) -> 0).size());
        assertEquals(16, area(contours((x, y) -> Double.NEGATIVE_INFINITY).getFirst()), 0.5);
    }

    @Test
    void separatesOrJoinsSaddlesByTheirMean() {
        double[] ends = {0, 1};
        double[][] joined = {{-3, 1}, {1, -3}};
        double[][] apart = {{-1, 3}, {3, -1}};
        assertEquals(
                1,
                MarchingSquares.contours(new Layer.Region("", ends, ends, joined))
                        .size());
        assertEquals(
                2,
                MarchingSquares.contours(new Layer.Region("", ends, ends, apart))
                        .size());
    }

    @Test
    void copesWithTinyGrids() {
        double[] none = {};
        double[] one = {1};
        assertEquals(
                0,
                MarchingSquares.contours(new Layer.Region("", none, none, new double[0][]))
                        .size());
        double[][] negative = {{-1}};
        for (double[] contour : MarchingSquares.contours(new Layer.Region("", one, one, negative))) {
            assertEquals(0, area(contour), 1e-12);
        }
        assertArrayEquals(new double[] {1}, one);
    }

    private static List<double[]> contours(DoubleBinaryOperator function) {
        return MarchingSquares.contours(new Layer.Region("", GRID, GRID, Grids.values(GRID, GRID, function)));
    }

    /** The signed area of a closed polygon. */
    private static double area(double[] contour) {
        double twice = 0;
        for (int i = 0; i < contour.length; i += 2) {
            int next = (i + 2) % contour.length;
            twice += contour[i] * contour[next + 1] - contour[next] * contour[i + 1];
        }
        return twice / 2;
    }
}
