package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.concentric.data.Batch;
import dev.concentric.linalg.AdamStep;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.training.Adam;
import dev.concentric.training.AdamSettings;
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
            assertEquals(expected, record(network, batch), 2e-6 * Math.max(expected, 1));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.concentric.model.SmallNetworks#architectures")
    void parameterGradientsAgreeWithDifferences(Architecture architecture) {
        Network network = SmallNetworks.network(architecture, 1);
        Batch batch = SmallNetworks.batch(19, 2);
        GradientRecorder recorder = GradientRecorder.of(network, batch);
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
            assertClose(parameter.name(), differences, recorder.gradient(parameter));
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
            record(used, SmallNetworks.batch(size, 5));
        }
        assertEquals(record(fresh, batch), record(used, batch));
        assertSameGradients(fresh, GradientRecorder.of(fresh, batch), used, GradientRecorder.of(used, batch));
    }

    private static double record(Network network, Batch batch) {
        return network.step(batch, new GradientRecorder(network.parameters()), Team.single());
    }

    private static void assertSameGradients(
            Network network, GradientRecorder recorder, Network other, GradientRecorder otherRecorder) {
        for (int i = 0; i < network.parameters().size(); i++) {
            assertArrayEquals(
                    recorder.gradient(network.parameters().get(i)),
                    otherRecorder.gradient(other.parameters().get(i)));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.concentric.model.SmallNetworks#architectures")
    void gradientsAreTheSameForTeamsOfAnySize(Architecture architecture) {
        Network network = SmallNetworks.network(architecture, 11);
        Batch batch = SmallNetworks.batch(23, 12);
        double loss = record(network, batch);
        GradientRecorder alone = GradientRecorder.of(network, batch);
        for (int size : new int[] {2, 3, 5}) {
            try (Team team = Team.of(size)) {
                GradientRecorder shared = new GradientRecorder(network.parameters());
                assertEquals(loss, network.step(batch, shared, team));
                assertSameGradients(network, alone, network, shared);
            }
        }
    }

    /** The first step of Adam, to the bit: what moves first must not change the gradient of what moves later. */
    @ParameterizedTest
    @MethodSource("dev.concentric.model.SmallNetworks#architectures")
    void movesEachParameterAlongTheGradientAtTheNumbersAsTheyWere(Architecture architecture) {
        AdamSettings settings = AdamSettings.DEFAULT.withLearningRate(0.1);
        AdamStep step = new AdamStep(settings.beta1(), settings.beta2(), settings.epsilon());
        step.set(settings.learningRate() / (1 - settings.beta1()), 1 / Math.sqrt(1 - settings.beta2()));
        Batch batch = SmallNetworks.batch(23, 13);
        for (int size : new int[] {1, 3}) {
            Network network = SmallNetworks.network(architecture, 14);
            Network moved = SmallNetworks.network(architecture, 14);
            GradientRecorder recorder = GradientRecorder.of(network, batch);
            try (Team team = Team.of(size)) {
                moved.step(batch, new Adam(settings, moved.parameters()), team);
            }
            for (int i = 0; i < network.parameters().size(); i++) {
                Parameter parameter = network.parameters().get(i);
                float[] expected = parameter.value().toRows();
                float[] gradient = recorder.gradient(parameter);
                for (int k = 0; k < expected.length; k++) {
                    float root = (float) Math.sqrt(step.rest2() * (gradient[k] * gradient[k]));
                    float divisor = Math.fma(step.correction(), root, step.epsilon());
                    expected[k] -= step.rate() * (step.rest1() * gradient[k]) / divisor;
                }
                assertArrayEquals(expected, moved.parameters().get(i).value().toRows(), parameter.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.concentric.model.SmallNetworks#architectures")
    void movesNothingWhereTheLossIsNoNumber(Architecture architecture) {
        Network network = SmallNetworks.network(architecture, 15);
        network.parameters().getLast().value().set(0, 0, Float.NaN);
        Optimizer refusing = new Optimizer() {
            @Override
            public void begin() {
                fail("a step begins");
            }

            @Override
            public void moveAlongProduct(Parameter parameter, FloatMatrix a, FloatMatrix b, int first, int end) {
                fail(parameter.name());
            }

            @Override
            public void move(Parameter parameter, PackedMatrix gradient, int first, int end) {
                fail(parameter.name());
            }

            @Override
            public void move(Parameter parameter, float[] gradient, int first, int end) {
                fail(parameter.name());
            }
        };
        assertEquals(Double.NaN, network.step(SmallNetworks.batch(5, 16), refusing, Team.single()));
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
        GradientRecorder recorder = GradientRecorder.of(network, batch);
        double logit = DoubleNetwork.of(network).logits(batch)[0];
        Parameter bias = network.parameters().getLast();
        assertEquals("readout.bias", bias.name());
        double expected = SigmoidCrossEntropy.derivative(logit, (int) batch.labels()[0]);
        assertEquals(expected, recorder.gradient(bias)[0], 1e-6);
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
