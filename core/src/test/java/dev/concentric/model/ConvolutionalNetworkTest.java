package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.Batch;
import dev.concentric.linalg.AdamStep;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import dev.concentric.training.Adam;
import dev.concentric.training.AdamSettings;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradients derived by hand against central differences of a plain float64 network. A gradient is float32 and passes
 * a few dozen roundings of 6e-8; the tolerance on it is relative to the norm of the whole tensor's gradient.
 */
class ConvolutionalNetworkTest {
    private static final String ARCHITECTURES = "dev.concentric.model.SmallConvolutions#architectures";
    private static final double TOLERANCE = 5e-6;
    private static final double DIFFERENCE = 1e-6;

    @ParameterizedTest
    @MethodSource(ARCHITECTURES)
    void lossAgreesWithTheFormula(ConvolutionalArchitecture architecture) {
        for (int size : new int[] {1, 3, 20}) {
            ConvolutionalNetwork network = SmallConvolutions.network(architecture, size);
            Batch batch = SmallConvolutions.batch(architecture, size, size);
            double expected = DoubleConvolutions.of(network).loss(batch);
            assertEquals(expected, record(network, batch), 2e-6 * Math.max(expected, 1));
        }
    }

    private static double record(ConvolutionalNetwork network, Batch batch) {
        return network.step(batch, new GradientRecorder(network.parameters()), Team.single());
    }

    @ParameterizedTest
    @MethodSource(ARCHITECTURES)
    void parameterGradientsAgreeWithDifferences(ConvolutionalArchitecture architecture) {
        ConvolutionalNetwork network = SmallConvolutions.network(architecture, 1);
        Batch batch = SmallConvolutions.batch(architecture, 11, 2);
        GradientRecorder recorder = GradientRecorder.of(network, batch);
        DoubleConvolutions exact = DoubleConvolutions.of(network);
        for (Parameter parameter : network.parameters()) {
            double[] differences = differences(exact.values(parameter.name()), () -> exact.loss(batch));
            assertClose(parameter.name(), differences, recorder.gradient(parameter));
        }
    }

    private static double[] differences(double[] values, DoubleSupplier loss) {
        double[] differences = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            values[i] = value + DIFFERENCE;
            double above = loss.getAsDouble();
            values[i] = value - DIFFERENCE;
            double below = loss.getAsDouble();
            values[i] = value;
            differences[i] = (above - below) / (2 * DIFFERENCE);
        }
        return differences;
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

    @ParameterizedTest
    @MethodSource(ARCHITECTURES)
    void inputGradientsAgreeWithDifferences(ConvolutionalArchitecture architecture) {
        ConvolutionalNetwork network = SmallConvolutions.network(architecture, 3);
        Batch batch = SmallConvolutions.batch(architecture, 9, 4);
        FloatMatrix gradients = FloatMatrix.zeros(9, architecture.dimension());
        network.inputGradient(batch, gradients, Team.single());
        DoubleConvolutions exact = DoubleConvolutions.of(network);
        for (int row = 0; row < batch.size(); row++) {
            double[] image = SmallConvolutions.image(batch, row);
            int label = (int) batch.labels()[row];
            float[] gradient = new float[image.length];
            System.arraycopy(gradients.data(), row * image.length, gradient, 0, image.length);
            assertClose("image " + row, differences(image, () -> exact.loss(image, label)), gradient);
        }
    }

    /** Neither a batch of another size nor an input gradient in between leaves a trace. */
    @ParameterizedTest
    @MethodSource(ARCHITECTURES)
    void gradientsAreOverwritten(ConvolutionalArchitecture architecture) {
        ConvolutionalNetwork fresh = SmallConvolutions.network(architecture, 5);
        ConvolutionalNetwork used = SmallConvolutions.network(architecture, 5);
        Batch batch = SmallConvolutions.batch(architecture, 10, 6);
        for (int size : new int[] {3, 30, 10}) {
            Batch other = SmallConvolutions.batch(architecture, size, 7);
            record(used, other);
            used.inputGradient(other, FloatMatrix.zeros(size, architecture.dimension()), Team.single());
        }
        assertEquals(record(fresh, batch), record(used, batch));
        assertSameGradients(fresh, GradientRecorder.of(fresh, batch), used, GradientRecorder.of(used, batch));
    }

    private static void assertSameGradients(
            ConvolutionalNetwork network,
            GradientRecorder recorder,
            ConvolutionalNetwork other,
            GradientRecorder otherRecorder) {
        for (int i = 0; i < network.parameters().size(); i++) {
            assertArrayEquals(
                    recorder.gradient(network.parameters().get(i)),
                    otherRecorder.gradient(other.parameters().get(i)));
        }
    }

    @ParameterizedTest
    @MethodSource(ARCHITECTURES)
    void gradientsAreTheSameForTeamsOfAnySize(ConvolutionalArchitecture architecture) {
        ConvolutionalNetwork network = SmallConvolutions.network(architecture, 8);
        Batch batch = SmallConvolutions.batch(architecture, 23, 9);
        double loss = record(network, batch);
        GradientRecorder alone = GradientRecorder.of(network, batch);
        FloatMatrix gradients = FloatMatrix.zeros(23, architecture.dimension());
        network.inputGradient(batch, gradients, Team.single());
        for (int size : new int[] {2, 3}) {
            try (Team team = Team.of(size)) {
                GradientRecorder shared = new GradientRecorder(network.parameters());
                assertEquals(loss, network.step(batch, shared, team));
                assertSameGradients(network, alone, network, shared);
                FloatMatrix sharedGradients = FloatMatrix.zeros(23, architecture.dimension());
                network.inputGradient(batch, sharedGradients, team);
                assertArrayEquals(gradients.data(), sharedGradients.data());
            }
        }
    }

    /** The first step of Adam, to the bit: what moves first must not change the gradient of what moves later. */
    @ParameterizedTest
    @MethodSource(ARCHITECTURES)
    void movesEachParameterAlongTheGradientAtTheNumbersAsTheyWere(ConvolutionalArchitecture architecture) {
        AdamSettings settings = AdamSettings.DEFAULT.withLearningRate(0.1);
        AdamStep step = new AdamStep(settings.beta1(), settings.beta2(), settings.epsilon());
        step.set(settings.learningRate() / (1 - settings.beta1()), 1 / Math.sqrt(1 - settings.beta2()));
        Batch batch = SmallConvolutions.batch(architecture, 13, 10);
        for (int size : new int[] {1, 3}) {
            ConvolutionalNetwork network = SmallConvolutions.network(architecture, 11);
            ConvolutionalNetwork moved = SmallConvolutions.network(architecture, 11);
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
    @MethodSource(ARCHITECTURES)
    void movesNothingWhereTheLossIsNoNumber(ConvolutionalArchitecture architecture) {
        ConvolutionalNetwork network = SmallConvolutions.network(architecture, 12);
        network.parameters().getLast().value().set(0, 0, Float.NaN);
        List<float[]> before = numbers(network);
        Adam adam = new Adam(AdamSettings.DEFAULT, network.parameters());
        Batch batch = SmallConvolutions.batch(architecture, 5, 13);
        assertEquals(Double.NaN, network.step(batch, adam, Team.single()));
        assertNumbers(before, network);
    }

    private static List<float[]> numbers(ConvolutionalNetwork network) {
        return network.parameters().stream()
                .map(parameter -> parameter.value().toRows())
                .toList();
    }

    private static void assertNumbers(List<float[]> expected, ConvolutionalNetwork network) {
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(
                    expected.get(i), network.parameters().get(i).value().toRows());
        }
    }

    @ParameterizedTest
    @MethodSource(ARCHITECTURES)
    void inputGradientsMoveNothing(ConvolutionalArchitecture architecture) {
        ConvolutionalNetwork network = SmallConvolutions.network(architecture, 14);
        List<float[]> before = numbers(network);
        Batch batch = SmallConvolutions.batch(architecture, 4, 15);
        network.inputGradient(batch, FloatMatrix.zeros(4, architecture.dimension()), Team.single());
        assertNumbers(before, network);
    }

    /** Two classes by the brighter half of the image: a hundred steps bring the loss from ln 2 or so to next to nothing. */
    @Test
    void learnsWhichHalfIsBrighter() {
        ConvolutionalArchitecture architecture = new ConvolutionalArchitecture(8, 8, List.of(4, 4), 3, List.of(8), 2);
        ConvolutionalNetwork network = architecture.initialize(new Initialization.He(), RandomStream.root(16));
        Batch batch = SmallConvolutions.batch(architecture, 40, 17);
        for (int i = 0; i < batch.points().size(); i++) {
            boolean right = i % 8 >= 4;
            boolean bright = right == (batch.labels()[i / 64] == 1);
            batch.points().data()[i] *= bright ? 1f : 0.2f;
        }
        Adam adam = new Adam(AdamSettings.DEFAULT.withLearningRate(0.01), network.parameters());
        double start = network.step(batch, adam, Team.single());
        double loss = start;
        for (int step = 0; step < 100; step++) {
            loss = network.step(batch, adam, Team.single());
        }
        assertTrue(start > 0.3, "start " + start);
        assertTrue(loss < 0.01, "loss " + loss);
    }

    @Test
    void refusesWhatDoesNotFit() {
        ConvolutionalArchitecture architecture =
                SmallConvolutions.architectures().findFirst().orElseThrow();
        ConvolutionalNetwork network = SmallConvolutions.network(architecture, 18);
        Batch batch = SmallConvolutions.batch(architecture, 3, 19);
        GradientRecorder recorder = new GradientRecorder(network.parameters());
        Batch narrow = Batch.zeros(3, 7);
        assertThrows(IllegalArgumentException.class, () -> network.step(narrow, recorder, Team.single()));
        assertThrows(
                IllegalArgumentException.class,
                () -> network.inputGradient(batch, FloatMatrix.zeros(2, 8), Team.single()));
        for (float label : new float[] {-1, 2, 0.5f, Float.NaN}) {
            batch.labels()[1] = label;
            assertThrows(IllegalArgumentException.class, () -> network.step(batch, recorder, Team.single()));
        }
    }
}
