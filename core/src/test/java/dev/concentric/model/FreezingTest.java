package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.concentric.data.Batch;
import dev.concentric.data.SampleSupply;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.model.Normalization.Placement;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Frozen networks. Logits of float32 passes are compared within 5e-6 of the largest logit, a few dozen roundings of
 * 6e-8; float64 logits, from the same float32 weights, within 1e-11.
 */
class FreezingTest {
    private static final double FLOAT = 5e-6;
    private static final double DOUBLE = 1e-11;

    @ParameterizedTest
    @MethodSource("dev.concentric.model.SmallNetworks#architectures")
    void givesTheTrainingModesLogitsWithTheBatchsStatistics(Architecture architecture) {
        Network network = SmallNetworks.network(architecture, 1);
        Batch batch = SmallNetworks.batch(40, 2);
        DoubleNetwork exact = DoubleNetwork.of(network);
        double[] expected = exact.logits(batch);
        assertLogits(expected, network.freeze(exact.statistics()), batch.points(), FLOAT, DOUBLE);
    }

    /** Population statistics are those of one great batch: the supply's first 200 draws. */
    @ParameterizedTest
    @MethodSource("dev.concentric.model.SmallNetworks#architectures")
    void normalizesWithThePopulationsStatistics(Architecture architecture) {
        Network network = SmallNetworks.network(architecture, 3);
        SampleSupply supply = SmallNetworks.supply(4);
        DoubleNetwork exact = DoubleNetwork.of(network);
        double[] expected = exact.logits(supply.first(200));
        List<LayerStatistics> statistics = network.statistics(supply);
        assertEquals(exact.statistics().size(), statistics.size());
        for (int l = 0; l < statistics.size(); l++) {
            assertArrayEquals(
                    exact.statistics().get(l).mean(), statistics.get(l).mean(), FLOAT * 5);
            assertArrayEquals(
                    exact.statistics().get(l).variance(), statistics.get(l).variance(), FLOAT * 5);
        }
        Classifier classifier = network.freeze(supply);
        assertLogits(expected, classifier, supply.first(200).points(), 4 * FLOAT, 4 * FLOAT);
    }

    private static void assertLogits(
            double[] expected, Classifier classifier, FloatMatrix points, double floatError, double doubleError) {
        double scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElseThrow());
        float[] logits = new float[expected.length];
        float[] again = new float[expected.length];
        classifier.logits(points, logits);
        classifier.logitsAndGradients(points, again, FloatMatrix.zeros(points.rows(), points.columns()));
        assertArrayEquals(logits, again);
        for (int row = 0; row < expected.length; row++) {
            assertEquals(expected[row], logits[row], floatError * scale, "row " + row);
            assertEquals(expected[row], classifier.logit(row(points, row)), doubleError * scale, "row " + row);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.concentric.model.SmallNetworks#architectures")
    void rowsDoNotDependOnEachOther(Architecture architecture) {
        Classifier classifier = SmallNetworks.network(architecture, 5).freeze(SmallNetworks.supply(6));
        FloatMatrix points = SmallNetworks.batch(53, 7).points();
        float[] together = new float[53];
        FloatMatrix gradientsTogether = FloatMatrix.zeros(53, SmallNetworks.DIMENSION);
        classifier.logitsAndGradients(points, together, gradientsTogether);
        for (int row = 0; row < 53; row++) {
            float[] single = Arrays.copyOfRange(
                    points.data(), row * SmallNetworks.DIMENSION, (row + 1) * SmallNetworks.DIMENSION);
            float[] alone = new float[1];
            FloatMatrix gradientAlone = FloatMatrix.zeros(1, SmallNetworks.DIMENSION);
            classifier.logitsAndGradients(FloatMatrix.over(single, 1, SmallNetworks.DIMENSION), alone, gradientAlone);
            assertEquals(together[row], alone[0]);
            for (int j = 0; j < SmallNetworks.DIMENSION; j++) {
                assertEquals(gradientsTogether.get(row, j), gradientAlone.get(0, j));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.concentric.model.SmallNetworks#architectures")
    void isNotChangedByFurtherTraining(Architecture architecture) {
        Network network = SmallNetworks.network(architecture, 8);
        Classifier classifier = network.freeze(SmallNetworks.supply(9));
        FloatMatrix points = SmallNetworks.batch(10, 10).points();
        float[] before = new float[10];
        classifier.logits(points, before);
        double exactBefore = classifier.logit(row(points, 3));
        GradientRecorder.of(network, SmallNetworks.batch(20, 11));
        for (Parameter parameter : network.parameters()) {
            float[] values = parameter.value().toRows();
            Arrays.fill(values, 3f);
            parameter.value().setRows(values);
        }
        float[] after = new float[10];
        classifier.logits(points, after);
        assertArrayEquals(before, after);
        assertEquals(exactBefore, classifier.logit(row(points, 3)));
    }

    /** Turning the inputs and the first layer's weights together changes nothing. */
    @ParameterizedTest
    @MethodSource("dev.concentric.model.SmallNetworks#architectures")
    void doesNotChangeUnderRotation(Architecture architecture) {
        int n = SmallNetworks.DIMENSION;
        Network network = SmallNetworks.network(architecture, 12);
        List<LayerStatistics> statistics = network.statistics(SmallNetworks.supply(13));
        FloatMatrix points = SmallNetworks.batch(30, 14).points();
        float[] expected = new float[30];
        network.freeze(statistics).logits(points, expected);
        FloatMatrix rotation = FloatMatrix.zeros(n, n);
        RandomIsometry.fill(rotation, 1, RandomStream.root(15));
        FloatMatrix turned = FloatMatrix.zeros(30, n);
        PackedMatrix packed = Kernels.best().packed(n, n);
        packed.setRows(rotation.data());
        Kernels.best().multiply(points, packed, turned);
        PackedMatrix weights = network.parameters().getFirst().value();
        FloatMatrix back = FloatMatrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                back.set(j, i, rotation.get(i, j));
            }
        }
        FloatMatrix turnedWeights = FloatMatrix.zeros(n, weights.columns());
        Kernels.best().multiply(back, weights, turnedWeights);
        weights.setRows(turnedWeights.data());
        double[] exact = new double[30];
        Arrays.setAll(exact, i -> expected[i]);
        assertLogits(exact, network.freeze(statistics), turned, 4 * FLOAT, 4 * FLOAT);
    }

    @Test
    void takesRunningAveragesOverTheBatchesOfTraining() {
        double decay = 0.9;
        for (Placement placement : List.of(Placement.BEFORE_RELU, Placement.AFTER_RELU)) {
            Normalization normalization =
                    new Normalization(placement, 1e-3, new Normalization.RunningStatistics(decay));
            Network network = SmallNetworks.network(
                    new Architecture.Relu(SmallNetworks.DIMENSION, List.of(9, 5), normalization), 16);
            DoubleNetwork exact = DoubleNetwork.of(network);
            double[] mean = new double[5];
            double[] variance = new double[5];
            double weight = 0;
            for (int step = 0; step < 7; step++) {
                Batch batch = SmallNetworks.batch(20, 100 + step);
                GradientRecorder.of(network, batch);
                exact.logits(batch);
                weight = decay * weight + 1 - decay;
                for (int j = 0; j < 5; j++) {
                    LayerStatistics second = exact.statistics().get(1);
                    mean[j] = decay * mean[j] + (1 - decay) * second.mean()[j];
                    variance[j] = decay * variance[j] + (1 - decay) * second.variance()[j];
                }
            }
            LayerStatistics running =
                    network.statistics(SmallNetworks.supply(17)).get(1);
            for (int j = 0; j < 5; j++) {
                assertEquals(mean[j] / weight, running.mean()[j], 1e-5);
                assertEquals(variance[j] / weight, running.variance()[j], 1e-5);
            }
        }
    }

    @Test
    void runningAveragesAreExactForConstantStatisticsFromTheFirstBatchOn() {
        RunningAverage average = new RunningAverage("layer", 1, 0.99);
        assertEquals(0, average.statistics().mean()[0]);
        assertEquals(1, average.statistics().variance()[0]);
        for (int step = 0; step < 100; step++) {
            average.add(new float[] {3}, new float[] {0.25f});
            assertEquals(3, average.statistics().mean()[0], 1e-12);
            assertEquals(0.25, average.statistics().variance()[0], 1e-12);
        }
        RunningAverage last = new RunningAverage("layer", 1, 0);
        last.add(new float[] {3}, new float[] {1});
        last.add(new float[] {5}, new float[] {2});
        assertEquals(5, last.statistics().mean()[0]);
        assertEquals(2, last.statistics().variance()[0]);
    }

    @Test
    void refusesStatisticsThatDoNotFit() {
        Network network = SmallNetworks.network(SmallNetworks.relu(Placement.BEFORE_RELU, List.of(9, 5)), 18);
        LayerStatistics nine = new LayerStatistics(new double[9], new double[9]);
        assertThrows(IllegalArgumentException.class, () -> network.freeze(List.of(nine, nine)));
        assertThrows(IllegalArgumentException.class, () -> network.freeze(List.of(nine)));
        assertThrows(IllegalArgumentException.class, () -> network.freeze(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new LayerStatistics(new double[3], new double[2]));
        Network plain = SmallNetworks.network(SmallNetworks.relu(Placement.NONE, List.of(9)), 19);
        assertThrows(IllegalArgumentException.class, () -> plain.freeze(List.of(nine)));
    }

    private static double[] row(FloatMatrix points, int row) {
        double[] point = new double[points.columns()];
        Arrays.setAll(point, j -> points.get(row, j));
        return point;
    }
}
