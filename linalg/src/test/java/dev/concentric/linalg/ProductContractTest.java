package dev.concentric.linalg;

import static dev.concentric.linalg.Samples.AWKWARD;
import static dev.concentric.linalg.Samples.assertBits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of {@link Kernels} promises of products; all comparisons are of bits. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.concentric.linalg.Implementations#all")
class ProductContractTest {
    private final Kernels kernels;

    ProductContractTest(String name, Kernels kernels) {
        this.kernels = kernels;
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

    /** Forward, gradient by the weights, and gradient by the input, of layers as they are trained and attacked. */
    @ParameterizedTest
    @EnumSource
    void multipliesTheSizesOfTraining(Product product) {
        Random random = new Random(3);
        switch (product) {
            case PLAIN -> {
                assertProduct(product, 50, 500, 1000, random);
                assertProduct(product, 50, 1000, 1, random);
                assertProduct(product, 1000, 100, 200, random);
            }
            case TRANSPOSED_LEFT -> {
                assertProduct(product, 500, 50, 1000, random);
                assertProduct(product, 1000, 50, 1, random);
            }
            case TRANSPOSED_RIGHT -> {
                assertProduct(product, 50, 1000, 500, random);
                assertProduct(product, 50, 1, 1000, random);
            }
        }
    }

    private void assertProduct(Product product, int rows, int inner, int columns, Random random) {
        FloatMatrix a = left(product, rows, inner, random);
        FloatMatrix b = right(product, inner, columns, random);
        assertBits(product + " of " + a + " and " + b, product.defined(a, b), product.by(kernels, a, b));
    }

    private static FloatMatrix left(Product product, int rows, int inner, Random random) {
        return Samples.gaussian(product.leftRows(rows, inner), product.leftColumns(rows, inner), random);
    }

    private static FloatMatrix right(Product product, int inner, int columns, Random random) {
        return Samples.gaussian(product.rightRows(inner, columns), product.rightColumns(inner, columns), random);
    }

    @ParameterizedTest
    @EnumSource
    void givesInPartsTheBitsOfTheWhole(Product product) {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            FloatMatrix a = left(product, random.nextInt(150), random.nextInt(50), random);
            FloatMatrix b = right(product, product == Product.TRANSPOSED_LEFT ? a.rows() : a.columns(), 150, random);
            int[] bounds = Samples.bounds(product.parted(a, b), product.multiple(kernels), random);
            assertBits(product + " in parts", product.defined(a, b), product.by(kernels, a, b, bounds));
        }
    }

    /** The bound of a chain of k roundings to nearest: k u sum |a| |b| with u = 2^-24, to first order. */
    @ParameterizedTest
    @EnumSource
    void staysWithinTheErrorBoundOfItsSums(Product product) {
        Random random = new Random(5);
        for (int inner : new int[] {1, 2, 17, 100, 1000}) {
            FloatMatrix a = left(product, 23, inner, random);
            FloatMatrix b = right(product, inner, 37, random);
            FloatMatrix c = product.by(kernels, a, b);
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
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            int inner = 1 + random.nextInt(30);
            FloatMatrix a = Samples.sprinkled(left(product, 1 + random.nextInt(40), inner, random), 3, random);
            FloatMatrix b = Samples.sprinkled(right(product, inner, 1 + random.nextInt(70), random), 3, random);
            assertBits(product + " of special values", product.defined(a, b), product.by(kernels, a, b));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheSignsOfZerosAndSubnormals(Product product) {
        Random random = new Random(7);
        FloatMatrix a = left(product, 31, 3, random);
        for (int i = 0; i < a.size(); i++) {
            a.data()[i] = (i % 2 == 0 ? -1 : 1) * 1e-30f;
        }
        for (float scale : new float[] {0f, 1e-20f, 1e-10f}) {
            FloatMatrix b = right(product, 3, 67, random);
            for (int i = 0; i < b.size(); i++) {
                b.data()[i] *= scale;
            }
            assertBits(product + " of small values", product.defined(a, b), product.by(kernels, a, b));
        }
    }

    @ParameterizedTest
    @EnumSource
    void spreadsNotANumberOverItsRowOnly(Product product) {
        Random random = new Random(8);
        FloatMatrix a = left(product, 21, 5, random);
        FloatMatrix b = right(product, 5, 35, random);
        int poisoned = product == Product.TRANSPOSED_LEFT ? 2 * a.columns() + 20 : 20 * a.columns() + 2;
        a.data()[poisoned] = Float.NaN;
        FloatMatrix c = product.by(kernels, a, b);
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
        Random random = new Random(9);
        for (int size : new int[] {1, 7, 16, 33}) {
            FloatMatrix a = Samples.inLongerArray(left(product, size, size, random), Float.NaN);
            FloatMatrix b = Samples.inLongerArray(right(product, size, size, random), Float.NaN);
            FloatMatrix c = Samples.inLongerArray(FloatMatrix.zeros(size, size), 12345f);
            product.compute(kernels, a, b, c, 0, size);
            assertBits(product + " in longer arrays", product.defined(a, b), c);
            Samples.assertRest(c, 12345f);
        }
    }

    @Test
    void writesNoColumnsOutsideItsPart() {
        Random random = new Random(10);
        FloatMatrix a = Samples.gaussian(9, 11, random);
        PackedMatrix b = Samples.packed(kernels, Samples.gaussian(11, 4 * Product.PLAIN.multiple(kernels) + 3, random));
        FloatMatrix c = Samples.filled(9, b.columns(), 7f);
        int first = b.panelWidth();
        int end = 3 * b.panelWidth();
        kernels.multiply(a, b, c, first, end);
        assertOutside(c, first, end);
        FloatMatrix d = Samples.filled(9, 50, 7f);
        PackedMatrix transposed = kernels.packed(11, 9);
        kernels.transpose(a, transposed, 0, 11);
        kernels.multiplyTransposed(Samples.packed(kernels, Samples.gaussian(50, 11, random)), transposed, d, 13, 38);
        assertOutside(d, 13, 38);
    }

    private static void assertOutside(FloatMatrix c, int first, int end) {
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                assertEquals(j < first || j >= end, c.get(i, j) == 7f, "row " + i + ", column " + j);
            }
        }
    }

    @Test
    void transposesAwkwardSizesInParts() {
        Random random = new Random(11);
        for (int rows : AWKWARD) {
            for (int columns : AWKWARD) {
                FloatMatrix a = Samples.inLongerArray(Samples.gaussian(rows, columns, random), Float.NaN);
                PackedMatrix b = kernels.packed(columns, rows);
                int[] bounds = Samples.bounds(columns, 1, random);
                Samples.inParts(bounds, (first, end) -> kernels.transpose(a, b, first, end));
                FloatMatrix expected = FloatMatrix.zeros(columns, rows);
                for (int i = 0; i < rows; i++) {
                    for (int p = 0; p < columns; p++) {
                        expected.set(p, i, a.get(i, p));
                    }
                }
                PackedMatrix exactly = Samples.packed(kernels, expected);
                assertBits("transpose of " + a + " with what fills its panels", exactly.data(), b.data());
            }
        }
    }

    @Test
    void transposesRowsOfItsPartOnly() {
        PackedMatrix b = Samples.packed(kernels, Samples.filled(20, 30, 7f));
        kernels.transpose(FloatMatrix.zeros(30, 20), b, 5, 12);
        for (int p = 0; p < 20; p++) {
            for (int i = 0; i < 30; i++) {
                assertEquals(p >= 5 && p < 12 ? 0f : 7f, b.get(p, i));
            }
        }
    }

    /** What lies behind the panels is there to be read, but no result depends on it. */
    @Test
    void doesNotUseWhatLiesBehindThePanels() {
        Random random = new Random(12);
        for (int size : new int[] {1, 5, 24, 33, 50}) {
            FloatMatrix a = Samples.gaussian(size, size, random);
            FloatMatrix b = Samples.gaussian(size, size, random);
            PackedMatrix packed = poisoned(Samples.packed(kernels, b));
            PackedMatrix transposed = poisoned(kernels.packed(size, size));
            kernels.transpose(a, transposed, 0, size);
            FloatMatrix c = FloatMatrix.zeros(size, size);
            kernels.multiply(a, packed, c);
            assertBits("plain", Product.PLAIN.defined(a, b), c);
            kernels.multiplyTransposed(packed, transposed, c, 0, size);
            assertBits("transposed", Product.TRANSPOSED_RIGHT.defined(a, b), c);
        }
    }

    private static PackedMatrix poisoned(PackedMatrix matrix) {
        int panels = Math.ceilDiv(matrix.columns(), matrix.panelWidth());
        int end = panels * matrix.panelWidth() * matrix.rows();
        Arrays.fill(matrix.data(), end, matrix.data().length, Float.NaN);
        return matrix;
    }

    @ParameterizedTest
    @EnumSource
    void servesSeveralThreads(Product product) {
        Random random = new Random(13);
        FloatMatrix a = left(product, 31, 63, random);
        FloatMatrix b = right(product, 63, 65, random);
        FloatMatrix expected = product.defined(a, b);
        IntStream.range(0, 64)
                .parallel()
                .forEach(i -> assertBits(product + " by threads", expected, product.by(kernels, a, b)));
    }

    @Test
    void sharesOneResultAmongThreads() {
        Random random = new Random(14);
        FloatMatrix a = Samples.gaussian(50, 40, random);
        FloatMatrix b = Samples.gaussian(40, 300, random);
        PackedMatrix packed = Samples.packed(kernels, b);
        FloatMatrix expected = Product.PLAIN.defined(a, b);
        try (Team team = Team.of(3)) {
            for (int round = 0; round < 50; round++) {
                FloatMatrix c = Samples.filled(50, 300, Float.NaN);
                team.split(300, packed.panelWidth(), (first, end) -> kernels.multiply(a, packed, c, first, end));
                assertBits("shared", expected, c);
            }
        }
    }
}
