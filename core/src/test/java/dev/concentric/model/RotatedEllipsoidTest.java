package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks whose principal axes are no coordinate axes, against their alphas and against their own logits. */
class RotatedEllipsoidTest {
    private static final double RADIUS = 1.3;

    /**
     * The rows of a Hadamard matrix over 4 are an orthonormal basis that float32 holds exactly. Its columns, each times
     * a power of two, make hidden weights with exactly known axes and eigenvalues; fewer than 16 leave eigenvalues 0.
     */
    @ParameterizedTest
    @CsvSource({"16, 1, -1", "16, -1, 1", "16, -0.5, 1", "11, 1, -1", "11, -1, 1", "3, 1, -1"})
    void agreesWithTheSameEllipsoidInItsAxes(int h, double outputWeight, double outputBias) {
        double[][] hadamard = hadamard();
        double[] scales = {1, 2, 0.5, 0.75, 1.125, 0.875, 0.625, 0.625, 1, 1.25, 0.25, 0.9375, 0.8125, 0.5, 1.5, 0.75};
        FloatMatrix weights = FloatMatrix.zeros(16, h);
        double[] alphas = new double[16];
        for (int j = 0; j < h; j++) {
            for (int i = 0; i < 16; i++) {
                weights.set(i, j, (float) (hadamard[i][j] * scales[j]));
            }
            alphas[j] = -outputWeight / outputBias * scales[j] * scales[j];
        }
        DecisionEllipsoid rotated = DecisionEllipsoid.of(weights, outputWeight, outputBias);
        DecisionEllipsoid diagonal = DecisionEllipsoid.ofAlphas(alphas);
        for (int trial = 0; trial < 50; trial++) {
            double[] start = Vectors.scaled(Vectors.gaussians(16, 10, trial), trial % 2 == 0 ? 1 : 2);
            double[] along = new double[16];
            Arrays.setAll(along, j -> {
                double sum = 0;
                for (int i = 0; i < 16; i++) {
                    sum += hadamard[i][j] * start[i];
                }
                return sum;
            });
            for (Sphere sphere : Sphere.values()) {
                // A positive bias turns the sides of the boundary round.
                Sphere same = outputBias < 0 ? sphere : Sphere.values()[1 - sphere.label()];
                assertEquals(
                        diagonal.nearestError(same, RADIUS, along)
                                .map(NearestError::chord)
                                .orElse(-1.0),
                        rotated.nearestError(sphere, RADIUS, start)
                                .map(NearestError::chord)
                                .orElse(-1.0),
                        1e-13);
            }
            assertEquals(
                    diagonal.nearestBoundaryPoint(along).orElseThrow().distance(),
                    rotated.nearestBoundaryPoint(start).orElseThrow().distance(),
                    1e-13);
        }
    }

    /** Points found lie where the network itself, which knows no axes, says that the logit is 0 or worst. */
    @ParameterizedTest
    @CsvSource({"30, 60, 0.03, -1", "30, 12, 0.05, -1", "30, 60, -0.03, 1", "30, 60, 0.01, 0.3", "40, 1, 0.2, -2"})
    void findsPointsThatTheNetworkConfirms(int n, int h, float outputWeight, float outputBias) {
        QuadraticClassifier classifier = new QuadraticClassifier(random(n, h), outputWeight, outputBias);
        DecisionEllipsoid ellipsoid = classifier.decisionEllipsoid();
        for (Sphere sphere : Sphere.values()) {
            double[] worst = ellipsoid.worstPoint(sphere, RADIUS);
            double size = Math.abs(ellipsoid.largestLogit(RADIUS)) + Math.abs(ellipsoid.smallestLogit(RADIUS)) + 1;
            assertEquals(RADIUS, Vectors.norm(worst), 1e-13);
            assertEquals(ellipsoid.worstLogit(sphere, RADIUS), classifier.logit(worst), 1e-13 * size);
            for (int trial = 0; trial < 20; trial++) {
                double[] start = Vectors.scaled(Vectors.gaussians(n, 10, trial), RADIUS);
                ellipsoid.nearestError(sphere, RADIUS, start).ifPresent(error -> {
                    assertEquals(RADIUS, Vectors.norm(error.point()), 1e-13);
                    assertEquals(error.chord(), Vectors.distance(start, error.point()), 1e-13);
                    if (error.chord() > 0) {
                        assertEquals(0, classifier.logit(error.point()), 1e-13 * size);
                    }
                    assertTrue(error.lowerBound() <= error.chord());
                    assertEquals(error.chord(), error.lowerBound(), 1e-9);
                });
                assertEquals(
                        sphere.errorDirection() * ellipsoid.worstLogit(sphere, RADIUS) < 0,
                        ellipsoid.nearestError(sphere, RADIUS, start).isEmpty());
                ellipsoid.nearestBoundaryPoint(start).ifPresent(nearest -> {
                    assertEquals(nearest.distance(), Vectors.distance(start, nearest.point()), 1e-13);
                    assertEquals(0, classifier.logit(nearest.point()), 1e-13 * (size + Math.abs(outputBias)));
                });
            }
        }
    }

    /** A rotation in float32 changes the ellipsoid by its rounding, and distances by little more. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void doesNotChangeUnderRotation(long seed) {
        int n = 40;
        FloatMatrix rotation = FloatMatrix.zeros(n, n);
        RandomIsometry.fill(rotation, 1, RandomStream.root(seed));
        FloatMatrix weights = random(n, 80);
        PackedMatrix packed = Kernels.best().packed(n, 80);
        packed.setRows(weights.data());
        FloatMatrix rotated = FloatMatrix.zeros(n, 80);
        Kernels.best().multiply(rotation, packed, rotated);
        DecisionEllipsoid first = DecisionEllipsoid.of(weights, 0.012, -1);
        DecisionEllipsoid second = DecisionEllipsoid.of(rotated, 0.012, -1);
        for (int trial = 0; trial < 20; trial++) {
            double[] start = Vectors.gaussians(n, 10, trial);
            double[] turned = new double[n];
            Arrays.setAll(turned, i -> {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += rotation.get(i, j) * start[j];
                }
                return sum;
            });
            for (Sphere sphere : Sphere.values()) {
                assertEquals(
                        first.nearestError(sphere, 1, start).orElseThrow().chord(),
                        second.nearestError(sphere, 1, turned).orElseThrow().chord(),
                        1e-5);
            }
        }
    }

    /** With bias 0 the boundary is where W^T x = 0: a subspace, or the origin alone. */
    @Test
    void findsTheBoundaryThatIsASubspace() {
        double[][] hadamard = hadamard();
        FloatMatrix weights = FloatMatrix.zeros(16, 5);
        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 5; j++) {
                weights.set(i, j, (float) hadamard[i][j]);
            }
        }
        double[] start = Vectors.gaussians(16, 10, 1);
        double square = 0;
        for (int j = 0; j < 5; j++) {
            double sum = 0;
            for (int i = 0; i < 16; i++) {
                sum += hadamard[i][j] * start[i];
            }
            square += sum * sum;
        }
        for (double outputWeight : new double[] {2, -2}) {
            NearestPoint nearest = DecisionEllipsoid.of(weights, outputWeight, 0)
                    .nearestBoundaryPoint(start)
                    .orElseThrow();
            assertEquals(Math.sqrt(square), nearest.distance(), 1e-13);
            assertEquals(nearest.distance(), nearest.lowerBound(), 1e-12);
        }
        NearestPoint origin = DecisionEllipsoid.of(random(16, 40), 1, 0)
                .nearestBoundaryPoint(start)
                .orElseThrow();
        assertEquals(Vectors.norm(start), origin.distance(), 1e-13);
        assertArrayEquals(new double[16], origin.point(), 1e-13);
    }

    private static double[][] hadamard() {
        double[][] hadamard = new double[16][16];
        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 16; j++) {
                hadamard[i][j] = Integer.bitCount(i & j) % 2 == 0 ? 0.25 : -0.25;
            }
        }
        return hadamard;
    }

    private static FloatMatrix random(int rows, int columns) {
        FloatMatrix matrix = FloatMatrix.zeros(rows, columns);
        RandomStream.root(9).gaussians(0, matrix.data(), 0, matrix.size());
        return matrix;
    }
}
