package dev.concentric.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.random.RandomStream;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoperimetricBoundTest {
    private static final double[] ERROR_RATES = {1e-6, 0.01, 0.1, 0.5, 0.9};

    /** The midpoint rule, with an error of order 1e-8: another way to the means than the one under test. */
    private static double mean(int dimension, DoubleUnaryOperator ofAngleFromPole) {
        int steps = 20_000;
        double mass = 0;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double angle = Math.PI * (i + 0.5) / steps;
            double density = Math.pow(Math.sin(angle), dimension - 2);
            mass += density;
            sum += density * ofAngleFromPole.applyAsDouble(angle);
        }
        return sum / mass;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 100, 500})
    void isReachedByACapOnly(int dimension) {
        for (double errorRate : ERROR_RATES) {
            double bound = IsoperimetricBound.maximalMeanGeodesic(dimension, errorRate);
            double edge = SphericalCap.ofErrorRate(dimension, errorRate).angle();
            assertEquals(mean(dimension, angle -> Math.max(0, angle - edge)), bound, 1e-6 * bound);

            double twinEdge = SphericalCap.ofErrorRate(dimension, errorRate / 2).angle();
            DoubleUnaryOperator toTwinCaps = angle -> Math.max(0, Math.min(angle, Math.PI - angle) - twinEdge);
            double beltEdge =
                    SphericalCap.ofErrorRate(dimension, (1 - errorRate) / 2).angle();
            DoubleUnaryOperator toBelt = angle -> Math.max(0, beltEdge - Math.min(angle, Math.PI - angle));
            for (DoubleUnaryOperator distance : List.of(toTwinCaps, toBelt)) {
                assertTrue(mean(dimension, distance) < bound);
                double chord = mean(dimension, angle -> 2 * Math.sin(distance.applyAsDouble(angle) / 2));
                assertTrue(chord < IsoperimetricBound.maximalMeanChord(dimension, errorRate));
            }
        }
    }

    /** On the circle the mean distance to a set of arcs is the sum of gap^2 over 8 pi. */
    @Test
    void isNeverPassedByArcsOfTheCircle() {
        for (int trial = 0; trial < 200; trial++) {
            RandomStream stream = RandomStream.root(trial).split("arcs");
            double errorRate = stream.uniform(0);
            int arcs = 1 + (int) stream.below(4, 1);
            double[] shares = new double[arcs];
            double total = 0;
            for (int i = 0; i < arcs; i++) {
                shares[i] = stream.uniform(2 + i);
                total += shares[i];
            }
            double mean = 0;
            for (double share : shares) {
                double gap = 2 * Math.PI * (1 - errorRate) * share / total;
                mean += gap * gap / (8 * Math.PI);
            }
            assertTrue(mean <= IsoperimetricBound.maximalMeanGeodesic(2, errorRate) * (1 + 1e-12));
        }
    }

    @Test
    void drawsACurveFromEndToEnd() {
        List<SphericalCap> curve = IsoperimetricBound.curve(500, 1e-6, 0.5, 13);
        assertEquals(13, curve.size());
        assertEquals(1e-6, curve.getFirst().errorRate());
        assertEquals(0.5, curve.getLast().errorRate());
        double ratio = curve.get(1).errorRate() / curve.get(0).errorRate();
        for (int i = 1; i < curve.size(); i++) {
            assertEquals(ratio, curve.get(i).errorRate() / curve.get(i - 1).errorRate(), 1e-10);
            assertTrue(curve.get(i).meanChord() < curve.get(i - 1).meanChord());
        }
        assertThrows(IllegalArgumentException.class, () -> IsoperimetricBound.curve(500, 0.5, 0.1, 13));
        assertThrows(IllegalArgumentException.class, () -> IsoperimetricBound.curve(500, 0.1, 1, 13));
        assertThrows(IllegalArgumentException.class, () -> IsoperimetricBound.curve(500, 0.1, 0.5, 1));
    }
}
