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

/**
 * What every implementation of {@link Kernels} promises of batch normalisation; comparisons are of bits unless a
 * tolerance is stated.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.concentric.linalg.Implementations#all")
class NormalizationContractTest {
    private static final double EPSILON = 1e-3;

    private final Kernels kernels;

    NormalizationContractTest(String name, Kernels kernels) {
        this.kernels = kernels;
    }

    /** All that a forward and a backward pass give, column by column as the contract defines it. */
    private record Passes(
            FloatMatrix y,
            FloatMatrix byX,
            float[] mean,
            float[] variance,
            float[] inverseDeviation,
            float[] byScale,
            float[] byShift) {

        static Passes defined(FloatMatrix x, ColumnNormalization columns, FloatMatrix byY) {
            int rows = x.rows();
            int n = x.columns();
            Passes all = empty(rows, n);
            float share = 1f / rows;
            for (int j = 0; j < n; j++) {
                float sum = 0;
                for (int i = 0; i < rows; i++) {
                    sum = sum + x.get(i, j);
                }
                float mean = sum * share;
                float squares = 0;
                for (int i = 0; i < rows; i++) {
                    squares = Math.fma(x.get(i, j) - mean, x.get(i, j) - mean, squares);
                }
                float variance = squares * share;
                float inverse = 1f / (float) Math.sqrt(variance + (float) EPSILON);
                float scale = columns.scale().get(0, j);
                float shift = columns.shift().get(0, j);
                float products = 0;
                float sums = 0;
                for (int i = 0; i < rows; i++) {
                    float unit = (x.get(i, j) - mean) * inverse;
                    all.y.set(i, j, Math.fma(scale, unit, shift));
                    products = Math.fma(unit, byY.get(i, j), products);
                    sums = sums + byY.get(i, j);
                }
                for (int i = 0; i < rows; i++) {
                    float unit = (x.get(i, j) - mean) * inverse;
                    float common = Math.fma(products, unit, sums) * share;
                    all.byX.set(i, j, (byY.get(i, j) - common) * (scale * inverse));
                }
                all.mean[j] = mean;
                all.variance[j] = variance;
                all.inverseDeviation[j] = inverse;
                all.byScale[j] = products;
                all.byShift[j] = sums;
            }
            return all;
        }

        private static Passes empty(int rows, int n) {
            FloatMatrix y = FloatMatrix.zeros(rows, n);
            FloatMatrix byX = FloatMatrix.zeros(rows, n);
            return new Passes(y, byX, new float[n], new float[n], new float[n], new float[n], new float[n]);
        }

        void assertForward(ColumnNormalization columns, FloatMatrix actual) {
            assertBits("mean", mean, columns.mean());
            assertBits("variance", variance, columns.variance());
            assertBits("inverse deviation", inverseDeviation, columns.inverseDeviation());
            assertBits("y", y, actual);
        }

        void assertBackward(ColumnNormalization columns, FloatMatrix actual) {
            assertBits("gradient by scales", byScale, columns.byScale());
            assertBits("gradient by shifts", byShift, columns.byShift());
            assertBits("gradient by x", byX, actual);
        }
    }

    private ColumnNormalization columns(int count, Random random) {
        PackedMatrix scale = Samples.packed(kernels, Samples.gaussian(1, count, random));
        return new ColumnNormalization(scale, Samples.packed(kernels, Samples.gaussian(1, count, random)), EPSILON);
    }

    private void assertPasses(FloatMatrix x, FloatMatrix byY, int[] bounds, Random random) {
        ColumnNormalization columns = columns(x.columns(), random);
        Passes expected = Passes.defined(x, columns, byY);
        FloatMatrix y = Samples.filled(x.rows(), x.columns(), Float.NaN);
        Samples.inParts(bounds, (first, end) -> kernels.normalize(x, columns, y, first, end));
        expected.assertForward(columns, y);
        FloatMatrix byX = Samples.filled(x.rows(), x.columns(), Float.NaN);
        Samples.inParts(bounds, (first, end) -> kernels.normalizeBackward(x, columns, byY, byX, first, end));
        expected.assertBackward(columns, byX);
    }

    @Test
    void normalizesAwkwardSizes() {
        Random random = new Random(1);
        for (int rows : AWKWARD) {
            for (int n : AWKWARD) {
                FloatMatrix x = Samples.gaussian(rows, n, random);
                assertPasses(x, Samples.gaussian(rows, n, random), new int[] {0, n}, random);
            }
        }
    }

    @Test
    void normalizesTheSizesOfTraining() {
        Random random = new Random(2);
        FloatMatrix x = Samples.gaussian(50, 1000, random);
        assertPasses(x, Samples.gaussian(50, 1000, random), new int[] {0, 1000}, random);
    }

    @Test
    void givesInPartsTheBitsOfTheWhole() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            int rows = random.nextInt(60);
            int n = random.nextInt(300);
            FloatMatrix x = Samples.gaussian(rows, n, random);
            int[] bounds = Samples.bounds(n, 1, random);
            assertPasses(x, Samples.gaussian(rows, n, random), bounds, random);
        }
    }

    @Test
    void writesNoColumnsOutsideItsPart() {
        Random random = new Random(4);
        FloatMatrix x = Samples.gaussian(9, 200, random);
        ColumnNormalization columns = columns(200, random);
        float[][] kept = {
            columns.mean(), columns.variance(), columns.inverseDeviation(), columns.byScale(), columns.byShift()
        };
        for (float[] values : kept) {
            Arrays.fill(values, 7f);
        }
        FloatMatrix y = Samples.filled(9, 200, 7f);
        FloatMatrix byX = Samples.filled(9, 200, 7f);
        kernels.normalize(x, columns, y, 13, 150);
        kernels.normalizeBackward(x, columns, Samples.gaussian(9, 200, random), byX, 13, 150);
        for (int j = 0; j < 200; j++) {
            boolean outside = j < 13 || j >= 150;
            for (float[] values : kept) {
                assertEquals(outside, values[j] == 7f, "column " + j);
            }
            for (int i = 0; i < 9; i++) {
                assertEquals(outside, y.get(i, j) == 7f, "column " + j);
                assertEquals(outside, byX.get(i, j) == 7f, "column " + j);
            }
        }
    }

    @Test
    void carriesSpecialValues() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int rows = 1 + random.nextInt(20);
            int n = 1 + random.nextInt(150);
            FloatMatrix x = Samples.sprinkled(Samples.gaussian(rows, n, random), 5, random);
            FloatMatrix byY = Samples.sprinkled(Samples.gaussian(rows, n, random), 5, random);
            assertPasses(x, byY, new int[] {0, n}, random);
        }
    }

    /** Where all values of a column are equal, the deviation is the root of epsilon and y is the shift. */
    @Test
    void normalizesColumnsOfOneValue() {
        Random random = new Random(6);
        for (int rows : new int[] {1, 2, 16, 64}) {
            FloatMatrix x = Samples.filled(rows, 77, 3f);
            assertPasses(x, Samples.gaussian(rows, 77, random), new int[] {0, 77}, random);
            ColumnNormalization columns = columns(77, random);
            FloatMatrix y = FloatMatrix.zeros(rows, 77);
            kernels.normalize(x, columns, y, 0, 77);
            for (int j = 0; j < 77; j++) {
                assertEquals(0, columns.variance()[j]);
                assertEquals(columns.shift().get(0, j), y.get(0, j));
            }
        }
    }

    @Test
    void leavesLongerArraysAlone() {
        Random random = new Random(7);
        FloatMatrix x = Samples.inLongerArray(Samples.gaussian(20, 77, random), Float.NaN);
        FloatMatrix byY = Samples.inLongerArray(Samples.gaussian(20, 77, random), Float.NaN);
        ColumnNormalization columns = columns(77, random);
        Passes expected = Passes.defined(x, columns, byY);
        FloatMatrix result = Samples.inLongerArray(FloatMatrix.zeros(20, 77), 12345f);
        kernels.normalize(x, columns, result, 0, 77);
        expected.assertForward(columns, result);
        Samples.assertRest(result, 12345f);
        kernels.normalizeBackward(x, columns, byY, result, 0, 77);
        expected.assertBackward(columns, result);
        Samples.assertRest(result, 12345f);
    }

    @Test
    void mayOverwriteTheGradientByItsOutput() {
        Random random = new Random(8);
        FloatMatrix x = Samples.gaussian(20, 150, random);
        FloatMatrix gradient = Samples.gaussian(20, 150, random);
        ColumnNormalization columns = columns(150, random);
        Passes expected = Passes.defined(x, columns, gradient);
        kernels.normalize(x, columns, FloatMatrix.zeros(20, 150), 0, 150);
        kernels.normalizeBackward(x, columns, gradient, gradient, 0, 150);
        expected.assertBackward(columns, gradient);
    }

    /**
     * A column of 50 values of magnitude 1 passes some 100 roundings of 6e-8; the gradient by x is a difference of terms
     * of magnitude 1, times a factor of up to 4 over the deviation.
     */
    @Test
    void agreesWithDoublePrecision() {
        Random random = new Random(9);
        FloatMatrix x = Samples.gaussian(50, 100, random);
        FloatMatrix byY = Samples.gaussian(50, 100, random);
        ColumnNormalization columns = columns(100, random);
        FloatMatrix y = FloatMatrix.zeros(50, 100);
        FloatMatrix byX = FloatMatrix.zeros(50, 100);
        kernels.normalize(x, columns, y, 0, 100);
        kernels.normalizeBackward(x, columns, byY, byX, 0, 100);
        for (int j = 0; j < 100; j++) {
            double mean = 0;
            double variance = 0;
            for (int i = 0; i < 50; i++) {
                mean += x.get(i, j) / 50.0;
            }
            for (int i = 0; i < 50; i++) {
                variance += Math.pow(x.get(i, j) - mean, 2) / 50;
            }
            assertEquals(mean, columns.mean()[j], 1e-6);
            assertEquals(variance, columns.variance()[j], 3e-6);
            double scale = columns.scale().get(0, j);
            double deviation = Math.sqrt(variance + EPSILON);
            double products = 0;
            double sum = 0;
            for (int i = 0; i < 50; i++) {
                double unit = (x.get(i, j) - mean) / deviation;
                assertEquals(scale * unit + columns.shift().get(0, j), y.get(i, j), 6e-6);
                products += byY.get(i, j) * unit;
                sum += byY.get(i, j);
            }
            assertEquals(products, columns.byScale()[j], 3e-5);
            assertEquals(sum, columns.byShift()[j], 3e-5);
            for (int i = 0; i < 50; i++) {
                double unit = (x.get(i, j) - mean) / deviation;
                double expected = scale / deviation * (byY.get(i, j) - sum / 50 - unit * products / 50);
                assertEquals(expected, byX.get(i, j), 1e-5);
            }
        }
    }

    @Test
    void servesSeveralThreads() {
        Random random = new Random(10);
        FloatMatrix x = Samples.gaussian(30, 177, random);
        FloatMatrix byY = Samples.gaussian(30, 177, random);
        IntStream.range(0, 64)
                .parallel()
                .forEach(i -> assertPasses(x, byY, new int[] {0, 64, 128, 177}, new Random(i)));
    }
}
