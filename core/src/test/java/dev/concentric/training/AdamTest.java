package dev.concentric.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.model.Parameter;
import dev.concentric.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdamTest {
    private static final AdamSettings SETTINGS = new AdamSettings(0.1, 0.9, 0.999, 1e-8);

    /** At the first step both corrections cancel: each number moves by the rate against its gradient's sign. */
    @Test
    void movesByTheLearningRateAtFirst() {
        Parameter parameter = parameter(4);
        parameter.value().setRows(new float[] {1, 1, 1, 1});
        step(new Adam(SETTINGS, List.of(parameter)), parameter, 5, -1e-3f, 0, 1e-8f);
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
        step(adam, parameter, 1);
        step(adam, parameter, -2);
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
            float[] gradient = new float[count];
            stream.gaussians(step, gradient, 0, count);
            for (int i = 0; i < count; i++) {
                // Orders of magnitude apart, with a drift.
                gradient[i] = (float) ((gradient[i] + 0.5) * Math.pow(10, -i / 10.0));
                double g = gradient[i];
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.999 * v[i] + 0.001 * g * g;
                double corrected = m[i] / (1 - Math.pow(0.9, step));
                w[i] -= 1e-3 * corrected / (Math.sqrt(v[i] / (1 - Math.pow(0.999, step))) + 1e-8);
            }
            step(adam, parameter, gradient);
        }
        for (int i = 0; i < count; i++) {
            assertEquals(w[i], parameter.value().data()[i], 3e-5, "number " + i);
        }
    }

    /**
     * Gradients as small as epsilon tell the forms apart: over ten steps the float64 reference of the other form lies
     * off by a hundred times what rounding allows and more.
     */
    @ParameterizedTest
    @EnumSource(AdamSettings.Form.class)
    void addsEpsilonWhereItsFormSays(AdamSettings.Form form) {
        AdamSettings settings = new AdamSettings(1e-2, 0.9, 0.99, 1e-3).in(form);
        int count = 40;
        Parameter parameter = parameter(count);
        Adam adam = new Adam(settings, List.of(parameter));
        double[][] references = new double[2][count];
        double[] m = new double[count];
        double[] v = new double[count];
        for (int step = 1; step <= 10; step++) {
            float[] gradient = new float[count];
            RandomStream.root(2).gaussians(step, gradient, 0, count);
            double correction1 = 1 - Math.pow(0.9, step);
            double correction2 = 1 - Math.pow(0.99, step);
            for (int i = 0; i < count; i++) {
                gradient[i] = (float) (1e-3 * (gradient[i] + 2));
                m[i] = 0.9 * m[i] + 0.1 * gradient[i];
                v[i] = 0.99 * v[i] + 0.01 * gradient[i] * gradient[i];
                references[0][i] -= 1e-2 * m[i] / correction1 / (Math.sqrt(v[i] / correction2) + 1e-3);
                references[1][i] -= 1e-2 * Math.sqrt(correction2) / correction1 * m[i] / (Math.sqrt(v[i]) + 1e-3);
            }
            step(adam, parameter, gradient);
            for (int i = 0; i < count; i++) {
                double moved = parameter.value().data()[i];
                assertEquals(references[form.ordinal()][i], moved, 1e-7, "number " + i + ", step " + step);
                assertNotEquals(references[1 - form.ordinal()][i], moved, 1e-5, "number " + i + ", step " + step);
            }
        }
    }

    /** By hand: a gradient of 1 leaves a root of .0316 at the first step, to which .01 is added. */
    @Test
    void addsEpsilonHatToTheRootThatIsNotCorrected() {
        Parameter parameter = parameter(1);
        AdamSettings settings = new AdamSettings(0.1, 0.9, 0.999, 0.01).in(AdamSettings.Form.EPSILON_HAT);
        step(new Adam(settings, List.of(parameter)), parameter, 1);
        assertEquals(
                -0.1 * Math.sqrt(0.001) / (Math.sqrt(0.001) + 0.01),
                parameter.value().get(0, 0),
                1e-8);
    }

    @Test
    void movesEveryParameter() {
        Parameter first = parameter(3);
        Parameter second = parameter(2);
        Adam adam = new Adam(SETTINGS, List.of(first, second));
        adam.begin();
        adam.move(second, new float[] {-1, -1}, 0, 2);
        adam.move(first, new float[] {1, 1, 1}, 0, 3);
        assertEquals(-0.1, first.value().get(0, 2), 1e-7);
        assertEquals(0.1, second.value().get(0, 1), 1e-7);
    }

    /** The gradient (2, -1)^T (3, 0.5) + (1, 1)^T (-1, 2) is (5, 3; -4, 1.5), in one or handed over by rows. */
    @Test
    void movesAlongProducts() {
        FloatMatrix a = FloatMatrix.over(new float[] {2, -1, 1, 1}, 2, 2);
        FloatMatrix b = FloatMatrix.over(new float[] {3, 0.5f, -1, 2}, 2, 2);
        Parameter row = parameter(4);
        step(new Adam(SETTINGS, List.of(row)), row, 5, 3, -4, 1.5f);
        Parameter square = new Parameter("square", Kernels.best().packed(2, 2));
        Adam adam = new Adam(SETTINGS, List.of(square));
        adam.begin();
        adam.moveAlongProduct(square, a, b, 1, 2);
        assertEquals(0, square.value().get(0, 0));
        adam.moveAlongProduct(square, a, b, 0, 1);
        assertArrayEquals(row.value().toRows(), square.value().toRows());
    }

    @Test
    void movesPartsAsTheWhole() {
        float[] gradient = {5, -1e-3f, 0, 1e-8f, 3};
        Parameter whole = parameter(5);
        Parameter parts = parameter(5);
        Adam adam = new Adam(SETTINGS, List.of(whole, parts));
        for (int step = 0; step < 3; step++) {
            adam.begin();
            adam.move(whole, gradient, 0, 5);
            adam.move(parts, gradient, 2, 5);
            adam.move(parts, gradient, 0, 2);
        }
        assertArrayEquals(whole.value().toRows(), parts.value().toRows());
    }

    @Test
    void refusesParametersThatAreNotItsOwn() {
        Parameter stranger = parameter(3);
        Adam adam = new Adam(SETTINGS, List.of(parameter(3)));
        adam.begin();
        var e = assertThrows(NullPointerException.class, () -> adam.move(stranger, new float[3], 0, 3));
        assertEquals("not a parameter of this optimiser", e.getMessage());
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
        return new Parameter("numbers", Kernels.best().packed(1, size));
    }

    private static void step(Adam adam, Parameter parameter, float... gradient) {
        adam.begin();
        adam.move(parameter, gradient, 0, gradient.length);
    }
}
