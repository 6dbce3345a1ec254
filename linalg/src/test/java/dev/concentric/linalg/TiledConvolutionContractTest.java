package dev.concentric.linalg;

import static dev.concentric.linalg.Samples.assertBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.linalg.scalar.ScalarKernels;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every implementation of {@link Kernels} promises of tiled convolutions: the bits of the scalar kernels, and the
 * numbers of plain convolutions up to rounding. Tolerances are shares of a root mean square, for normal numbers; with the usual
 * points 0, 1, -1, 2, -2 and infinity results would be off by 1.6e-6.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.concentric.linalg.Implementations#all")
class TiledConvolutionContractTest {
    private static final double RESULT_TOLERANCE = 1.2e-6;
    private static final double GRADIENT_TOLERANCE = 6e-6;

    private final Kernels kernels;

    TiledConvolutionContractTest(String name, Kernels kernels) {
        this.kernels = kernels;
    }

    /** What the two tiled operations give. */
    private record Passes(FloatMatrix result, FloatMatrix byWeights, float[] byBias) {

        static Passes of(Kernels kernels, ConvolutionCase one, int[] imageBounds, int[] channelBounds) {
            FloatMatrix result =
                    Samples.filled(one.byResult().rows(), one.byResult().columns(), 7f);
            PackedMatrix weights = Samples.packed(kernels, one.weights());
            PackedMatrix bias = Samples.packed(kernels, one.bias());
            Samples.inParts(
                    imageBounds,
                    (first, end) -> kernels.convolve(one.images(), one.shape(), weights, bias, result, first, end));
            PackedMatrix byWeights = kernels.packed(one.weights().rows(), one.filters());
            Arrays.fill(byWeights.data(), 7f);
            float[] byBias = new float[one.filters()];
            Arrays.fill(byBias, 7f);
            Samples.inParts(
                    channelBounds,
                    (first, end) -> kernels.convolutionGradients(
                            one.images(), one.shape(), one.byResult(), byWeights, byBias, first, end));
            return new Passes(result, Samples.unpacked(byWeights), byBias);
        }

        static Passes whole(Kernels kernels, ConvolutionCase one) {
            int channels = one.shape().image().channels();
            return of(kernels, one, new int[] {0, one.images().rows()}, new int[] {0, channels});
        }

        void assertSame(String what, Passes other) {
            assertBits(what + ": result", result, other.result);
            assertBits(what + ": by weights", byWeights, other.byWeights);
            assertBits(what + ": by bias", byBias, other.byBias);
        }
    }

    private static ConvolutionCase random(int height, int width, int channels, int images, int filters, Random random) {
        ConvolutionShape shape = new ConvolutionShape(new ImageShape(height, width, channels), 5);
        assertTrue(shape.tiled());
        return ConvolutionCase.random(shape, images, filters, random);
    }

    private static void assertClose(String what, FloatMatrix expected, FloatMatrix actual, double tolerance) {
        double norm = 0;
        double error = 0;
        for (int i = 0; i < expected.size(); i++) {
            norm += Math.pow(expected.data()[i], 2);
            error += Math.pow(expected.data()[i] - actual.data()[i], 2);
        }
        assertTrue(Math.sqrt(error) <= tolerance * Math.sqrt(norm), what + " is off by " + Math.sqrt(error / norm));
    }

    private void assertRight(ConvolutionCase one) {
        String what = one.shape() + ", " + one.filters() + " filters";
        Passes passes = Passes.whole(kernels, one);
        Passes.whole(new ScalarKernels(), one).assertSame(what, passes);
        assertClose(what + ": result", one.result(), passes.result, RESULT_TOLERANCE);
        assertClose(what + ": by weights", one.byWeights(), passes.byWeights, GRADIENT_TOLERANCE);
        assertBits(what + ": by bias", one.byBias(), passes.byBias);
    }

    /** Channels and filters around the widths of vectors and panels; images of few tiles and of many. */
    @Test
    void agreesWithPlainConvolutions() {
        Random random = new Random(1);
        for (int channels : new int[] {16, 17, 33}) {
            for (int filters : new int[] {1, 8, 17, 33}) {
                assertRight(random(2, 2, channels, 30, filters, random));
                assertRight(random(4, 10, channels, 3, filters, random));
                assertRight(random(8, 36, channels, 2, filters, random));
            }
        }
        assertRight(random(2, 2, 16, 200, 9, random));
        assertRight(random(20, 20, 16, 3, 9, random));
        assertRight(random(6, 6, 16, 0, 8, random));
    }

    @Test
    void agreesAtTheSizesOfTraining() {
        Random random = new Random(2);
        assertRight(random(14, 14, 32, 3, 64, random));
        assertRight(random(14, 14, 64, 3, 32, random));
        assertRight(random(14, 14, 16, 50, 8, random));
    }

    @Test
    void partsHaveTheBitsOfTheWhole() {
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            int images = random.nextInt(9);
            int channels = 16 + random.nextInt(20);
            ConvolutionCase one = random(
                    2 + 2 * random.nextInt(4),
                    2 + 2 * random.nextInt(4),
                    channels,
                    images,
                    1 + random.nextInt(40),
                    random);
            int[] imageBounds = Samples.bounds(images, 1, random);
            int[] channelBounds = Samples.bounds(channels, 1, random);
            Passes parts = Passes.of(kernels, one, imageBounds, channelBounds);
            Passes.whole(kernels, one).assertSame(one.shape().toString(), parts);
        }
    }

    @Test
    void carriesSpecialValues() {
        Random random = new Random(4);
        for (int round = 0; round < 20; round++) {
            ConvolutionCase plain = random(4, 6, 16, 2, 1 + random.nextInt(20), random);
            ConvolutionCase one = new ConvolutionCase(
                    plain.shape(),
                    Samples.sprinkled(plain.images(), 5, random),
                    Samples.sprinkled(plain.weights(), 2, random),
                    plain.bias(),
                    Samples.sprinkled(plain.byResult(), 5, random));
            Passes.whole(new ScalarKernels(), one).assertSame("round " + round, Passes.whole(kernels, one));
        }
    }

    /** The last pixel of 8 x 8 is in the tiles of the last two rows and columns of squares, and seen by the last 3 x 3 kernels. */
    @Test
    void aPixelSpoilsTheTilesThatSeeItOnly() {
        ConvolutionCase one = random(8, 8, 16, 2, 9, new Random(8));
        FloatMatrix before = Passes.whole(kernels, one).result;
        one.images().set(0, 64 * 16 - 1, Float.NaN);
        FloatMatrix result = Passes.whole(kernels, one).result;
        for (int i = 0; i < result.size(); i++) {
            int pixel = i / 9;
            int nearer = Math.min(pixel / 8, pixel % 8);
            if (pixel >= 64 || nearer < 4) {
                assertEquals(before.data()[i], result.data()[i], "pixel " + pixel);
            } else if (nearer >= 5) {
                assertEquals(Float.NaN, result.data()[i], "pixel " + pixel);
            }
        }
    }

    /** Parts are channels, of which there are fewer than elements of a strip. */
    @Test
    void refusesPartsThatAreNot() {
        ConvolutionCase one = random(4, 4, 16, 1, 9, new Random(9));
        assertThrows(
                IllegalArgumentException.class, () -> Passes.of(kernels, one, new int[] {0, 1}, new int[] {0, 17}));
    }

    /** The way back to the images is the same for all shapes. */
    @Test
    void theWayBackToTheImagesIsNotTiled() {
        ConvolutionCase one = random(4, 6, 17, 2, 9, new Random(10));
        PackedMatrix weights = Samples.packed(kernels, one.weights());
        PackedMatrix transposed = kernels.packed(weights.columns(), weights.rows());
        transposed.setTransposed(weights);
        FloatMatrix byImages =
                FloatMatrix.zeros(one.images().rows(), one.images().columns());
        kernels.convolveBackward(one.byResult(), one.shape(), transposed, byImages, 0, 2);
        assertBits("by images", one.byImages(), byImages);
    }

    @Test
    void writesNothingOutsideItsPart() {
        Random random = new Random(5);
        ConvolutionCase one = random(4, 4, 16, 5, 9, random);
        Passes passes = Passes.of(kernels, one, new int[] {1, 3}, new int[] {3, 11});
        for (int i = 0; i < passes.result.size(); i++) {
            int image = i / passes.result.columns();
            assertEquals(image == 1 || image == 2, passes.result.data()[i] != 7f);
        }
        for (int row = 0; row < passes.byWeights.rows(); row++) {
            boolean mine = row % 16 >= 3 && row % 16 < 11;
            assertEquals(mine, passes.byWeights.get(row, 8) != 7f, "row " + row);
        }
        assertEquals(7f, passes.byBias[0]);
    }

    /** By hand: a kernel that is 1 above the middle shows each channel's pixels one row lower. */
    @Test
    void movesAnImageDown() {
        ConvolutionCase one = random(4, 4, 16, 1, 16, new Random(6));
        Arrays.fill(one.weights().data(), 0f);
        Arrays.fill(one.bias().data(), 0f);
        for (int channel = 0; channel < 16; channel++) {
            one.weights().set((1 * 5 + 2) * 16 + channel, channel, 1f);
        }
        FloatMatrix result = Passes.whole(kernels, one).result;
        for (int i = 0; i < result.columns(); i++) {
            float expected = i < 4 * 16 ? 0f : one.images().get(0, i - 4 * 16);
            assertEquals(expected, result.get(0, i), 1e-5);
        }
    }

    @Test
    void servesSeveralThreads() {
        ConvolutionCase one = random(6, 8, 20, 3, 20, new Random(7));
        Passes expected = Passes.whole(kernels, one);
        IntStream.range(0, 32)
                .parallel()
                .forEach(i -> Passes.of(kernels, one, new int[] {0, 2, 3}, new int[] {0, 6, 20})
                        .assertSame("thread", expected));
    }

    @Test
    void otherShapesAreNotTiled() {
        assertFalse(new ConvolutionShape(new ImageShape(4, 4, 16), 3).tiled());
        assertFalse(new ConvolutionShape(new ImageShape(4, 5, 16), 5).tiled());
        assertFalse(new ConvolutionShape(new ImageShape(5, 4, 16), 5).tiled());
        assertFalse(new ConvolutionShape(new ImageShape(4, 4, 15), 5).tiled());
    }
}
