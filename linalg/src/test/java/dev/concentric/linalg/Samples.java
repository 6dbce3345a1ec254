package dev.concentric.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Operands for the contract tests, and comparisons of bits in which any NaN equals any other. */
final class Samples {
    /** Sizes around the widths of vectors, tiles and panels. */
    static final int[] AWKWARD = {0, 1, 7, 8, 9, 15, 16, 17, 23, 24, 25, 33, 50, 53, 127};

    private static final float[] SPECIAL = {
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        0f,
        -0f,
        Float.MIN_VALUE,
        -1e-40f,
        -Float.MAX_VALUE,
        1e-30f
    };

    private Samples() {}

    static FloatMatrix gaussian(int rows, int columns, Random random) {
        FloatMatrix matrix = FloatMatrix.zeros(rows, columns);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.data()[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    static FloatMatrix filled(int rows, int columns, float value) {
        FloatMatrix matrix = FloatMatrix.zeros(rows, columns);
        Arrays.fill(matrix.data(), value);
        return matrix;
    }

    /** Returns the matrix over an array that goes on with a value of its own. */
    static FloatMatrix inLongerArray(FloatMatrix matrix, float rest) {
        float[] data = Arrays.copyOf(matrix.data(), matrix.size() + 100);
        Arrays.fill(data, matrix.size(), data.length, rest);
        return FloatMatrix.over(data, matrix.rows(), matrix.columns());
    }

    /** Puts up to {@code count} special values into a matrix that is not empty. */
    static FloatMatrix sprinkled(FloatMatrix matrix, int count, Random random) {
        for (int k = 0; k < count; k++) {
            matrix.data()[random.nextInt(matrix.size())] = SPECIAL[random.nextInt(SPECIAL.length)];
        }
        return matrix;
    }

    static PackedMatrix packed(Kernels kernels, FloatMatrix matrix) {
        PackedMatrix packed = kernels.packed(matrix.rows(), matrix.columns());
        packed.setRows(Arrays.copyOf(matrix.data(), matrix.size()));
        return packed;
    }

    static FloatMatrix unpacked(PackedMatrix matrix) {
        return FloatMatrix.over(matrix.toRows(), matrix.rows(), matrix.columns());
    }

    /** Returns 0, some multiples of a number in between, and the total, ascending. */
    static int[] bounds(int total, int multiple, Random random) {
        IntStream inside =
                IntStream.range(0, 1 + random.nextInt(4)).map(k -> random.nextInt(total + 1) / multiple * multiple);
        return IntStream.concat(IntStream.of(0, total), inside).sorted().toArray();
    }

    /** Does the parts between each two neighbouring bounds, the last one first. */
    static void inParts(int[] bounds, Team.Part work) {
        for (int k = bounds.length - 1; k > 0; k--) {
            work.run(bounds[k - 1], bounds[k]);
        }
    }

    static void assertBits(String what, FloatMatrix expected, FloatMatrix actual) {
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                if (Float.floatToIntBits(expected.get(i, j)) != Float.floatToIntBits(actual.get(i, j))) {
                    assertEquals(expected.get(i, j), actual.get(i, j), what + " at " + i + ", " + j);
                }
            }
        }
    }

    static void assertBits(String what, float[] expected, float[] actual) {
        assertEquals(expected.length, actual.length, what);
        assertBits(what, FloatMatrix.over(expected, 1, expected.length), FloatMatrix.over(actual, 1, actual.length));
    }

    /** Checks that a matrix from {@link #inLongerArray} still goes on with its value. */
    static void assertRest(FloatMatrix matrix, float rest) {
        for (int i = matrix.size(); i < matrix.data().length; i++) {
            assertEquals(rest, matrix.data()[i]);
        }
    }
}
