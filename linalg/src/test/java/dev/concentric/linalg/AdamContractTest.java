package dev.concentric.linalg;

import static dev.concentric.linalg.Samples.AWKWARD;
import static dev.concentric.linalg.Samples.assertBits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of {@link Kernels} promises of Adam's steps; all comparisons are of bits. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.concentric.linalg.Implementations#all")
class AdamContractTest {
    private static final AdamStep STEP = new AdamStep(0.9, 0.999, 1e-8);

    static {
        STEP.set(1e-3 / 0.19, 1 / Math.sqrt(0.001999));
    }

    private final Kernels kernels;

    AdamContractTest(String name, Kernels kernels) {
        this.kernels = kernels;
    }

    /** A tensor with its averages, row by row. */
    private record State(FloatMatrix weights, FloatMatrix first, FloatMatrix second) {

        static State random(int rows, int columns, Random random) {
            FloatMatrix second = Samples.gaussian(rows, columns, random);
            for (int i = 0; i < second.size(); i++) {
                second.data()[i] *= second.data()[i];
            }
            return new State(Samples.gaussian(rows, columns, random), Samples.gaussian(rows, columns, random), second);
        }

        /** Returns the rows {@code first} to {@code end - 1} moved as {@link AdamStep} says, and the others as they are. */
        State moved(AdamStep step, FloatMatrix gradient, int firstRow, int endRow) {
            int columns = weights.columns();
            float[] w = weights.data().clone();
            float[] m = first.data().clone();
            float[] v = second.data().clone();
            for (int i = firstRow * columns; i < endRow * columns; i++) {
                float g = gradient.data()[i];
                m[i] = Math.fma(step.beta1(), m[i], step.rest1() * g);
                v[i] = Math.fma(step.beta2(), v[i], step.rest2() * (g * g));
                float root = (float) Math.sqrt(v[i]);
                w[i] = w[i] - step.rate() * m[i] / Math.fma(step.correction(), root, step.epsilon());
            }
            int rows = weights.rows();
            return new State(
                    FloatMatrix.over(w, rows, columns),
                    FloatMatrix.over(m, rows, columns),
                    FloatMatrix.over(v, rows, columns));
        }

        State moved(AdamStep step, FloatMatrix gradient) {
            return moved(step, gradient, 0, weights.rows());
        }
    }

    /** The same in the kernels' own panels. */
    private record Packed(PackedMatrix weights, Moments moments) {

        static Packed of(Kernels kernels, State state) {
            return new Packed(
                    Samples.packed(kernels, state.weights),
                    new Moments(Samples.packed(kernels, state.first), Samples.packed(kernels, state.second)));
        }

        void assertIs(String what, State expected) {
            assertBits(what + ": first average", expected.first, Samples.unpacked(moments.first()));
            assertBits(what + ": second average", expected.second, Samples.unpacked(moments.second()));
            assertBits(what + ": weights", expected.weights, Samples.unpacked(weights));
        }
    }

    @Test
    void movesRowsOfAwkwardLengths() {
        Random random = new Random(1);
        for (int length : AWKWARD) {
            State expected = State.random(1, length, random);
            Packed actual = Packed.of(kernels, expected);
            for (int step = 0; step < 5; step++) {
                FloatMatrix gradient = Samples.gaussian(1, length, random);
                float[] longer = Samples.inLongerArray(gradient, Float.NaN).data();
                expected = expected.moved(STEP, gradient);
                kernels.adam(longer, STEP, actual.weights, actual.moments, 0, length);
                actual.assertIs("row of " + length, expected);
            }
        }
    }

    /** Parts of a row need not begin where vectors or panels do. */
    @Test
    void movesPartsOfRows() {
        Random random = new Random(2);
        for (int round = 0; round < 300; round++) {
            int length = random.nextInt(300);
            State start = State.random(1, length, random);
            FloatMatrix gradient = Samples.gaussian(1, length, random);
            Packed actual = Packed.of(kernels, start);
            Samples.inParts(
                    Samples.bounds(length, 1, random),
                    (first, end) -> kernels.adam(gradient.data(), STEP, actual.weights, actual.moments, first, end));
            actual.assertIs("row in parts", start.moved(STEP, gradient));
        }
    }

    @Test
    void movesMatricesByRows() {
        Random random = new Random(12);
        for (int round = 0; round < 100; round++) {
            int rows = random.nextInt(20);
            State start = State.random(rows, random.nextInt(60), random);
            FloatMatrix gradient = Samples.gaussian(rows, start.weights.columns(), random);
            PackedMatrix given = Samples.packed(kernels, gradient);
            Packed actual = Packed.of(kernels, start);
            int first = random.nextInt(rows + 1);
            int end = first + random.nextInt(rows + 1 - first);
            kernels.adam(given, STEP, actual.weights, actual.moments, first, end);
            actual.assertIs("rows of a matrix", start.moved(STEP, gradient, first, end));
        }
    }

    @Test
    void movesElementsOfItsPartOnly() {
        Random random = new Random(3);
        State start = State.random(1, 100, random);
        FloatMatrix gradient = Samples.gaussian(1, 100, random);
        Packed actual = Packed.of(kernels, start);
        kernels.adam(gradient.data(), STEP, actual.weights, actual.moments, 11, 59);
        State moved = start.moved(STEP, gradient);
        for (int i = 0; i < 100; i++) {
            State expected = i >= 11 && i < 59 ? moved : start;
            assertEquals(expected.weights.get(0, i), actual.weights.get(0, i));
            assertEquals(expected.first.get(0, i), actual.moments.first().get(0, i));
            assertEquals(expected.second.get(0, i), actual.moments.second().get(0, i));
        }
    }

    @Test
    void movesAlongProductsOfAwkwardSizes() {
        Random random = new Random(4);
        for (int rows : AWKWARD) {
            for (int columns : AWKWARD) {
                assertMove(rows, random.nextInt(60), columns, random);
            }
        }
    }

    @Test
    void movesAlongProductsOfTheSizesOfTraining() {
        Random random = new Random(5);
        assertMove(500, 50, 1000, random);
        assertMove(1000, 50, 1, random);
    }

    /** Makes two steps, in parts cut at random. */
    private void assertMove(int rows, int inner, int columns, Random random) {
        State expected = State.random(rows, columns, random);
        Packed actual = Packed.of(kernels, expected);
        for (int step = 0; step < 2; step++) {
            FloatMatrix a = Samples.gaussian(inner, rows, random);
            FloatMatrix b = Samples.gaussian(inner, columns, random);
            expected = expected.moved(STEP, Product.TRANSPOSED_LEFT.defined(a, b));
            Samples.inParts(
                    Samples.bounds(rows, 1, random),
                    (first, end) -> kernels.adamOfProduct(a, b, STEP, actual.weights, actual.moments, first, end));
            actual.assertIs("move along product of " + a + " and " + b, expected);
        }
    }

    @Test
    void movesRowsOfItsPartOnly() {
        Random random = new Random(6);
        State start = State.random(60, 70, random);
        FloatMatrix a = Samples.gaussian(20, 60, random);
        FloatMatrix b = Samples.gaussian(20, 70, random);
        Packed actual = Packed.of(kernels, start);
        kernels.adamOfProduct(a, b, STEP, actual.weights, actual.moments, 13, 38);
        actual.assertIs("rows 13 to 37", start.moved(STEP, Product.TRANSPOSED_LEFT.defined(a, b), 13, 38));
    }

    @Test
    void readsOperandsInLongerArrays() {
        Random random = new Random(7);
        State start = State.random(33, 50, random);
        FloatMatrix a = Samples.inLongerArray(Samples.gaussian(17, 33, random), Float.NaN);
        FloatMatrix b = Samples.inLongerArray(Samples.gaussian(17, 50, random), Float.NaN);
        Packed actual = Packed.of(kernels, start);
        kernels.adamOfProduct(a, b, STEP, actual.weights, actual.moments, 0, 33);
        actual.assertIs("longer arrays", start.moved(STEP, Product.TRANSPOSED_LEFT.defined(a, b)));
    }

    @Test
    void keepsZerosInWhatFillsUpPanels() {
        Random random = new Random(8);
        for (int columns : new int[] {1, 25, 33}) {
            Packed actual = Packed.of(kernels, State.random(10, columns, random));
            FloatMatrix a = Samples.gaussian(5, 10, random);
            FloatMatrix b = Samples.gaussian(5, columns, random);
            kernels.adamOfProduct(a, b, STEP, actual.weights, actual.moments, 0, 10);
            for (PackedMatrix matrix :
                    new PackedMatrix[] {actual.weights, actual.moments.first(), actual.moments.second()}) {
                float[] again =
                        Samples.packed(kernels, Samples.unpacked(matrix)).data();
                assertBits(columns + " columns", again, matrix.data());
            }
        }
    }

    @Test
    void carriesSpecialValues() {
        Random random = new Random(9);
        for (int round = 0; round < 300; round++) {
            int rows = 1 + random.nextInt(40);
            int columns = 1 + random.nextInt(70);
            State state = State.random(rows, columns, random);
            Samples.sprinkled(state.weights, 3, random);
            Samples.sprinkled(state.first, 3, random);
            Samples.sprinkled(state.second, 3, random);
            FloatMatrix a = Samples.sprinkled(Samples.gaussian(3, rows, random), 2, random);
            FloatMatrix b = Samples.sprinkled(Samples.gaussian(3, columns, random), 2, random);
            Packed actual = Packed.of(kernels, state);
            kernels.adamOfProduct(a, b, STEP, actual.weights, actual.moments, 0, rows);
            actual.assertIs("special values", state.moved(STEP, Product.TRANSPOSED_LEFT.defined(a, b)));
            State row = State.random(1, columns, random);
            FloatMatrix gradient = Samples.sprinkled(Samples.gaussian(1, columns, random), 5, random);
            Packed moved = Packed.of(kernels, row);
            kernels.adam(gradient.data(), STEP, moved.weights, moved.moments, 0, columns);
            moved.assertIs("special gradients", row.moved(STEP, gradient));
        }
    }

    /** Squares of small gradients vanish, those of large ones overflow; a first step from zeros divides by epsilon. */
    @Test
    void movesAlongGradientsOfAnyLength() {
        AdamStep first = new AdamStep(0.9, 0.999, 1e-8);
        first.set(1e-3 / (1 - 0.9), 1 / Math.sqrt(1 - 0.999));
        for (float length : new float[] {0f, 1e-45f, 1e-38f, 1e-22f, 1e-10f, 1f, 1e10f, 1e20f, 3e38f}) {
            float[] values = new float[53];
            for (int i = 0; i < values.length; i++) {
                values[i] = (i % 2 == 0 ? length : -length) / (1 + i % 3);
            }
            State start = new State(FloatMatrix.zeros(1, 53), FloatMatrix.zeros(1, 53), FloatMatrix.zeros(1, 53));
            Packed actual = Packed.of(kernels, start);
            kernels.adam(values, first, actual.weights, actual.moments, 0, 53);
            actual.assertIs("gradient " + length, start.moved(first, FloatMatrix.over(values, 1, 53)));
        }
    }

    @Test
    void movesNothingAtARateOfZero() {
        Random random = new Random(10);
        State start = State.random(1, 53, random);
        Packed actual = Packed.of(kernels, start);
        float[] gradient = Samples.gaussian(1, 53, random).data();
        kernels.adam(gradient, new AdamStep(0.9, 0.999, 1e-8), actual.weights, actual.moments, 0, 53);
        assertBits("weights", start.weights, Samples.unpacked(actual.weights));
    }

    @Test
    void servesSeveralThreads() {
        Random random = new Random(11);
        State start = State.random(60, 50, random);
        FloatMatrix a = Samples.gaussian(20, 60, random);
        FloatMatrix b = Samples.gaussian(20, 50, random);
        State expected = start.moved(STEP, Product.TRANSPOSED_LEFT.defined(a, b));
        IntStream.range(0, 64).parallel().forEach(i -> {
            Packed actual = Packed.of(kernels, start);
            kernels.adamOfProduct(a, b, STEP, actual.weights, actual.moments, 0, 60);
            actual.assertIs("by threads", expected);
        });
        try (Team team = Team.of(3)) {
            for (int round = 0; round < 50; round++) {
                Packed actual = Packed.of(kernels, start);
                team.split(
                        60,
                        4,
                        (first, end) -> kernels.adamOfProduct(a, b, STEP, actual.weights, actual.moments, first, end));
                actual.assertIs("shared", expected);
            }
        }
    }

    @Test
    void readsNothingBehindTheGradientOfItsPart() {
        State start = State.random(1, 40, new Random(12));
        float[] gradient = new float[40];
        Arrays.fill(gradient, 20, 40, Float.NaN);
        Packed actual = Packed.of(kernels, start);
        kernels.adam(gradient, STEP, actual.weights, actual.moments, 0, 20);
        for (int i = 20; i < 40; i++) {
            assertEquals(start.weights.get(0, i), actual.weights.get(0, i));
        }
    }
}
