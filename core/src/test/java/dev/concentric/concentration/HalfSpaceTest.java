package dev.concentric.concentration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.random.RandomStream;
import org.junit.jupiter.api.Test;

class HalfSpaceTest {

    @Test
    void measuresDistancesInUnitsOfTheSpaceWhateverTheNormalsLength() {
        HalfSpace halfSpace = HalfSpace.of(new double[] {3, 4}, 10);
        assertArrayEquals(new double[] {0.6, 0.8}, halfSpace.normal(), 1e-15);
        assertEquals(2, halfSpace.threshold(), 1e-15);
        assertEquals(2, halfSpace.distance(new double[] {0, 0}), 1e-15);
        assertEquals(0, halfSpace.distance(new double[] {3, 4}));
        assertTrue(halfSpace.contains(new double[] {3, 4}));
        assertFalse(halfSpace.contains(new double[] {0, 0}));
        assertEquals(0.5, halfSpace.widened(1.5).distance(new double[] {0, 0}), 1e-15);
    }

    @Test
    void refusesANormalWithoutDirection() {
        assertThrows(IllegalArgumentException.class, () -> HalfSpace.of(new double[] {0, 0}, 1));
        assertThrows(IllegalArgumentException.class, () -> HalfSpace.of(new double[] {Double.NaN, 0}, 1));
        assertThrows(IllegalArgumentException.class, () -> HalfSpace.of(new double[] {1, 0}, Double.NaN));
        HalfSpace plane = HalfSpace.of(new double[] {1, 0}, 1);
        assertThrows(IllegalArgumentException.class, () -> plane.distance(new double[3]));
    }

    /** From the corner (0, 0) of the square the nearest point with x + 2y > 2.6 is (.6, 1), by hand. */
    @Test
    void theNearestImageLiesInTheBox() {
        ErrorSet images = HalfSpace.of(new double[] {1, 2}, 2.6).withinBox();
        assertEquals(Math.sqrt(0.6 * 0.6 + 1), images.distance(new double[] {0, 0}), 1e-15);
        assertEquals(Math.sqrt(0.08), images.distance(new double[] {0.4, 0.8}), 1e-15);
        assertEquals(0.1 / Math.sqrt(5), images.distance(new double[] {0.9, 0.8}), 1e-15);
        assertTrue(images.contains(new double[] {1, 0.85}));
        assertEquals(0, images.distance(new double[] {1, 0.85}));
        assertThrows(IllegalArgumentException.class, () -> images.distance(new double[] {0, 1.5}));
    }

    @Test
    void isInfinitelyFarWhereNoImageLiesBeyond() {
        ErrorSet none = HalfSpace.of(new double[] {1, -2}, 1.1).withinBox();
        assertEquals(Double.POSITIVE_INFINITY, none.distance(new double[] {0.5, 0.5}));
        assertFalse(none.contains(new double[] {1, 0}));
    }

    /**
     * Every point of a grid of the cube that lies in the half-space is at least as far as the distance, and one is
     * hardly farther: within the grid's step times sqrt(3).
     */
    @Test
    void noPointOfAGridIsNearer() {
        RandomStream random = RandomStream.root(31);
        int steps = 40;
        int reachable = 0;
        for (int trial = 0; trial < 60; trial++) {
            float[] normals = new float[4];
            random.gaussians(trial, normals, 0, 4);
            HalfSpace halfSpace =
                    HalfSpace.of(new double[] {normals[0], normals[1], normals[2]}, 0.5 + 0.5 * normals[3]);
            double[] point = new double[3];
            for (int j = 0; j < 3; j++) {
                point[j] = random.split("points").uniform(3L * trial + j);
            }
            double found = halfSpace.withinBox().distance(point);
            double least = leastOnGrid(halfSpace, point, steps);
            assertTrue(found <= least + 1e-12, found + " and " + least);
            assertTrue(found >= halfSpace.distance(point) - 1e-12);
            if (least < Double.POSITIVE_INFINITY) {
                reachable++;
                double slack = 2 * Math.sqrt(3) / steps;
                assertTrue(least <= found + slack || found == Double.POSITIVE_INFINITY, found + " and " + least);
            }
        }
        assertTrue(reachable > 20, "only " + reachable);
    }

    private static double leastOnGrid(HalfSpace halfSpace, double[] point, int steps) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= steps; i++) {
            for (int j = 0; j <= steps; j++) {
                for (int k = 0; k <= steps; k++) {
                    double[] other = {(double) i / steps, (double) j / steps, (double) k / steps};
                    if (halfSpace.contains(other)) {
                        least = Math.min(least, Vectors.distance(point, other));
                    }
                }
            }
        }
        return least;
    }
}
