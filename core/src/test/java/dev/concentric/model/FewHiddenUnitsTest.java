package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Quadratic networks with fewer hidden units than dimensions, whose missing alphas are 0. Here h columns of length s of
 * an orthogonal matrix are the weights: the logit is s^2 |x|^2 B - 1 for a share B of x in their space, which has the
 * law Beta(h/2, (n - h)/2), and an error of the inner sphere is one with B above 1/s^2.
 */
class FewHiddenUnitsTest {
    private static final double OUTER_RADIUS = 1.3;

    /** Columns of a Hadamard matrix over 16, which float32 holds exactly. */
    private static FloatMatrix hadamard(int h, double length) {
        FloatMatrix weights = FloatMatrix.zeros(256, h);
        for (int i = 0; i < 256; i++) {
            for (int j = 0; j < h; j++) {
                weights.set(i, j, (float) (Integer.bitCount(i & j) % 2 == 0 ? length / 16 : -length / 16));
            }
        }
        return weights;
    }

    @ParameterizedTest
    @CsvSource({"100, 1.5", "100, 1.25", "255, 1.125", "1, 2.5", "2, 1.5"})
    void hasErrorRatesByTheBetaLaw(int h, double length) {
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.of(hadamard(h, length), 1, -1);
        BetaDistribution share = BetaDistribution.of(h / 2.0, (256 - h) / 2.0);
        double inner = share.survivalProbability(1 / (length * length));
        double outer = share.cumulativeProbability(1 / (length * length * OUTER_RADIUS * OUTER_RADIUS));
        assertEquals(
                inner, ellipsoid.errors(Sphere.INNER, 1).probabilityPositive().value(), 1e-10 * inner);
        assertEquals(
                outer,
                ellipsoid
                        .errors(Sphere.OUTER, OUTER_RADIUS)
                        .probabilityPositive()
                        .value(),
                1e-10 * outer);
    }

    /** 1000 of 2000 alphas are 0, the others equal: rates from about 1/2 to 10^-99. */
    @ParameterizedTest
    @CsvSource({"2.0", "1.9", "1.6", "1.25"})
    void hasExactRatesWithAThousandEqualAlphas(double alpha) {
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(
                IntStream.range(0, 2000).mapToDouble(i -> i % 2 * alpha).toArray());
        double expected = BetaDistribution.of(500, 500).survivalProbability(1 / alpha);
        var inner = ellipsoid.errors(Sphere.INNER, 1).probabilityPositive();
        assertEquals(expected, inner.value(), 1e-9 * expected);
        assertTrue(inner.relativeErrorBound() < 1e-9);
        assertEquals(1000, ellipsoid.wrongAlphas(Sphere.OUTER, OUTER_RADIUS));
    }

    /** A point at the angle a from the space of the weights has a share cos(a)^2; the edge's is 1/s^2 on the sphere. */
    @ParameterizedTest
    @CsvSource({"100, 1.5, INNER", "100, 1.5, OUTER", "3, 2.5, INNER", "1, 2.5, INNER", "250, 1.25, OUTER"})
    void hasDistancesByAngles(int h, double length, Sphere sphere) {
        FloatMatrix weights = hadamard(h, length);
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.of(weights, 1, -1);
        double radius = sphere == Sphere.INNER ? 1 : OUTER_RADIUS;
        double edge = Math.acos(1 / (length * radius));
        for (int trial = 0; trial < 20; trial++) {
            double[] start = Vectors.scaled(Vectors.gaussians(256, 20, trial), radius);
            double square = 0;
            for (int j = 0; j < h; j++) {
                double product = 0;
                for (int i = 0; i < 256; i++) {
                    product += weights.get(i, j) * start[i];
                }
                square += product * product;
            }
            double angle = Math.acos(Math.sqrt(square) / (length * radius));
            double expected = Math.max(0, sphere.errorDirection() * (angle - edge));
            NearestError error = ellipsoid.nearestError(sphere, radius, start).orElseThrow();
            assertEquals(radius * expected, error.geodesic(), 1e-12);
            assertEquals(2 * radius * Math.sin(expected / 2), error.chord(), 1e-12);
            assertTrue(error.lowerBound() <= error.chord());
            assertEquals(error.chord(), error.lowerBound(), 1e-10);
        }
    }

    /** Alphas of 0 lie below 1/R^2 and leave errors on the outer sphere; what they prove is of the inner one. */
    @Test
    void provesWhatIsTrueOfItsSpheres() {
        DecisionEllipsoid small = DecisionEllipsoid.of(hadamard(100, 0.875), 1, -1);
        assertTrue(small.provesNoError(Sphere.INNER, 1));
        assertFalse(small.provesNoError(Sphere.OUTER, OUTER_RADIUS));
        assertEquals(156 + 100, small.wrongAlphas(Sphere.OUTER, 1.1));
        assertEquals(156, small.wrongAlphas(Sphere.OUTER, OUTER_RADIUS));
        assertTrue(small.nearestError(Sphere.INNER, 1, Vectors.gaussians(256, 21, 1))
                .isEmpty());
        assertFalse(DecisionEllipsoid.of(hadamard(100, 1), 1, -1).provesNoError(Sphere.INNER, 1));
        // A positive bias and a negative weight turn the classes round: now the outer sphere is without errors.
        DecisionEllipsoid turned = DecisionEllipsoid.of(hadamard(100, 0.5), -1, 1);
        assertTrue(turned.provesNoError(Sphere.OUTER, OUTER_RADIUS));
        assertEquals(256, turned.wrongAlphas(Sphere.INNER, 1));
        assertEquals(
                156, Arrays.stream(turned.eigenvalues()).filter(v -> v == 0).count());
    }
}
