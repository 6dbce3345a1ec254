package dev.concentric.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTest {
    private static final SphereConstraint SPHERE = new SphereConstraint(1.3);
    private static final FreeSpace SPACE = new FreeSpace();
    private static final PixelBox BOX = new PixelBox();
    private static final double[] X = SPHERE.pointOf(new float[] {1, 2, 0.5f, 2});
    private static final double[] Y = SPHERE.pointOf(new float[] {2, 2, 0.5f, 1});

    static List<Constraint> constraints() {
        return List.of(SPHERE, SPACE, BOX);
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void geodesicsLeadFromPointToPoint(Constraint constraint) {
        double[] direction = constraint.direction(X, Y);
        double chord = constraint.chord(X, Y);
        assertArrayEquals(Y, constraint.at(X, direction, chord), 1e-14);
        assertArrayEquals(X, constraint.at(X, direction, 0), 0);
        for (double share : new double[] {1e-9, 0.1, 0.7}) {
            double[] between = constraint.at(X, direction, share * chord);
            assertEquals(share * chord, constraint.chord(X, between), 1e-15);
            assertEquals(
                    constraint.geodesic(chord),
                    constraint.geodesic(share * chord) + constraint.geodesic(constraint.chord(between, Y)),
                    1e-14);
        }
    }

    @Test
    void keepsToTheSphereAndItsTangents() {
        double[] tangent = SPHERE.tangent(X, new double[] {3, 1, 4, 1});
        assertEquals(0, product(X, tangent), 1e-15);
        assertEquals(1, product(tangent, tangent), 1e-15);
        for (double chord : new double[] {0.1, 1.3, 2.6}) {
            double[] point = SPHERE.at(X, tangent, chord);
            assertEquals(1.3, Math.sqrt(product(point, point)), 1e-15);
        }
        assertEquals(2.6, SPHERE.longestChord());
        assertArrayEquals(new double[] {-X[0], -X[1], -X[2], -X[3]}, SPHERE.at(X, tangent, 2.6), 1e-15);
        float[] point = {3, 4};
        new SphereConstraint(1).project(point);
        assertArrayEquals(new float[] {0.6f, 0.8f}, point, 1e-7f);
    }

    @Test
    void letsFreeSpaceBe() {
        float[] point = {3, 4};
        SPACE.project(point);
        assertArrayEquals(new float[] {3, 4}, point);
        assertArrayEquals(new double[] {3, 4}, SPACE.pointOf(point));
        assertEquals(Double.POSITIVE_INFINITY, SPACE.longestChord());
        assertArrayEquals(new double[] {0.6, 0.8}, SPACE.tangent(new double[] {7, 7}, new double[] {3, 4}), 1e-15);
    }

    @ParameterizedTest
    @MethodSource("constraints")
    void haveNoDirectionWithoutAPull(Constraint constraint) {
        for (double pull : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] tangent = constraint.tangent(X, new double[] {0, 0, 0, pull});
            assertFalse(Double.isFinite(tangent[0]));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.9})
    void geodesicStepsHaveTheirFullLength(double length) {
        Search search = new GeodesicAscent(length, 1);
        for (Constraint constraint : constraints()) {
            float[] point = {(float) X[0], (float) X[1], (float) X[2], (float) X[3]};
            assertTrue(search.step(point, new float[] {1e-30f, 3e-30f, 0, -1e-30f}, -1, constraint));
            assertEquals(length, constraint.chord(X, constraint.pointOf(point)), 5e-7);
            assertTrue(point[1] < X[1]);
            float[] same = point.clone();
            assertFalse(search.step(point, new float[] {0, 0, 0, Float.POSITIVE_INFINITY}, 1, constraint));
            assertFalse(search.step(point, new float[4], 1, constraint));
            assertArrayEquals(same, point);
        }
    }

    private static double product(double[] x, double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }
}
