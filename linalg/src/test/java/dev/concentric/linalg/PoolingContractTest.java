package dev.concentric.linalg;

import static dev.concentric.linalg.Samples.assertBits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of {@link Kernels} promises of pooling; all comparisons are of bits. */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.concentric.linalg.Implementations#all")
class PoolingContractTest {
    private final Kernels kernels;

    PoolingContractTest(String name, Kernels kernels) {
        this.kernels = kernels;
    }

    private static int[] square(ImageShape shape, int pixel, int channel) {
        int y = 2 * (pixel / (shape.width() / 2));
        int x = 2 * (pixel % (shape.width() / 2));
        int[] elements = new int[4];
        for (int q = 0; q < 4; q++) {
            elements[q] = ((y + q / 2) * shape.width() + x + q % 2) * shape.channels() + channel;
        }
        return elements;
    }

    private void assertPasses(ImageShape shape, FloatMatrix images, FloatMatrix byResult, int[] bounds) {
        FloatMatrix pooled = Samples.filled(byResult.rows(), byResult.columns(), 7f);
        Samples.inParts(bounds, (first, end) -> kernels.pool(images, shape, pooled, first, end));
        FloatMatrix byImages = Samples.filled(images.rows(), images.columns(), 7f);
        Samples.inParts(
                bounds, (first, end) -> kernels.poolBackward(images, shape, pooled, byResult, byImages, first, end));
        FloatMatrix expected = FloatMatrix.zeros(byResult.rows(), byResult.columns());
        FloatMatrix gradient = FloatMatrix.zeros(images.rows(), images.columns());
        for (int image = 0; image < images.rows(); image++) {
            for (int i = 0; i < expected.columns(); i++) {
                int[] square = square(shape, i / shape.channels(), i % shape.channels());
                float largest = Float.NEGATIVE_INFINITY;
                for (int element : square) {
                    largest = Math.max(largest, images.get(image, element));
                }
                expected.set(image, i, largest);
                for (int element : square) {
                    if (images.get(image, element) == largest) {
                        gradient.set(image, element, byResult.get(image, i));
                        break;
                    }
                }
            }
        }
        assertBits("pooled " + shape, expected, pooled);
        assertBits("gradient " + shape, gradient, byImages);
    }

    @Test
    void poolsAwkwardSizes() {
        Random random = new Random(1);
        for (int height : new int[] {2, 4, 6}) {
            for (int width : new int[] {2, 8}) {
                for (int channels : Samples.AWKWARD) {
                    if (channels > 0) {
                        ImageShape shape = new ImageShape(height, width, channels);
                        FloatMatrix images = Samples.gaussian(3, shape.elements(), random);
                        FloatMatrix byResult = Samples.gaussian(3, shape.elements() / 4, random);
                        assertPasses(shape, images, byResult, new int[] {0, 3});
                        assertPasses(shape, images, byResult, Samples.bounds(3, 1, random));
                    }
                }
            }
        }
    }

    /** Of few values most squares have their largest number more than once. */
    @Test
    void givesTheGradientToTheFirstOfEquals() {
        Random random = new Random(2);
        ImageShape shape = new ImageShape(4, 6, 19);
        for (int round = 0; round < 20; round++) {
            FloatMatrix images = FloatMatrix.zeros(2, shape.elements());
            for (int i = 0; i < images.size(); i++) {
                images.data()[i] = random.nextInt(3) - 1;
            }
            assertPasses(shape, images, Samples.gaussian(2, shape.elements() / 4, random), new int[] {0, 2});
        }
        FloatMatrix equal = Samples.filled(1, 4, 3f);
        FloatMatrix pooled = Samples.filled(1, 1, 3f);
        FloatMatrix byImages = Samples.filled(1, 4, 7f);
        ImageShape one = new ImageShape(2, 2, 1);
        kernels.poolBackward(equal, one, pooled, Samples.filled(1, 1, 5f), byImages, 0, 1);
        assertBits("first of four", new float[] {5, 0, 0, 0}, byImages.data());
    }

    @Test
    void carriesSpecialValues() {
        Random random = new Random(3);
        ImageShape shape = new ImageShape(4, 4, 21);
        for (int round = 0; round < 100; round++) {
            FloatMatrix images = Samples.sprinkled(Samples.gaussian(2, shape.elements(), random), 60, random);
            FloatMatrix byResult = Samples.sprinkled(Samples.gaussian(2, shape.elements() / 4, random), 10, random);
            assertPasses(shape, images, byResult, new int[] {0, 2});
        }
    }

    @Test
    void writesNoImagesOutsideItsPart() {
        ImageShape shape = new ImageShape(2, 4, 9);
        FloatMatrix images = Samples.gaussian(5, shape.elements(), new Random(4));
        FloatMatrix pooled = Samples.filled(5, shape.elements() / 4, 77f);
        FloatMatrix byImages = Samples.filled(5, shape.elements(), 77f);
        kernels.pool(images, shape, pooled, 1, 3);
        kernels.poolBackward(images, shape, pooled, Samples.filled(5, 18, 1f), byImages, 1, 3);
        for (int image = 0; image < 5; image++) {
            for (int i = 0; i < byImages.columns(); i++) {
                assertEquals(image < 1 || image > 2, pooled.get(image, i / 4) == 77f);
                assertEquals(image < 1 || image > 2, byImages.get(image, i) == 77f);
            }
        }
    }
}
