package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;

import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.ImageShape;
import dev.concentric.linalg.Workspace;
import java.util.Arrays;

/** An image with the zeros that its convolution sees around it, in memory that is lent. */
final class PaddedImage {
    private final ConvolutionShape shape;
    private final float[] data;

    private PaddedImage(ConvolutionShape shape, float[] data) {
        this.shape = shape;
        this.data = data;
        Arrays.fill(data, 0, size(shape) + COUNT, 0f);
    }

    /** Returns an image of zeros, behind whose last element a vector may still be read. */
    static PaddedImage of(ConvolutionShape shape, Workspace scratch) {
        return new PaddedImage(shape, scratch.floats(size(shape) + COUNT));
    }

    /** Returns the number of elements of a padded image. */
    static int size(ConvolutionShape shape) {
        int sides = shape.kernel() - 1;
        ImageShape image = shape.image();
        return (image.height() + sides) * (image.width() + sides) * image.channels();
    }

    float[] data() {
        return data;
    }

    /** Returns the number of elements of a row of pixels. */
    int row() {
        return (shape.image().width() + shape.kernel() - 1) * shape.image().channels();
    }

    /** Copies an image into the middle. */
    void take(float[] image, int at) {
        int length = shape.image().width() * shape.image().channels();
        for (int y = 0; y < shape.image().height(); y++) {
            System.arraycopy(image, at + y * length, data, middle(y), length);
        }
    }

    private int middle(int y) {
        return (y + shape.reach()) * row() + shape.reach() * shape.image().channels();
    }
}
