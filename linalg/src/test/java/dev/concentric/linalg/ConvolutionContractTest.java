package dev.concentric.linalg;

import static dev.concentric.linalg.Samples.assertBits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every implementation of {@link Kernels} promises of convolutions that are not tiled: the bits of products with the
 * patches of all pixels ({@link ConvolutionCase}).
 */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.concentric.linalg.Implementations#all")
class ConvolutionContractTest {
    private final Kernels kernels;

    ConvolutionContractTest(String name, Kernels kernels) {
        this.kernels = kernels;
    }

    private void assertPasses(ConvolutionCase one, int[] imageBounds, int[] stripBounds) {
        String what = one.shape() + ", " + one.filters() + " filters: ";
        PackedMatrix weights = Samples.packed(kernels, one.weights());
        PackedMatrix bias = Samples.packed(kernels, one.bias());
        FloatMatrix result =
                Samples.filled(one.byResult().rows(), one.byResult().columns(), 7f);
        Samples.inParts(
                imageBounds,
                (first, end) -> kernels.convolve(one.images(), one.shape(), weights, bias, result, first, end));
        assertBits(what + "result", one.result(), result);

        PackedMatrix transposed = kernels.packed(weights.columns(), weights.rows());
        transposed.setTransposed(weights);
        FloatMatrix byImages = Samples.filled(one.images().rows(), one.images().columns(), 7f);
        Samples.inParts(
                imageBounds,
                (first, end) ->
                        kernels.convolveBackward(one.byResult(), one.shape(), transposed, byImages, first, end));
        assertBits(what + "by images", one.byImages(), byImages);

        PackedMatrix byWeights = Samples.packed(
                kernels, Samples.filled(one.weights().rows(), one.weights().columns(), 7f));
        float[] byBias = new float[one.filters()];
        Arrays.fill(byBias, 7f);
        Samples.inParts(
                stripBounds,
                (first, end) -> kernels.convolutionGradients(
                        one.images(), one.shape(), one.byResult(), byWeights, byBias, first, end));
        assertBits(what + "by weights", one.byWeights(), Samples.unpacked(byWeights));
        assertBits(what + "by bias", one.byBias(), byBias);
    }

    private void assertWhole(ConvolutionCase one) {
        assertPasses(one, new int[] {0, one.images().rows()}, new int[] {
            0, one.shape().strip()
        });
    }

    private static ConvolutionShape shape(int height, int width, int channels, int kernel) {
        return new ConvolutionShape(new ImageShape(height, width, channels), kernel);
    }

    /** Sides below and above the kernel's, and channels and filters around the widths of vectors and panels. */
    @Test
    void convolvesAwkwardSizes() {
        Random random = new Random(1);
        for (int kernel : new int[] {1, 3, 5}) {
            for (int side : new int[] {1, 2, 5, 9}) {
                for (int channels : new int[] {1, 3, 8, 17}) {
                    for (int filters : new int[] {1, 8, 9, 16, 33}) {
                        assertWhole(
                                ConvolutionCase.random(shape(side, side + 1, channels, kernel), 2, filters, random));
                    }
                }
            }
        }
        assertWhole(ConvolutionCase.random(shape(3, 3, 2, 3), 0, 4, random));
        assertWhole(ConvolutionCase.random(shape(9, 2, 3, 7), 3, 40, random));
    }

    @Test
    void convolvesLargeSizes() {
        Random random = new Random(2);
        assertWhole(ConvolutionCase.random(shape(28, 28, 1, 5), 2, 32, random));
        assertWhole(ConvolutionCase.random(shape(14, 15, 32, 5), 2, 64, random));
    }

    @Test
    void convolvesInParts() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            int kernel = 1 + 2 * random.nextInt(3);
            ConvolutionShape shape =
                    shape(1 + random.nextInt(6), 1 + random.nextInt(6), 1 + random.nextInt(10), kernel);
            int images = random.nextInt(6);
            ConvolutionCase one = ConvolutionCase.random(shape, images, 1 + random.nextInt(40), random);
            assertPasses(one, Samples.bounds(images, 1, random), Samples.bounds(shape.strip(), 1, random));
        }
    }

    /** Zeros beyond the border meet weights that are not finite as the chains say. */
    @Test
    void carriesSpecialValues() {
        Random random = new Random(4);
        for (int round = 0; round < 50; round++) {
            ConvolutionCase plain = ConvolutionCase.random(shape(4, 5, 3, 3), 2, 1 + random.nextInt(20), random);
            assertWhole(new ConvolutionCase(
                    plain.shape(),
                    Samples.sprinkled(plain.images(), 5, random),
                    Samples.sprinkled(plain.weights(), 2, random),
                    plain.bias(),
                    Samples.sprinkled(plain.byResult(), 5, random)));
        }
    }

    @Test
    void writesNothingOutsideItsPart() {
        Random random = new Random(5);
        ConvolutionCase one = ConvolutionCase.random(shape(4, 4, 5, 3), 5, 9, random);
        PackedMatrix weights = Samples.packed(kernels, one.weights());
        PackedMatrix transposed = kernels.packed(weights.columns(), weights.rows());
        transposed.setTransposed(weights);
        FloatMatrix result = Samples.filled(5, one.byResult().columns(), 7f);
        FloatMatrix byImages = Samples.filled(5, one.images().columns(), 7f);
        kernels.convolve(one.images(), one.shape(), weights, Samples.packed(kernels, one.bias()), result, 1, 3);
        kernels.convolveBackward(one.byResult(), one.shape(), transposed, byImages, 1, 3);
        for (FloatMatrix written : List.of(result, byImages)) {
            for (int i = 0; i < written.size(); i++) {
                boolean mine = i >= written.columns() && i < 3 * written.columns();
                assertEquals(mine, written.data()[i] != 7f);
            }
        }
        PackedMatrix byWeights =
                Samples.packed(kernels, Samples.filled(one.weights().rows(), 9, 7f));
        float[] byBias = new float[9];
        kernels.convolutionGradients(one.images(), one.shape(), one.byResult(), byWeights, byBias, 4, 11);
        for (int row = 0; row < byWeights.rows(); row++) {
            assertEquals(row % 15 >= 4 && row % 15 < 11, byWeights.get(row, 8) != 7f, "row " + row);
        }
        assertBits("bias", new float[9], byBias);
    }

    /** By hand: a kernel of one pixel is a dense layer of each pixel, and one of three pixels sums neighbours. */
    @Test
    void isWhatItIsByHand() {
        FloatMatrix images = FloatMatrix.over(new float[] {1, 2, 3, 4, 5, 6}, 1, 6);
        PackedMatrix ones = Samples.packed(kernels, Samples.filled(9, 1, 1f));
        PackedMatrix half = Samples.packed(kernels, Samples.filled(1, 1, 0.5f));
        FloatMatrix result = FloatMatrix.zeros(1, 6);
        kernels.convolve(images, shape(2, 3, 1, 3), ones, half, result, 0, 1);
        assertBits("sums of neighbours", new float[] {12.5f, 21.5f, 16.5f, 12.5f, 21.5f, 16.5f}, result.data());
        PackedMatrix difference = Samples.packed(kernels, FloatMatrix.over(new float[] {1, -1}, 2, 1));
        FloatMatrix pixels = FloatMatrix.zeros(1, 3);
        kernels.convolve(images, shape(1, 3, 2, 1), difference, half, pixels, 0, 1);
        assertBits("differences", new float[] {-0.5f, -0.5f, -0.5f}, pixels.data());
    }

    @Test
    void servesSeveralThreads() {
        Random random = new Random(6);
        ConvolutionCase one = ConvolutionCase.random(shape(6, 7, 5, 3), 3, 20, random);
        IntStream.range(0, 32).parallel().forEach(i -> assertPasses(one, new int[] {0, 2, 3}, new int[] {0, 6, 15}));
    }
}
