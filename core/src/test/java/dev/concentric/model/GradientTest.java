package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.Batch;
import dev.concentric.linalg.FloatMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradients derived by hand against central differences of a plain float64 network. A gradient is float32 and passes
 * a few dozen roundings of 6e-8; the tolerance on it is relative to the norm of the whole tensor's gradient.
 */
class GradientTest {
    private static final double TOLERANCE = 5e-6;
    private static final double DIFFERENCE = 1e-6;

    @ParameterizedTest
    @MethodSource("dev.concentric.model.SmallNetworks#architectures")
    void lossAgreesWithTheFormula(Architecture architecture) {
        for (int size : new int[] {2, 3, 16, 50}) {
            Network network = SmallNetworks.network(architecture, size);
            Batch batch = SmallNetworks.batch(size, size);
            double expected = DoubleNetwork.of(network).loss(batch);
            assertEquals(expected, network.lossAndGradient(batch), 2e-6 * Math.max(expected, 1));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.concentric.model.SmallNetworks#architectures")
    void parameterGradientsAgreeWithDifferences(Architecture architecture) {
        Network network = SmallNetworks.network(architecture, 1);
        Batch batch = SmallNetworks.batch(19, 2);
        network.lossAndGradient(batch);
        DoubleNetwork exact = DoubleNetwork.of(network);
        for (Parameter parameter : network.parameters()) {
            double[] values = exact.values(parameter.name());
            double[] differences = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                double value = values[i];
                values[i] = value + DIFFERENCE;
                double above = exact.loss(batch);
                values[i] = value - DIFFERENCE;
                double below = exact.loss(batch);
                values[i] = value;
                differences[i] = (above - below) / (2 * DIFFERENCE);
            }
            assertClose(parameter.name(), differences, parameter.gradient().data());
        }
    }

    /** Buffers keep no trace of other batches, whatever their size. */
    @ParameterizedTest
    @MethodSource("dev.concentric.model.SmallNetworks#architectures")
    void gradientsAreOverwritten(Architecture architecture) {
        Network fresh = SmallNetworks.network(architecture, 3);
        Network used = SmallNetworks.network(architecture, 3);
        Batch batch = SmallNetworks.batch(10, 4);
        for (int size : new int[] {3, 30, 10}) {
            used.lossAndGradient(SmallNetworks.batch(size, 5));
        }
        assertEquals(fresh.lossAndGradient(batch), used.lossAndGradient(batch));
        for (int i = 0; i < fresh.parameters().size(); i++) {
            assertArrayEquals(
                    fresh.parameters().get(i).gradient().data(),
                    used.parameters().get(i).gradient().data());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.concentric.model.SmallNetworks#architectures")
    void inputGradientsAgreeWithDifferences(Architecture architecture) {
        Network network = SmallNetworks.network(architecture, 6);
        Classifier classifier = network.freeze(SmallNetworks.supply(7));
        FloatMatrix points = SmallNetworks.batch(21, 8).points();
        FloatMatrix gradients = FloatMatrix.zeros(points.rows(), points.columns());
        float[] logits = new float[points.rows()];
        classifier.logitsAndGradients(points, logits, gradients);
        for (int row = 0; row < points.rows(); row++) {
            double[] point = new double[points.columns()];
            float[] gradient = new float[points.columns()];
            for (int j = 0; j < point.length; j++) {
                point[j] = points.get(row, j);
                gradient[j] = gradients.get(row, j);
            }
            assertEquals(classifier.logit(point), logits[row], 3e-6 * scale(classifier, points));
            double[] differences = new double[point.length];
            for (int j = 0; j < point.length; j++) {
                double value = point[j];
                point[j] = value + DIFFERENCE;
                double above = classifier.logit(point);
                point[j] = value - DIFFERENCE;
                double below = classifier.logit(point);
                point[j] = value;
                differences[j] = (above - below) / (2 * DIFFERENCE);
            }
            assertClose("point " + row, differences, gradient);
        }
    }

    /** Returns the largest logit's magnitude, at least 1. */
    private static double scale(Classifier classifier, FloatMatrix points) {
        float[] logits = new float[points.rows()];
        classifier.logits(points, logits);
        double scale = 1;
        for (float logit : logits) {
            scale = Math.max(scale, Math.abs(logit));
        }
        return scale;
    }

    /** Without normalisation a read-out bias of its own shifts every logit; its gradient is the mean derivative. */
    @Test
    void aBatchOfOnePointHasThatPointsGradient() {
        Network network = SmallNetworks.network(SmallNetworks.relu(Normalization.Placement.NONE, List.of(9, 5)), 9);
        Batch batch = SmallNetworks.batch(1, 10);
        network.lossAndGradient(batch);
        double logit = DoubleNetwork.of(network).logits(batch)[0];
        Parameter bias = network.parameters().getLast();
        assertEquals("readout.bias", bias.name());
        double expected = SigmoidCrossEntropy.derivative(logit, (int) batch.labels()[0]);
        assertEquals(expected, bias.gradient().get(0, 0), 1e-6);
    }

    private static void assertClose(String what, double[] expected, float[] actual) {
        double norm = 0;
        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            norm += expected[i] * expected[i];
            error += (expected[i] - actual[i]) * (expected[i] - actual[i]);
        }
        double relative = Math.sqrt(error / norm);
        assertTrue(norm > 1e-12, what + " has no gradient to compare");
        assertTrue(relative <= TOLERANCE, what + " is off by " + relative + " of its norm");
    }
}
