package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.Sphere;
import dev.concentric.random.RandomStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HalfSpaceNearestErrorTest {
    private static final double RADIUS = 1.3;

    private static double[] random(int n, long index) {
        float[] normals = new float[n];
        RandomStream.root(61).gaussians(index, normals, 0, n);
        return Affine.widened(normals);
    }

    private static double length(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static double chord(double[] x, double[] y) {
        double[] difference = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            difference[i] = x[i] - y[i];
        }
        return length(difference);
    }

    /** On the circle the cap {x_1 >= 1/2} ends at 60 degrees, and a start at 100 degrees is 40 away. */
    @Test
    void isWhereTheCircleSaysItIs() {
        HalfSpaceClassifier half = new HalfSpaceClassifier(new double[] {4, 0}, 2);
        double angle = Math.toRadians(100);
        double[] start = {7 * Math.cos(angle), 7 * Math.sin(angle)};
        NearestError error = half.nearestError(Sphere.INNER, 1, start).orElseThrow();
        assertEquals(Math.toRadians(40), error.geodesic(), 1e-15);
        assertEquals(2 * Math.sin(Math.toRadians(20)), error.chord(), 1e-15);
        assertArrayEquals(new double[] {0.5, Math.sqrt(0.75)}, error.point(), 1e-15);
    }

    /** The point lies on the sphere and the boundary, as far away as stated, and no sampled error lies nearer. */
    @ParameterizedTest
    @EnumSource(Sphere.class)
    void isOnTheBoundaryAndNearest(Sphere sphere) {
        double[] normal = random(6, 0);
        HalfSpaceClassifier half =
                new HalfSpaceClassifier(normal, sphere.errorDirection() * 0.4 * RADIUS * length(normal));
        for (int i = 1; i < 50; i++) {
            double[] start = random(6, i);
            double scale = RADIUS / length(start);
            for (int j = 0; j < start.length; j++) {
                start[j] *= scale;
            }
            NearestError error = half.nearestError(sphere, RADIUS, start).orElseThrow();
            assertEquals(RADIUS, length(error.point()), 1e-14);
            assertEquals(chord(start, error.point()), error.chord(), 1e-14);
            assertTrue(error.lowerBound() <= error.chord() && error.lowerBound() >= error.chord() - 1e-13);
            if (sphere.errorDirection() * half.logit(start) >= 0) {
                assertEquals(0, error.chord());
                continue;
            }
            assertEquals(0, half.logit(error.point()), 1e-13);
            for (int k = 50; k < 300; k++) {
                double[] other = random(6, k);
                double unit = RADIUS / length(other);
                for (int j = 0; j < other.length; j++) {
                    other[j] *= unit;
                }
                if (sphere.errorDirection() * half.logit(other) >= 0) {
                    assertTrue(chord(start, other) >= error.lowerBound());
                }
            }
        }
    }

    @Test
    void isOnTheEdgeFromTheOppositePole() {
        HalfSpaceClassifier half = new HalfSpaceClassifier(new double[] {0, 2, 0}, 1);
        NearestError error =
                half.nearestError(Sphere.INNER, 1, new double[] {0, -3, 0}).orElseThrow();
        assertEquals(Math.toRadians(120), error.geodesic(), 1e-15);
        assertEquals(1, length(error.point()), 1e-14);
        assertEquals(0, half.logit(error.point()), 1e-14);
    }

    @Test
    void isAbsentWhereThePlaneMissesTheSphere() {
        HalfSpaceClassifier half = new HalfSpaceClassifier(new double[] {1, 0}, 1.1);
        double[] start = {0, 1};
        assertEquals(Optional.empty(), half.nearestError(Sphere.INNER, 1, start));
        assertEquals(0, half.nearestError(Sphere.OUTER, 1, start).orElseThrow().chord());
    }

    @Test
    void refusesWhatIsNoPoint() {
        HalfSpaceClassifier half = new HalfSpaceClassifier(new double[] {1, 0}, 0.5);
        for (double[] start : new double[][] {{1}, {0, 0}, {1, Double.NaN}}) {
            assertThrows(IllegalArgumentException.class, () -> half.nearestError(Sphere.INNER, 1, start));
        }
        assertThrows(IllegalArgumentException.class, () -> half.nearestError(Sphere.INNER, 0, new double[] {1, 0}));
    }
}
