package dev.concentric.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of {@link Kernels} refuses: shapes, ranges and panels that do not fit, and shared results. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.concentric.linalg.Implementations#all")
class RefusalContractTest {
    private static final AdamStep STEP = new AdamStep(0.9, 0.999, 1e-8);
    private static final int[][] WRONG_RANGES = {{-1, 4}, {3, 2}, {0, 6}, {6, 6}, {Integer.MIN_VALUE, Integer.MAX_VALUE}
    };

    private static final ConvolutionShape FIVE = new ConvolutionShape(new ImageShape(1, 1, 5), 1);
    private static final ImageShape SQUARE = new ImageShape(2, 2, 1);

    private final Kernels kernels;

    RefusalContractTest(String name, Kernels kernels) {
        this.kernels = kernels;
    }

    private static FloatMatrix matrix(int rows, int columns) {
        return FloatMatrix.zeros(rows, columns);
    }

    private PackedMatrix packed(int rows, int columns) {
        return kernels.packed(rows, columns);
    }

    private Moments moments(int rows, int columns) {
        return new Moments(packed(rows, columns), packed(rows, columns));
    }

    private ColumnNormalization columns(int count) {
        return new ColumnNormalization(packed(1, count), packed(1, count), 1e-3);
    }

    private static String refused(Executable operation) {
        return assertThrows(IllegalArgumentException.class, operation).getMessage();
    }

    private static void assertNames(Object culprit, Executable operation) {
        String message = refused(operation);
        assertTrue(message.contains(culprit.toString()), message);
    }

    @Test
    void refusesProductsOfShapesThatDoNotFit() {
        FloatMatrix a = matrix(3, 4);
        PackedMatrix b = packed(4, 5);
        for (FloatMatrix c : List.of(matrix(3, 4), matrix(5, 3), matrix(4, 5))) {
            assertNames(c, () -> kernels.multiply(a, b, c));
            assertNames(c, () -> kernels.multiplyTransposed(packed(5, 4), packed(4, 3), c, 0, 5));
        }
        FloatMatrix c = matrix(3, 5);
        assertNames(packed(3, 5), () -> kernels.multiply(a, packed(3, 5), c));
        assertNames(matrix(3, 5), () -> kernels.multiply(matrix(3, 5), b, c));
        assertNames(packed(5, 3), () -> kernels.multiplyTransposed(packed(5, 3), packed(4, 3), c, 0, 5));
        assertNames(packed(3, 3), () -> kernels.multiplyTransposed(packed(5, 4), packed(3, 3), c, 0, 5));
        assertNames(packed(3, 4), () -> kernels.transpose(a, packed(3, 4), 0, 3));
        assertNames(packed(4, 4), () -> kernels.transpose(a, packed(4, 4), 0, 4));
    }

    @Test
    void refusesMovesOfShapesThatDoNotFit() {
        FloatMatrix a = matrix(2, 3);
        FloatMatrix b = matrix(2, 5);
        PackedMatrix weights = packed(3, 5);
        Moments fit = moments(3, 5);
        assertNames(packed(5, 3), () -> kernels.adamOfProduct(a, b, STEP, packed(5, 3), moments(5, 3), 0, 3));
        assertNames(matrix(3, 3), () -> kernels.adamOfProduct(matrix(3, 3), b, STEP, weights, fit, 0, 3));
        assertNames(matrix(2, 4), () -> kernels.adamOfProduct(a, matrix(2, 4), STEP, weights, fit, 0, 3));
        for (Moments other : List.of(
                new Moments(packed(3, 4), packed(3, 5)),
                new Moments(packed(3, 5), packed(2, 5)),
                new Moments(packed(5, 3), packed(5, 3)))) {
            assertNames(other.first(), () -> kernels.adamOfProduct(a, b, STEP, weights, other, 0, 3));
        }
        assertNames(packed(2, 5), () -> kernels.adam(new float[10], STEP, packed(2, 5), moments(2, 5), 0, 5));
        assertNames(packed(1, 5), () -> kernels.adam(new float[4], STEP, packed(1, 5), moments(1, 5), 0, 4));
        assertNames(packed(1, 6), () -> kernels.adam(new float[5], STEP, packed(1, 5), moments(1, 6), 0, 5));
    }

    @Test
    void refusesNormalizationsAndRectificationsOfShapesThatDoNotFit() {
        FloatMatrix x = matrix(3, 5);
        ColumnNormalization five = columns(5);
        for (FloatMatrix other : List.of(matrix(3, 4), matrix(4, 5), matrix(5, 3))) {
            assertNames(other, () -> kernels.normalize(x, five, other, 0, 3));
            assertNames(other, () -> kernels.normalizeBackward(x, five, other, matrix(3, 5), 0, 3));
            assertNames(other, () -> kernels.normalizeBackward(x, five, matrix(3, 5), other, 0, 3));
            assertNames(other, () -> kernels.rectify(x, other, 0, 3));
            assertNames(other, () -> kernels.rectifyBackward(x, other, matrix(3, 5), 0, 3));
            assertNames(other, () -> kernels.rectifyBackward(x, matrix(3, 5), other, 0, 3));
        }
        refused(() -> kernels.normalize(x, columns(4), matrix(3, 5), 0, 4));
        refused(() -> kernels.normalizeBackward(x, columns(6), matrix(3, 5), matrix(3, 5), 0, 5));
    }

    @Test
    void refusesImagesOfShapesThatDoNotFit() {
        ImageShape image = new ImageShape(2, 2, 3);
        ConvolutionShape shape = new ConvolutionShape(image, 3);
        FloatMatrix images = matrix(5, 12);
        FloatMatrix result = matrix(5, 16);
        PackedMatrix weights = packed(27, 4);
        PackedMatrix transposed = packed(4, 27);
        PackedMatrix bias = packed(1, 4);
        for (FloatMatrix other : List.of(matrix(5, 11), matrix(4, 12), matrix(5, 48))) {
            assertNames(other, () -> kernels.convolve(other, shape, weights, bias, result, 0, 4));
            assertNames(other, () -> kernels.convolve(images, shape, weights, bias, other, 0, 4));
            assertNames(other, () -> kernels.convolveBackward(other, shape, transposed, images, 0, 4));
            assertNames(other, () -> kernels.convolveBackward(result, shape, transposed, other, 0, 4));
            assertNames(other, () -> kernels.convolutionGradients(other, shape, result, weights, new float[4], 0, 9));
            assertNames(other, () -> kernels.convolutionGradients(images, shape, other, weights, new float[4], 0, 9));
            assertNames(other, () -> kernels.pool(other, image, matrix(5, 3), 0, 4));
            assertNames(other, () -> kernels.pool(images, image, other, 0, 4));
            assertNames(other, () -> kernels.poolBackward(images, image, matrix(5, 3), other, matrix(5, 12), 0, 4));
            assertNames(other, () -> kernels.poolBackward(images, image, matrix(5, 3), matrix(5, 3), other, 0, 4));
        }
        assertNames(packed(26, 4), () -> kernels.convolve(images, shape, packed(26, 4), bias, result, 0, 4));
        assertNames(packed(1, 5), () -> kernels.convolve(images, shape, weights, packed(1, 5), result, 0, 4));
        assertNames(packed(27, 4), () -> kernels.convolveBackward(result, shape, weights, images, 0, 4));
        refused(() -> kernels.convolutionGradients(images, shape, result, weights, new float[3], 0, 9));
        refused(() -> kernels.pool(matrix(5, 18), new ImageShape(2, 3, 3), matrix(5, 3), 0, 5));
        assertNames(packed(2, 5), () -> kernels.adam(packed(2, 5), STEP, packed(3, 5), moments(3, 5), 0, 2));
        refused(() -> packed(3, 4).setTransposed(packed(3, 4)));
    }

    @Test
    void refusesImageShapesThatCannotBe() {
        refused(() -> new ImageShape(0, 2, 3));
        refused(() -> new ImageShape(2, -1, 3));
        refused(() -> new ImageShape(1 << 15, 1 << 15, 2));
        refused(() -> new ConvolutionShape(new ImageShape(2, 2, 1), 2));
        refused(() -> new ConvolutionShape(new ImageShape(2, 2, 1), -1));
        refused(() -> new ConvolutionShape(new ImageShape(2, 2, 1), (1 << 16) + 1));
        refused(() -> new ImageShape(4, 5, 1).halved());
        refused(() -> new ImageShape(5, 4, 1).halved());
    }

    /** All of these have results of five columns, rows or elements. */
    @Test
    void refusesRangesOutsideTheResult() {
        for (int[] range : WRONG_RANGES) {
            int first = range[0];
            int end = range[1];
            FloatMatrix five = matrix(5, 5);
            FloatMatrix result = matrix(5, 5);
            List<Executable> operations = List.of(
                    () -> kernels.multiply(five, packed(5, 5), result, first, end),
                    () -> kernels.transpose(five, packed(5, 5), first, end),
                    () -> kernels.multiplyTransposed(packed(5, 5), packed(5, 5), result, first, end),
                    () -> kernels.adamOfProduct(five, five, STEP, packed(5, 5), moments(5, 5), first, end),
                    () -> kernels.adam(new float[5], STEP, packed(1, 5), moments(1, 5), first, end),
                    () -> kernels.normalize(five, columns(5), result, first, end),
                    () -> kernels.normalizeBackward(five, columns(5), result, result, first, end),
                    () -> kernels.rectify(five, result, first, end),
                    () -> kernels.rectifyBackward(five, result, result, first, end),
                    () -> kernels.adam(packed(5, 5), STEP, packed(5, 5), moments(5, 5), first, end),
                    () -> kernels.convolve(five, FIVE, packed(5, 1), packed(1, 1), matrix(5, 1), first, end),
                    () -> kernels.convolveBackward(matrix(5, 1), FIVE, packed(1, 5), result, first, end),
                    () -> kernels.convolutionGradients(
                            five, FIVE, matrix(5, 1), packed(5, 1), new float[1], first, end),
                    () -> kernels.pool(matrix(5, 4), SQUARE, matrix(5, 1), first, end),
                    () -> kernels.poolBackward(
                            matrix(5, 4), SQUARE, matrix(5, 1), matrix(5, 1), matrix(5, 4), first, end));
            for (Executable operation : operations) {
                assertEquals("no range " + first + " to " + end + " within 5", refused(operation));
            }
        }
    }

    @Test
    void refusesNormalsOutsideTheArray() {
        float[] out = new float[5];
        for (int[] part : new int[][] {{-1, 3}, {0, 6}, {5, 1}, {3, -1}, {2, Integer.MAX_VALUE}}) {
            String message = refused(() -> kernels.gaussians(1, 2, out, part[0], part[1]));
            assertEquals("no " + part[1] + " normals from " + part[0] + " on in an array of 5", message);
        }
        assertEquals(0, out[0]);
    }

    @Test
    void refusesPartsOfPanels() {
        int width = packed(1, 1).panelWidth();
        FloatMatrix a = matrix(3, 4);
        PackedMatrix b = packed(4, 2 * width + 3);
        FloatMatrix c = matrix(3, 2 * width + 3);
        for (int[] range : new int[][] {{1, 2 * width}, {0, width + 1}, {0, 2 * width + 2}, {width - 1, width}}) {
            String message = refused(() -> kernels.multiply(a, b, c, range[0], range[1]));
            assertEquals("columns " + range[0] + " to " + range[1] + " are not whole panels of " + width, message);
        }
    }

    /** A matrix that other kernels made lies in memory as these do not read it. */
    @Test
    void refusesPanelsOfOtherKernels() {
        int width = packed(1, 1).panelWidth();
        for (int other : new int[] {1, width - 1, width + 1, 2 * width}) {
            PackedMatrix foreign = new PackedMatrix(5, 5, other);
            List<Executable> operations = List.of(
                    () -> kernels.multiply(matrix(3, 5), foreign, matrix(3, 5)),
                    () -> kernels.transpose(matrix(5, 5), foreign, 0, 5),
                    () -> kernels.multiplyTransposed(foreign, packed(5, 3), matrix(3, 5), 0, 5),
                    () -> kernels.multiplyTransposed(packed(5, 5), foreign, matrix(5, 5), 0, 5),
                    () -> kernels.adamOfProduct(matrix(2, 5), matrix(2, 5), STEP, foreign, moments(5, 5), 0, 5),
                    () -> kernels.adamOfProduct(
                            matrix(2, 5), matrix(2, 5), STEP, packed(5, 5), new Moments(foreign, packed(5, 5)), 0, 5),
                    () -> kernels.adamOfProduct(
                            matrix(2, 5), matrix(2, 5), STEP, packed(5, 5), new Moments(packed(5, 5), foreign), 0, 5));
            for (Executable operation : operations) {
                assertEquals(
                        "PackedMatrix[5 x 5] has panels of " + other + " columns, these kernels need " + width,
                        refused(operation));
            }
        }
    }

    @Test
    void refusesAResultThatIsAnOperand() {
        FloatMatrix a = matrix(4, 4);
        FloatMatrix view = FloatMatrix.over(a.data(), 4, 4);
        PackedMatrix b = packed(4, 4);
        FloatMatrix overB = FloatMatrix.over(b.data(), 4, 4);
        assertShared(() -> kernels.multiply(a, b, a));
        assertShared(() -> kernels.multiply(a, b, view));
        assertShared(() -> kernels.multiply(a, b, overB));
        assertShared(() -> kernels.transpose(overB, b, 0, 4));
        assertShared(() -> kernels.multiplyTransposed(b, packed(4, 4), overB, 0, 4));
        assertShared(() -> kernels.multiplyTransposed(packed(4, 4), b, overB, 0, 4));
        assertShared(() -> kernels.normalize(a, columns(4), view, 0, 4));
        assertShared(() -> kernels.normalizeBackward(a, columns(4), matrix(4, 4), view, 0, 4));
        assertShared(() -> kernels.rectifyBackward(a, matrix(4, 4), view, 0, 4));
        ConvolutionShape pixel = new ConvolutionShape(new ImageShape(1, 1, 4), 1);
        assertShared(() -> kernels.convolve(a, pixel, b, packed(1, 4), view, 0, 4));
        assertShared(() -> kernels.convolve(a, pixel, b, packed(1, 4), overB, 0, 4));
        assertShared(() -> kernels.convolveBackward(a, pixel, b, view, 0, 4));
        assertShared(() -> kernels.convolutionGradients(overB, pixel, a, b, new float[4], 0, 4));
        assertShared(() -> kernels.convolutionGradients(a, pixel, a, b, a.data(), 0, 4));
        FloatMatrix pooled = matrix(4, 1);
        assertShared(() -> kernels.pool(a, SQUARE, FloatMatrix.over(a.data(), 4, 1), 0, 4));
        assertShared(() -> kernels.poolBackward(a, SQUARE, pooled, pooled, view, 0, 4));
    }

    @Test
    void refusesToMoveWhatItReads() {
        FloatMatrix a = matrix(4, 4);
        PackedMatrix weights = packed(4, 4);
        PackedMatrix average = packed(4, 4);
        Moments fit = new Moments(average, packed(4, 4));
        for (PackedMatrix written : List.of(weights, fit.first(), fit.second())) {
            FloatMatrix over = FloatMatrix.over(written.data(), 4, 4);
            assertShared(() -> kernels.adamOfProduct(over, a, STEP, weights, fit, 0, 4));
            assertShared(() -> kernels.adamOfProduct(a, over, STEP, weights, fit, 0, 4));
        }
        assertShared(() -> kernels.adamOfProduct(a, a, STEP, weights, new Moments(weights, average), 0, 4));
        assertShared(() -> kernels.adamOfProduct(a, a, STEP, weights, new Moments(average, weights), 0, 4));
        assertShared(() -> kernels.adamOfProduct(a, a, STEP, weights, new Moments(average, average), 0, 4));
        PackedMatrix row = packed(1, 4);
        Moments two = moments(1, 4);
        for (PackedMatrix written : List.of(row, two.first(), two.second())) {
            assertShared(() -> kernels.adam(written.data(), STEP, row, two, 0, 4));
        }
    }

    private static void assertShared(Executable operation) {
        assertEquals("the result must not share an operand's elements", refused(operation));
    }

    /** Operands may be one and the same: nothing is written to them. */
    @Test
    void takesTheSameOperandTwice() {
        FloatMatrix a = Samples.filled(4, 4, 2f);
        PackedMatrix b = Samples.packed(kernels, a);
        FloatMatrix c = matrix(4, 4);
        kernels.multiplyTransposed(b, b, c, 0, 4);
        assertEquals(16, c.get(3, 3));
        Moments moments = moments(4, 4);
        kernels.adamOfProduct(a, a, STEP, packed(4, 4), moments, 0, 4);
        assertEquals(0.1f * 16, moments.first().get(3, 3));
    }

    @Test
    void hasNothingToDoInAnEmptyRange() {
        FloatMatrix a = Samples.filled(4, 4, 2f);
        FloatMatrix c = Samples.filled(4, 4, 7f);
        kernels.multiply(a, packed(4, 4), c, 0, 0);
        kernels.multiplyTransposed(packed(4, 4), packed(4, 4), c, 2, 2);
        kernels.normalize(a, columns(4), c, 4, 4);
        kernels.rectify(a, c, 1, 1);
        kernels.gaussians(1, 2, c.data(), c.size(), 0);
        Samples.assertBits("untouched", Samples.filled(4, 4, 7f), c);
    }
}
