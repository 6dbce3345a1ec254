package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FalseAlarm;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.model.Initialization.Perfect;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.NormalTail;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitializationTest {

    /** Uniform on +- L: within L, variance L^2 / 3, fourth moment L^4 / 5. */
    @Test
    void glorotWeightsAreUniformWithinTheirLimit() {
        Network network = new Architecture.Relu(120, List.of(300, 80), Normalization.DEFAULT)
                .initialize(new Initialization.Glorot(), RandomStream.root(1));
        for (Parameter parameter : network.parameters()) {
            PackedMatrix value = parameter.value();
            if (!parameter.name().endsWith("weights")) {
                float constant = parameter.name().endsWith("scale") ? 1f : 0f;
                for (float x : value.toRows()) {
                    assertEquals(constant, x, parameter.name());
                }
                continue;
            }
            double limit = Math.sqrt(6.0 / (value.rows() + value.columns()));
            double mean = 0;
            double square = 0;
            for (float x : value.toRows()) {
                assertTrue(Math.abs(x) <= (float) limit);
                mean += x;
                square += (double) x * x;
            }
            double count = value.size();
            FalseAlarm.unlessNormal(parameter.name(), mean / Math.sqrt(count / 3) / limit);
            double deviation = limit * limit * Math.sqrt((1.0 / 5 - 1.0 / 9) / count);
            FalseAlarm.unlessNormal(parameter.name(), (square / count - limit * limit / 3) / deviation);
        }
    }

    static Stream<Arguments> normalStarts() {
        return Stream.of(Arguments.of(new Initialization.He(), 2), Arguments.of(new Initialization.FanIn(), 1));
    }

    /**
     * Of each layer apart: the sum is normal; the sum of squares has the law of chi square, whose third root is normal
     * up to far less than a check can see (Wilson and Hilferty, 1931); the whole law by the inequality of Dvoretzky,
     * Kiefer and Wolfowitz, which holds for any count. Fifteen checks at 5e-8 each.
     */
    @ParameterizedTest
    @MethodSource("normalStarts")
    void normalWeightsHaveTheVarianceOfTheirInputs(Initialization start, double varianceTimesInputs) {
        List<Parameter> weights = Stream.of(
                        new Architecture.Relu(120, List.of(300, 80, 2000), Normalization.DEFAULT),
                        new Architecture.Quadratic(70, 130))
                .flatMap(architecture -> architecture.initialize(start, RandomStream.root(9)).parameters().stream())
                .filter(parameter -> parameter.name().endsWith("weights"))
                .toList();
        assertEquals(5, weights.size());
        for (Parameter parameter : weights) {
            double variance = varianceTimesInputs / parameter.value().rows();
            double sum = 0;
            double squares = 0;
            float[] values = parameter.value().toRows();
            Arrays.sort(values);
            double apart = 0;
            double count = values.length;
            for (int i = 0; i < values.length; i++) {
                double z = values[i] / Math.sqrt(variance);
                sum += z;
                squares += z * z;
                double below = NormalTail.upperTail(-z);
                apart = Math.max(apart, Math.max(below - i / count, (i + 1) / count - below));
            }
            FalseAlarm.unlessNormal(parameter.name() + ", sum", sum / Math.sqrt(count));
            double narrow = 2 / (9 * count);
            FalseAlarm.unlessNormal(
                    parameter.name() + ", squares", (Math.cbrt(squares / count) - (1 - narrow)) / Math.sqrt(narrow));
            assertTrue(apart <= Math.sqrt(Math.log(2 / 5e-8) / (2 * count)), parameter.name() + ", law: " + apart);
        }
    }

    @ParameterizedTest
    @MethodSource("normalStarts")
    void normalStartsLeaveTheOtherNumbersAlone(Initialization start) {
        for (Architecture architecture : List.of(
                new Architecture.Relu(9, List.of(5, 7), Normalization.DEFAULT.at(Normalization.Placement.AFTER_RELU)),
                new Architecture.Quadratic(9, 20))) {
            List<Parameter> expected = architecture
                    .initialize(new Initialization.Glorot(), RandomStream.root(1))
                    .parameters();
            List<Parameter> parameters =
                    architecture.initialize(start, RandomStream.root(1)).parameters();
            for (int i = 0; i < parameters.size(); i++) {
                boolean weights = parameters.get(i).name().endsWith("weights");
                assertEquals(
                        !weights,
                        Arrays.equals(
                                expected.get(i).value().toRows(),
                                parameters.get(i).value().toRows()),
                        parameters.get(i).name());
            }
        }
    }

    @Test
    void numbersDependOnTheStreamAlone() {
        Architecture architecture = new Architecture.Relu(9, List.of(5, 5), Normalization.DEFAULT);
        float[] first = firstWeights(architecture, 2);
        assertArrayEquals(first, firstWeights(architecture, 2));
        assertNotEquals(first[0], firstWeights(architecture, 3)[0]);
        List<Parameter> parameters = architecture
                .initialize(new Initialization.Glorot(), RandomStream.root(2))
                .parameters();
        assertNotEquals(first[0], parameters.get(3).value().get(0, 0));
    }

    private static float[] firstWeights(Architecture architecture, long seed) {
        return architecture
                .initialize(new Initialization.Glorot(), RandomStream.root(seed))
                .parameters()
                .getFirst()
                .value()
                .toRows();
    }

    @Test
    void quadraticNetworksStartWithTheSphereOfRadiusOneOverTheWeightsScale() {
        List<Parameter> parameters = new Architecture.Quadratic(9, 20)
                .initialize(new Initialization.Glorot(), RandomStream.root(4))
                .parameters();
        assertEquals(
                List.of("hidden.weights", "readout.weight", "readout.bias"),
                parameters.stream().map(Parameter::name).toList());
        assertEquals(1, parameters.get(1).value().get(0, 0));
        assertEquals(-1, parameters.get(2).value().get(0, 0));
    }

    /** The paper's perfect start at any share of w and s: float32 weights leave about 1e-6 in the probabilities. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 4.5})
    void perfectStartsMakeNoErrors(double scale) {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(40);
        Perfect start = Perfect.ofPaper(spheres, scale);
        assertEquals(20.1, start.outputWeight() * scale * scale, 0.05);
        assertEquals(-26.5, start.outputBias(), 0.05);
        Network network = new Architecture.Quadratic(40, 60).initialize(start, RandomStream.root(5));
        Classifier classifier = network.freeze(List.of());
        for (Sphere sphere : Sphere.values()) {
            float[] point = new float[40];
            for (int i = 0; i < 50; i++) {
                spheres.point(RandomStream.root(6), i, sphere, point, 0);
                float[] logits = new float[1];
                classifier.logits(FloatMatrix.over(point, 1, 40), logits);
                double probability = 1 / (1 + Math.exp(-logits[0]));
                assertEquals(sphere == Sphere.INNER ? 0.0016 : 0.9994, probability, 2e-5 * (sphere.label() + 1) / 4);
            }
        }
        DecisionEllipsoid ellipsoid =
                assertInstanceOf(QuadraticClassifier.class, classifier).decisionEllipsoid();
        for (double alpha : ellipsoid.alphas()) {
            assertEquals(0.757, alpha, 0.001);
            assertEquals(ellipsoid.alphas()[0], alpha, 1e-6);
        }
        assertEquals(0, ellipsoid.wrongAlphas(1, 1.3));
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 31, 100})
    void isometriesKeepLengthsAndAngles(int columns) {
        FloatMatrix weights = FloatMatrix.zeros(30, columns);
        RandomIsometry.fill(weights, 2, RandomStream.root(7));
        for (int i = 0; i < 30; i++) {
            for (int k = 0; k <= i; k++) {
                double product = 0;
                for (int j = 0; j < columns; j++) {
                    product += (double) weights.get(i, j) * weights.get(k, j);
                }
                assertEquals(i == k ? 4 : 0, product, 5e-7);
            }
        }
    }

    @Test
    void refusesStartsThatCannotBe() {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(10);
        assertThrows(IllegalArgumentException.class, () -> Perfect.ofPaper(spheres, 0));
        assertThrows(IllegalArgumentException.class, () -> Perfect.ofPaper(spheres, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Perfect(spheres, 1, 0, 0.9));
        assertThrows(IllegalArgumentException.class, () -> new Perfect(spheres, 1, 0.6, 0.9));
        assertThrows(IllegalArgumentException.class, () -> new Perfect(spheres, 1, 0.1, 0.4));
        assertThrows(IllegalArgumentException.class, () -> new Perfect(spheres, 1, 0.1, 1));
        Perfect perfect = Perfect.ofPaper(spheres, 1);
        RandomStream stream = RandomStream.root(8);
        Architecture narrow = new Architecture.Quadratic(10, 9);
        Architecture relu = new Architecture.Relu(10, List.of(20), Normalization.DEFAULT);
        assertThrows(IllegalArgumentException.class, () -> narrow.initialize(perfect, stream));
        assertThrows(IllegalArgumentException.class, () -> relu.initialize(perfect, stream));
    }
}
