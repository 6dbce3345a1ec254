package dev.concentric.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.linalg.scalar.ScalarKernels;
import dev.concentric.linalg.simd.SimdKernels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of {@link Kernels} promises; all comparisons are of bits, any NaN equal to any other. */
@ParameterizedClass(name = "{0}")
@MethodSource("implementations")
class KernelsContractTest {
    private static final int[] AWKWARD = {0, 1, 7, 8, 9, 15, 16, 17, 33, 50, 53, 127};
    private static final float[] SPECIAL = {
        Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f, -0f, Float.MIN_VALUE, -Float.MAX_VALUE, 1e-30f
    };

    private final Kernels kernels;

    KernelsContractTest(String name, Kernels kernels) {
        this.kernels = kernels;
    }

    static Stream<Arguments> implementations() {
        return Stream.of(new ScalarKernels(), new SimdKernels())
                .map(kernels -> Arguments.of(kernels.getClass().getSimpleName(), kernels));
    }

    @ParameterizedTest
    @EnumSource
    void multipliesAwkwardSizes(Product product) {
        Random random = new Random(1);
        for (int rows : AWKWARD) {
            for (int inner : AWKWARD) {
                for (int columns : AWKWARD) {
                    assertProduct(product, rows, inner, columns, random);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void multipliesRandomShapes(Product product) {
        Random random = new Random(2);
        for (int i = 0; i < 40; i++) {
            assertProduct(product, 1 + random.nextInt(90), 1 + random.nextInt(400), 1 + random.nextInt(150), random);
        }
    }

    /** The three products of a training step: forward, gradient by the weights, gradient by the input. */
    @ParameterizedTest
    @EnumSource
    void multipliesTheSizesOfTraining(Product product) {
        Random random = new Random(3);
        assertProduct(product, 50, 500, 1000, random);
        assertProduct(product, 500, 50, 1000, random);
        assertProduct(product, 50, 1000, 1, random);
        assertProduct(product, 1000, 50, 1, random);
    }

    private void assertProduct(Product product, int rows, int inner, int columns, Random random) {
        FloatMatrix a = gaussian(product.left(rows, inner), random);
        FloatMatrix b = gaussian(product.right(inner, columns), random);
        assertBits(product, a, b, multiply(product, a, b, rows, columns));
    }

    private FloatMatrix multiply(Product product, FloatMatrix a, FloatMatrix b, int rows, int columns) {
        FloatMatrix c = filled(rows, columns, Float.NaN);
        product.by(kernels, a, b, c);
        return c;
    }

    private static void assertBits(Product product, FloatMatrix a, FloatMatrix b, FloatMatrix c) {
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                float expected = product.element(a, b, i, j);
                float actual = c.get(i, j);
                if (Float.floatToIntBits(expected) != Float.floatToIntBits(actual)) {
                    assertEquals(expected, actual, product + " of " + a + " and " + b + " at " + i + ", " + j);
                }
            }
        }
    }

    /** The bound of a chain of k roundings to nearest: k u sum |a| |b| with u = 2^-24, to first order. */
    @ParameterizedTest
    @EnumSource
    void staysWithinTheErrorBoundOfItsSums(Product product) {
        Random random = new Random(4);
        for (int inner : new int[] {1, 2, 17, 100, 1000}) {
            FloatMatrix a = gaussian(product.left(23, inner), random);
            FloatMatrix b = gaussian(product.right(inner, 37), random);
            FloatMatrix c = multiply(product, a, b, 23, 37);
            for (int i = 0; i < 23; i++) {
                for (int j = 0; j < 37; j++) {
                    double exact = 0;
                    double magnitude = 0;
                    for (int p = 0; p < inner; p++) {
                        double term = (double) product.left(a, i, p) * product.right(b, p, j);
                        exact += term;
                        magnitude += Math.abs(term);
                    }
                    assertEquals(exact, c.get(i, j), 1.001 * inner * 0x1p-24 * magnitude);
                }
            }
        }
    }

    /** Not a number, infinities, signed zeros and subnormals go where the sums take them and nowhere else. */
    @ParameterizedTest
    @EnumSource
    void carriesSpecialValues(Product product) {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int rows = 1 + random.nextInt(40);
            int inner = 1 + random.nextInt(20);
            int columns = 1 + random.nextInt(70);
            FloatMatrix a = gaussian(product.left(rows, inner), random);
            FloatMatrix b = gaussian(product.right(inner, columns), random);
            for (int k = 0; k < 3; k++) {
                a.data()[random.nextInt(a.size())] = SPECIAL[random.nextInt(SPECIAL.length)];
                b.data()[random.nextInt(b.size())] = SPECIAL[random.nextInt(SPECIAL.length)];
            }
            assertBits(product, a, b, multiply(product, a, b, rows, columns));
        }
    }

    @ParameterizedTest
    @EnumSource
    void spreadsNotANumberOverItsRowOnly(Product product) {
        Random random = new Random(6);
        FloatMatrix a = gaussian(product.left(21, 5), random);
        FloatMatrix b = gaussian(product.right(5, 35), random);
        int poisoned = product == Product.TRANSPOSED_LEFT ? 2 * a.columns() + 20 : 20 * a.columns() + 2;
        a.data()[poisoned] = Float.NaN;
        FloatMatrix c = multiply(product, a, b, 21, 35);
        for (int i = 0; i < 21; i++) {
            for (int j = 0; j < 35; j++) {
                assertEquals(i == 20, Float.isNaN(c.get(i, j)));
            }
        }
    }

    /** Operands are not read past their size, the result is not written past its own. */
    @ParameterizedTest
    @EnumSource
    void leavesLongerArraysAlone(Product product) {
        Random random = new Random(7);
        for (int size : new int[] {1, 7, 16, 33}) {
            FloatMatrix a = inLongerArray(gaussian(product.left(size, size), random));
            FloatMatrix b = inLongerArray(gaussian(product.right(size, size), random));
            float[] data = new float[size * size + 100];
            Arrays.fill(data, 12345f);
            FloatMatrix c = FloatMatrix.over(data, size, size);
            product.by(kernels, a, b, c);
            assertBits(product, a, b, c);
            for (int i = c.size(); i < data.length; i++) {
                assertEquals(12345f, data[i]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesShapesThatDoNotFit(Product product) {
        FloatMatrix a = product.left(3, 4);
        FloatMatrix b = product.right(4, 5);
        List<FloatMatrix> wrong = List.of(FloatMatrix.zeros(3, 4), FloatMatrix.zeros(5, 3), FloatMatrix.zeros(4, 5));
        for (FloatMatrix c : wrong) {
            var e = assertThrows(IllegalArgumentException.class, () -> product.by(kernels, a, b, c));
            assertTrue(e.getMessage().contains(c.toString()), e.getMessage());
        }
        FloatMatrix c = FloatMatrix.zeros(3, 5);
        assertThrows(IllegalArgumentException.class, () -> product.by(kernels, a, product.right(3, 5), c));
        assertThrows(IllegalArgumentException.class, () -> product.by(kernels, product.left(3, 5), b, c));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAResultThatIsAnOperand(Product product) {
        FloatMatrix a = FloatMatrix.zeros(4, 4);
        FloatMatrix b = FloatMatrix.zeros(4, 4);
        assertThrows(IllegalArgumentException.class, () -> product.by(kernels, a, b, a));
        assertThrows(IllegalArgumentException.class, () -> product.by(kernels, a, b, b));
        FloatMatrix view = FloatMatrix.over(a.data(), 4, 4);
        assertThrows(IllegalArgumentException.class, () -> product.by(kernels, a, b, view));
    }

    @ParameterizedTest
    @EnumSource
    void servesSeveralThreads(Product product) {
        Random random = new Random(8);
        FloatMatrix a = gaussian(product.left(31, 63), random);
        FloatMatrix b = gaussian(product.right(63, 65), random);
        IntStream.range(0, 64).parallel().forEach(i -> assertBits(product, a, b, multiply(product, a, b, 31, 65)));
    }

    private static FloatMatrix gaussian(FloatMatrix matrix, Random random) {
        for (int i = 0; i < matrix.size(); i++) {
            matrix.data()[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    private static FloatMatrix filled(int rows, int columns, float value) {
        FloatMatrix matrix = FloatMatrix.zeros(rows, columns);
        Arrays.fill(matrix.data(), value);
        return matrix;
    }

    private static FloatMatrix inLongerArray(FloatMatrix matrix) {
        float[] data = Arrays.copyOf(matrix.data(), matrix.size() + 50);
        Arrays.fill(data, matrix.size(), data.length, Float.NaN);
        return FloatMatrix.over(data, matrix.rows(), matrix.columns());
    }
}
