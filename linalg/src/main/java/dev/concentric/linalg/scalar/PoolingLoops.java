package dev.concentric.linalg.scalar;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.ImageShape;

/** Poolings as plain loops, for a range of each pixel's channels. */
public final class PoolingLoops {

    private PoolingLoops() {}

    /** Pools the channels from {@code channel} on of the images {@code first} to {@code end - 1}. */
    public static void forward(
            FloatMatrix images, ImageShape shape, FloatMatrix result, int first, int end, int channel) {
        float[] x = images.data();
        int next = shape.channels();
        int below = shape.width() * shape.channels();
        int pixels = shape.pixels() / 4;
        for (int pixel = first * pixels; pixel < end * pixels; pixel++) {
            int at = corner(shape, pixel);
            for (int c = channel; c < next; c++) {
                int i = at + c;
                float upper = Math.max(x[i], x[i + next]);
                float lower = Math.max(x[i + below], x[i + below + next]);
                result.data()[pixel * next + c] = Math.max(upper, lower);
            }
        }
    }

    /** Returns where the square of a result's pixel begins, pixels being counted through all images. */
    public static int corner(ImageShape shape, int pixel) {
        int row = pixel / (shape.width() / 2);
        int x = pixel % (shape.width() / 2);
        return 2 * (row * shape.width() + x) * shape.channels();
    }

    /** Spreads the gradient of the channels from {@code channel} on of the images {@code first} to {@code end - 1}. */
    public static void backward(
            FloatMatrix images,
            ImageShape shape,
            FloatMatrix result,
            FloatMatrix byResult,
            FloatMatrix byImages,
            int first,
            int end,
            int channel) {
        int next = shape.channels();
        int below = shape.width() * shape.channels();
        int pixels = shape.pixels() / 4;
        for (int pixel = first * pixels; pixel < end * pixels; pixel++) {
            int at = corner(shape, pixel);
            for (int c = channel; c < next; c++) {
                float largest = result.data()[pixel * next + c];
                float left = byResult.data()[pixel * next + c];
                for (int q = 0; q < 4; q++) {
                    int i = at + c + q / 2 * below + q % 2 * next;
                    boolean takes = images.data()[i] == largest;
                    byImages.data()[i] = takes ? left : 0f;
                    left = takes ? 0f : left;
                }
            }
        }
    }
}
