package dev.concentric.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Parameter;
import dev.concentric.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamTest {
    private static final AdamSettings SETTINGS = new AdamSettings(0.1, 0.9, 0.999, 1e-8);

    /** At the first step both corrections cancel: each number moves by the rate against its gradient's sign. */
    @Test
    void movesByTheLearningRateAtFirst() {
        Parameter parameter = parameter(4);
        set(parameter.value(), 1, 1, 1, 1);
        set(parameter.gradient(), 5, -1e-3f, 0, 1e-8f);
        new Adam(SETTINGS, List.of(parameter)).step();
        assertEquals(0.9, parameter.value().get(0, 0), 1e-7);
        assertEquals(1 + 0.1 / (1 + 1e-5), parameter.value().get(0, 1), 2e-7);
        assertEquals(1, parameter.value().get(0, 2));
        assertEquals(1 - 0.1 / 2, parameter.value().get(0, 3), 2e-7);
    }

    /** By hand: m = .1 * 1, then .09 - .2; v = .001, then .000999 + .004; corrections .19 and .001999. */
    @Test
    void turnsBackByHandComputedMoves() {
        Parameter parameter = parameter(1);
        Adam adam = new Adam(SETTINGS, List.of(parameter));
        set(parameter.gradient(), 1);
        adam.step();
        set(parameter.gradient(), -2);
        adam.step();
        double second = 0.1 * (-0.11 / 0.19) / Math.sqrt(0.004999 / 0.001999);
        assertEquals(-0.1 - second, parameter.value().get(0, 0), 1e-7);
    }

    /** Each of 2000 steps adds at most one rounding of a weight below 4 and relative errors of 1e-6 of its move. */
    @Test
    void agreesWithDoublePrecisionOverManySteps() {
        int count = 50;
        Parameter parameter = parameter(count);
        Adam adam = new Adam(SETTINGS.withLearningRate(1e-3), List.of(parameter));
        RandomStream stream = RandomStream.root(1);
        double[] w = new double[count];
        double[] m = new double[count];
        double[] v = new double[count];
        for (int step = 1; step <= 2000; step++) {
            stream.gaussians(step, parameter.gradient().data(), 0, count);
            for (int i = 0; i < count; i++) {
                // Orders of magnitude apart, with a drift.
                parameter.gradient().data()[i] =
                        (float) ((parameter.gradient().data()[i] + 0.5) * Math.pow(10, -i / 10.0));
                double g = parameter.gradient().data()[i];
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.999 * v[i] + 0.001 * g * g;
                double corrected = m[i] / (1 - Math.pow(0.9, step));
                w[i] -= 1e-3 * corrected / (Math.sqrt(v[i] / (1 - Math.pow(0.999, step))) + 1e-8);
            }
            adam.step();
        }
        for (int i = 0; i < count; i++) {
            assertEquals(w[i], parameter.value().data()[i], 3e-5, "number " + i);
        }
    }

    @Test
    void movesEveryParameter() {
        Parameter first = parameter(3);
        Parameter second = parameter(2);
        set(first.gradient(), 1, 1, 1);
        set(second.gradient(), -1, -1);
        new Adam(SETTINGS, List.of(first, second)).step();
        assertEquals(-0.1, first.value().get(0, 2), 1e-7);
        assertEquals(0.1, second.value().get(0, 1), 1e-7);
    }

    @Test
    void refusesSettingsOutOfRange() {
        for (double wrong : new double[] {0, -1e-4, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> SETTINGS.withLearningRate(wrong));
            assertThrows(IllegalArgumentException.class, () -> new AdamSettings(1e-4, 0.9, 0.999, wrong));
        }
        for (double wrong : new double[] {1, -0.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new AdamSettings(1e-4, wrong, 0.999, 1e-8));
            assertThrows(IllegalArgumentException.class, () -> new AdamSettings(1e-4, 0.9, wrong, 1e-8));
        }
    }

    private static Parameter parameter(int size) {
        return new Parameter("numbers", FloatMatrix.zeros(1, size), FloatMatrix.zeros(1, size));
    }

    private static void set(FloatMatrix matrix, float... values) {
        System.arraycopy(values, 0, matrix.data(), 0, values.length);
    }
}
