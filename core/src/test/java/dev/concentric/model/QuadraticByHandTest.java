package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuadraticByHandTest {
    private static final double[] ALPHAS = {1.5, 0, 0.7, 3, 0.25, 1.5};

    @Test
    void decidesByTheAlphasGiven() {
        DecisionEllipsoid ellipsoid = QuadraticClassifier.ofAlphas(ALPHAS).decisionEllipsoid();
        double[] sorted = Arrays.stream(ALPHAS).sorted().toArray();
        assertEquals(-1, ellipsoid.offset());
        for (int i = 0; i < sorted.length; i++) {
            assertEquals(sorted[i], ellipsoid.alphas()[i], 2e-7 * sorted[i]);
        }
    }

    @Test
    void keepsTheCoordinatesInTheirOrder() {
        QuadraticClassifier network = QuadraticClassifier.ofAlphas(ALPHAS);
        assertEquals(ALPHAS.length, network.dimension());
        double[] point = {0.3, -2, 1, 0.5, -0.1, 0};
        double expected = -1;
        double[] expectedGradient = new double[ALPHAS.length];
        for (int i = 0; i < ALPHAS.length; i++) {
            expected += ALPHAS[i] * point[i] * point[i];
            expectedGradient[i] = 2 * ALPHAS[i] * point[i];
        }
        assertEquals(expected, network.logit(point), 1e-6);
        FloatMatrix points = FloatMatrix.zeros(1, ALPHAS.length);
        for (int i = 0; i < ALPHAS.length; i++) {
            points.set(0, i, (float) point[i]);
        }
        float[] logits = new float[1];
        FloatMatrix gradients = FloatMatrix.zeros(1, ALPHAS.length);
        network.logitsAndGradients(points, logits, gradients);
        assertEquals(expected, logits[0], 1e-6);
        for (int i = 0; i < ALPHAS.length; i++) {
            assertEquals(expectedGradient[i], gradients.get(0, i), 1e-6);
        }
    }

    @Test
    void theNearestErrorIsThatOfItsOwnLogit() {
        QuadraticClassifier network = QuadraticClassifier.ofAlphas(ALPHAS);
        double[] start = {0.1, 1, 0, 0, 0, 0};
        double[] error = network.decisionEllipsoid()
                .nearestError(Sphere.INNER, 1, start)
                .orElseThrow()
                .point();
        assertEquals(0, network.logit(error), 1e-12);
        assertTrue(error[0] > 0.1);
        assertEquals(1, Arrays.stream(error).map(x -> x * x).sum(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, Double.NaN, Double.POSITIVE_INFINITY, 1e71})
    void refusesWhatNoSumOfSquaresHas(double alpha) {
        assertThrows(IllegalArgumentException.class, () -> QuadraticClassifier.ofAlphas(new double[] {1, alpha}));
    }

    @Test
    void refusesNoAlphas() {
        assertThrows(IllegalArgumentException.class, () -> QuadraticClassifier.ofAlphas(new double[0]));
    }
}
