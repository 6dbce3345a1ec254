package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.Batch;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.training.Adam;
import dev.concentric.training.AdamSettings;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Frozen convolutional networks. Logits of float32 passes are compared within 5e-6 of the largest logit, a few dozen
 * roundings of 6e-8; float64 logits, from the same float32 weights, within 1e-12.
 */
class ConvolutionalClassifierTest {
    private static final String ARCHITECTURES = "dev.concentric.model.SmallConvolutions#architectures";
    private static final ConvolutionalArchitecture SMALL =
            SmallConvolutions.architectures().skip(2).findFirst().orElseThrow();

    /** The margin of class 1 over class 0. */
    private static final MulticlassClassifier.Objective MARGIN = (logits, derivatives) -> {
        Arrays.fill(derivatives.data(), 0, derivatives.size(), 0f);
        for (int row = 0; row < logits.rows(); row++) {
            derivatives.set(row, 0, -1);
            derivatives.set(row, 1, 1);
        }
    };

    private static FloatMatrix logits(MulticlassClassifier classifier, FloatMatrix points) {
        FloatMatrix logits = FloatMatrix.zeros(points.rows(), classifier.classes());
        classifier.logits(points, logits);
        return logits;
    }

    @ParameterizedTest
    @MethodSource(ARCHITECTURES)
    void givesTheNetworksLogits(ConvolutionalArchitecture architecture) {
        ConvolutionalNetwork network = SmallConvolutions.network(architecture, 1);
        ConvolutionalClassifier classifier = network.freeze();
        assertEquals(architecture.dimension(), classifier.dimension());
        Batch batch = SmallConvolutions.batch(architecture, 17, 2);
        FloatMatrix logits = logits(classifier, batch.points());
        DoubleConvolutions exact = DoubleConvolutions.of(network);
        for (int row = 0; row < batch.size(); row++) {
            double[] image = SmallConvolutions.image(batch, row);
            double[] expected = exact.logits(image);
            double scale =
                    Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElseThrow());
            assertArrayEquals(expected, classifier.logits(image), 1e-12 * scale);
            for (int k = 0; k < expected.length; k++) {
                assertEquals(expected[k], logits.get(row, k), 5e-6 * scale);
            }
        }
        FloatMatrix derivatives = FloatMatrix.zeros(17, architecture.classes());
        double loss = network.step(batch, new GradientRecorder(network.parameters()), Team.single());
        assertEquals(loss, SoftmaxCrossEntropy.meanLoss(logits, batch.labels(), derivatives));
    }

    /** The same chains in the same order: to the bit. */
    @ParameterizedTest
    @MethodSource(ARCHITECTURES)
    void givesTheNetworksInputGradients(ConvolutionalArchitecture architecture) {
        ConvolutionalNetwork network = SmallConvolutions.network(architecture, 3);
        Batch batch = SmallConvolutions.batch(architecture, 17, 4);
        FloatMatrix expected = FloatMatrix.zeros(17, architecture.dimension());
        network.inputGradient(batch, expected, Team.single());
        FloatMatrix gradients = FloatMatrix.zeros(17, architecture.dimension());
        FloatMatrix logits = FloatMatrix.zeros(17, architecture.classes());
        network.freeze()
                .logitsAndGradients(
                        batch.points(),
                        (z, derivatives) -> SoftmaxCrossEntropy.derivatives(z, batch.labels(), derivatives),
                        logits,
                        gradients);
        assertArrayEquals(expected.data(), gradients.data());
        assertArrayEquals(logits(network.freeze(), batch.points()).data(), logits.data());
    }

    @ParameterizedTest
    @MethodSource(ARCHITECTURES)
    void gradientsOfMarginsAgreeWithDifferences(ConvolutionalArchitecture architecture) {
        ConvolutionalClassifier classifier =
                SmallConvolutions.network(architecture, 5).freeze();
        Batch batch = SmallConvolutions.batch(architecture, 6, 6);
        FloatMatrix gradients = FloatMatrix.zeros(6, architecture.dimension());
        FloatMatrix logits = FloatMatrix.zeros(6, architecture.classes());
        classifier.logitsAndGradients(batch.points(), MARGIN, logits, gradients);
        for (int row = 0; row < batch.size(); row++) {
            double[] image = SmallConvolutions.image(batch, row);
            double norm = 0;
            double error = 0;
            for (int j = 0; j < image.length; j++) {
                double pixel = image[j];
                image[j] = pixel + 1e-6;
                double[] above = classifier.logits(image);
                image[j] = pixel - 1e-6;
                double[] below = classifier.logits(image);
                image[j] = pixel;
                double difference = (above[1] - above[0] - below[1] + below[0]) / 2e-6;
                norm += difference * difference;
                error += Math.pow(difference - gradients.get(row, j), 2);
            }
            assertTrue(Math.sqrt(error / norm) <= 5e-6, "row " + row + " is off by " + Math.sqrt(error / norm));
        }
    }

    /** More rows than a block of logits. */
    @Test
    void rowsDoNotDependOnEachOther() {
        ConvolutionalClassifier classifier = SmallConvolutions.network(SMALL, 7).freeze();
        int n = SMALL.dimension();
        FloatMatrix points = SmallConvolutions.batch(SMALL, 123, 8).points();
        FloatMatrix together = FloatMatrix.zeros(123, SMALL.classes());
        FloatMatrix gradientsTogether = FloatMatrix.zeros(123, n);
        classifier.logitsAndGradients(points, MARGIN, together, gradientsTogether);
        assertArrayEquals(together.data(), logits(classifier, points).data());
        for (int row = 0; row < 123; row++) {
            float[] single = Arrays.copyOfRange(points.data(), row * n, (row + 1) * n);
            FloatMatrix alone = FloatMatrix.zeros(1, SMALL.classes());
            FloatMatrix gradientAlone = FloatMatrix.zeros(1, n);
            classifier.logitsAndGradients(FloatMatrix.over(single, 1, n), MARGIN, alone, gradientAlone);
            for (int k = 0; k < SMALL.classes(); k++) {
                assertEquals(together.get(row, k), alone.get(0, k));
            }
            for (int j = 0; j < n; j++) {
                assertEquals(gradientsTogether.get(row, j), gradientAlone.get(0, j));
            }
        }
    }

    @Test
    void doesNotChangeWithTheNetwork() {
        ConvolutionalNetwork network = SmallConvolutions.network(SMALL, 9);
        ConvolutionalClassifier classifier = network.freeze();
        Batch batch = SmallConvolutions.batch(SMALL, 10, 10);
        FloatMatrix before = logits(classifier, batch.points());
        double[] exactBefore = classifier.logits(SmallConvolutions.image(batch, 0));
        network.step(batch, new Adam(AdamSettings.DEFAULT.withLearningRate(0.1), network.parameters()), Team.single());
        assertArrayEquals(before.data(), logits(classifier, batch.points()).data());
        assertArrayEquals(exactBefore, classifier.logits(SmallConvolutions.image(batch, 0)));
    }

    @Test
    void servesSeveralThreads() {
        ConvolutionalClassifier classifier =
                SmallConvolutions.network(SMALL, 11).freeze();
        FloatMatrix points = SmallConvolutions.batch(SMALL, 20, 12).points();
        FloatMatrix expected = logits(classifier, points);
        FloatMatrix gradients = FloatMatrix.zeros(20, SMALL.dimension());
        classifier.logitsAndGradients(points, MARGIN, expected, gradients);
        IntStream.range(0, 32).parallel().forEach(i -> {
            FloatMatrix logits = FloatMatrix.zeros(20, SMALL.classes());
            FloatMatrix others = FloatMatrix.zeros(20, SMALL.dimension());
            classifier.logitsAndGradients(points, MARGIN, logits, others);
            assertArrayEquals(expected.data(), logits.data());
            assertArrayEquals(gradients.data(), others.data());
        });
    }

    @Test
    void refusesShapesThatDoNotFit() {
        ConvolutionalClassifier classifier =
                SmallConvolutions.network(SMALL, 13).freeze();
        FloatMatrix points = FloatMatrix.zeros(3, SMALL.dimension());
        FloatMatrix logits = FloatMatrix.zeros(3, SMALL.classes());
        FloatMatrix wrong = FloatMatrix.zeros(3, 7);
        assertThrows(IllegalArgumentException.class, () -> classifier.logits(wrong, logits));
        assertThrows(IllegalArgumentException.class, () -> classifier.logits(points, wrong));
        assertThrows(
                IllegalArgumentException.class, () -> classifier.logitsAndGradients(points, MARGIN, logits, wrong));
        assertThrows(IllegalArgumentException.class, () -> classifier.logits(new double[7]));
    }
}
