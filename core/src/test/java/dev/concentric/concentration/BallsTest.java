package dev.concentric.concentration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BallsTest {
    private static final Balls TWO = new Balls(new double[][] {{0, 0}, {5, 0}}, new double[] {1, 2});

    @Test
    void theUnionIsAsFarAsItsNearestBall() {
        LevelSet union = TWO.union();
        assertEquals(0.5, union.distance(new double[] {0, 1.5}), 1e-15);
        assertEquals(1, union.distance(new double[] {2, 0}), 1e-15);
        assertEquals(0, union.distance(new double[] {4, 1}));
        assertTrue(union.contains(new double[] {4, 1}));
        assertFalse(union.contains(new double[] {1, 0}), "the surface is outside");
        assertTrue(union.isDistanceExact());
    }

    @Test
    void anEmptyBallIsNoNearerForItsCentre() {
        LevelSet union = TWO.union().widened(-1.5);
        assertEquals(4.5, union.distance(new double[] {0, 0}), 1e-15);
        assertFalse(union.contains(new double[] {0, 0}));
        assertEquals(Double.POSITIVE_INFINITY, TWO.union().widened(-2).distance(new double[] {5, 0}));
    }

    @Test
    void theComplementOfOneBallIsAsFarAsItsSurface() {
        LevelSet outside = new Balls(new double[][] {{1, 1}}, new double[] {2}).complement();
        assertEquals(2, outside.distance(new double[] {1, 1}), 1e-15);
        assertEquals(0.5, outside.distance(new double[] {2.5, 1}), 1e-15);
        assertEquals(0, outside.distance(new double[] {4, 1}));
        assertTrue(outside.contains(new double[] {4, 1}));
        assertFalse(outside.contains(new double[] {3, 1}), "the surface is not outside");
        assertTrue(outside.isDistanceExact());
        assertEquals(1.5, outside.widened(0.5).distance(new double[] {1, 1}), 1e-15);
    }

    /** Two unit balls about (0, 0) and (1, 0) meet at (.5, sqrt(3)/2); from (.5, 0) that is the nearest way out. */
    @Test
    void theComplementOfSeveralIsAtLeastAsFarAsItSays() {
        LevelSet outside = new Balls(new double[][] {{0, 0}, {1, 0}}, new double[] {1, 1}).complement();
        assertEquals(0.5, outside.distance(new double[] {0.5, 0}), 1e-15);
        assertTrue(0.5 <= Math.sqrt(3) / 2);
        assertFalse(outside.isDistanceExact());
        assertFalse(outside.contains(new double[] {1.5, 0}));
        assertTrue(outside.contains(new double[] {0.5, 0.9}));
    }

    @Test
    void needsARadiusForEachCentre() {
        assertThrows(IllegalArgumentException.class, () -> new Balls(new double[][] {{0}}, new double[] {1, 2}));
        assertThrows(IllegalArgumentException.class, () -> new Balls(new double[0][], new double[0]));
    }
}
