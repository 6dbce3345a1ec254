package dev.concentric.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.ReferenceTable;
import dev.concentric.data.Batch;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Architecture;
import dev.concentric.model.GradientRecorder;
import dev.concentric.model.Initialization;
import dev.concentric.model.Network;
import dev.concentric.model.Normalization;
import dev.concentric.model.Normalization.Placement;
import dev.concentric.model.Parameter;
import dev.concentric.random.RandomStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten training steps of each kind of network against an independent implementation in float64; the files are written by
 * {@code src/test/python/golden_steps.py}. Our weights are set once, at the start, and drift from the reference's by
 * rounding.
 *
 * <p>Tolerances: a loss and a gradient pass a few dozen float32 roundings of 6e-8, the gradient compared by the norm of
 * its tensor. Adam divides a gradient by its own magnitude, so that the error of an element that is small against its
 * tensor's norm is blown up to a part of the learning rate; such an element hardly matters to the loss. Weights are
 * therefore compared in units of the learning rate, the root mean square error of each tensor and the worst element.
 */
class GoldenStepsTest {
    private static final double LOSS = 2e-6;
    private static final double GRADIENT = 1e-5;
    private static final double RATE = 1e-3;
    private static final double MEAN_MOVE = 1e-3;
    private static final double WORST_MOVE = 2e-3;

    static Stream<Arguments> runs() {
        return Stream.of(
                Arguments.of("golden-before-relu.csv", relu(12, Placement.BEFORE_RELU, List.of(16, 16))),
                Arguments.of("golden-after-relu.csv", relu(7, Placement.AFTER_RELU, List.of(9, 5))),
                Arguments.of("golden-none.csv", relu(7, Placement.NONE, List.of(9, 6, 5))),
                Arguments.of("golden-quadratic.csv", new Architecture.Quadratic(7, 10)));
    }

    private static Architecture relu(int dimension, Placement placement, List<Integer> widths) {
        return new Architecture.Relu(dimension, widths, Normalization.DEFAULT.at(placement));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void makesTheStepsOfAnIndependentImplementation(String file, Architecture architecture) {
        List<Map<String, String>> rows = ReferenceTable.read(file);
        Network network = architecture.initialize(new Initialization.Glorot(), RandomStream.root(1));
        List<Parameter> parameters = network.parameters();
        for (Parameter parameter : parameters) {
            float[] start = floats(find(rows, 0, "value", parameter.name()));
            parameter.value().setRows(start);
        }
        Adam adam = new Adam(AdamSettings.DEFAULT.withLearningRate(RATE), parameters);
        for (int step = 1; step <= 10; step++) {
            Batch batch = batch(rows, step, architecture.dimension());
            GradientRecorder recorder = GradientRecorder.of(network, batch);
            for (Parameter parameter : parameters) {
                String what = parameter.name() + " at step " + step;
                double[] gradient = find(rows, step, "gradient", parameter.name());
                double error = distance(gradient, recorder.gradient(parameter));
                double norm = distance(gradient, new float[gradient.length]);
                assertTrue(error <= GRADIENT * norm, () -> "gradient of " + what + " is off by " + error / norm);
            }
            double expected = find(rows, step, "loss", "")[0];
            double loss = network.step(batch, adam, Team.single());
            assertEquals(expected, loss, LOSS * Math.max(1, expected), "loss of step " + step);
            for (Parameter parameter : parameters) {
                assertMoves(
                        parameter.name() + " after step " + step,
                        find(rows, step, "value", parameter.name()),
                        parameter.value().toRows());
            }
        }
    }

    private static void assertMoves(String what, double[] expected, float[] actual) {
        double mean = distance(expected, actual) / Math.sqrt(expected.length) / RATE;
        assertTrue(mean <= MEAN_MOVE, () -> what + " is off by " + mean + " learning rates in the mean");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], WORST_MOVE * RATE, what);
        }
    }

    private static Batch batch(List<Map<String, String>> rows, int step, int dimension) {
        float[] labels = floats(find(rows, step, "labels", ""));
        float[] points = floats(find(rows, step, "points", ""));
        assertEquals(labels.length * dimension, points.length);
        return new Batch(FloatMatrix.over(points, labels.length, dimension), labels);
    }

    private static double[] find(List<Map<String, String>> rows, int step, String kind, String tensor) {
        return rows.stream()
                .filter(row -> row.get("step").equals(Integer.toString(step))
                        && row.get("kind").equals(kind)
                        && row.get("tensor").equals(tensor))
                .map(row -> Stream.of(row.get("values").split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .findAny()
                .orElseThrow(() -> new AssertionError("no " + kind + " of " + tensor + " at step " + step));
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    private static double distance(double[] x, float[] y) {
        double square = 0;
        for (int i = 0; i < x.length; i++) {
            square += (x[i] - y[i]) * (x[i] - y[i]);
        }
        return Math.sqrt(square);
    }
}
