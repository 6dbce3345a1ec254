package dev.concentric.linalg.scalar;

import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.ImageShape;
import dev.concentric.linalg.PackedMatrix;
import java.util.Arrays;

/** Convolutions as plain loops over pixels and what their kernels see. */
final class ConvolutionLoops {

    private ConvolutionLoops() {}

    static void forward(
            FloatMatrix images,
            ConvolutionShape shape,
            PackedMatrix weights,
            PackedMatrix bias,
            FloatMatrix result,
            int first,
            int end) {
        int filters = weights.columns();
        for (int image = first; image < end; image++) {
            for (int pixel = 0; pixel < shape.image().pixels(); pixel++) {
                for (int filter = 0; filter < filters; filter++) {
                    float sum = bias.get(0, filter);
                    for (int p = 0; p < shape.patch(); p++) {
                        sum = Math.fma(seen(images, image, shape, pixel, p), weights.get(p, filter), sum);
                    }
                    result.set(image, pixel * filters + filter, sum);
                }
            }
        }
    }

    /** Returns element p of a pixel's patch. */
    private static float seen(FloatMatrix images, int image, ConvolutionShape shape, int pixel, int p) {
        int column = column(shape, pixel, p);
        return column < 0 ? 0f : images.get(image, column);
    }

    /** Returns where in its image element p of a pixel's patch lies, or -1 beyond the border. */
    private static int column(ConvolutionShape shape, int pixel, int p) {
        ImageShape image = shape.image();
        int y = pixel / image.width() + p / shape.strip() - shape.reach();
        int x = pixel % image.width() + p % shape.strip() / image.channels() - shape.reach();
        boolean inside = y >= 0 && y < image.height() && x >= 0 && x < image.width();
        return inside ? (y * image.width() + x) * image.channels() + p % image.channels() : -1;
    }

    static void backward(
            FloatMatrix byResult,
            ConvolutionShape shape,
            PackedMatrix transposed,
            FloatMatrix byImages,
            int first,
            int end) {
        int filters = transposed.rows();
        for (int image = first; image < end; image++) {
            int row = image * byImages.columns();
            Arrays.fill(byImages.data(), row, row + byImages.columns(), 0f);
            for (int pixel = 0; pixel < shape.image().pixels(); pixel++) {
                for (int p = 0; p < shape.patch(); p++) {
                    int column = column(shape, pixel, p);
                    if (column >= 0) {
                        float sum = 0;
                        for (int filter = 0; filter < filters; filter++) {
                            float gradient = byResult.get(image, pixel * filters + filter);
                            sum = Math.fma(gradient, transposed.get(filter, p), sum);
                        }
                        byImages.data()[row + column] += sum;
                    }
                }
            }
        }
    }

    static void gradients(
            FloatMatrix images,
            ConvolutionShape shape,
            FloatMatrix byResult,
            PackedMatrix byWeights,
            float[] byBias,
            int first,
            int end) {
        int filters = byWeights.columns();
        for (int p = 0; p < shape.patch(); p++) {
            boolean mine = p % shape.strip() >= first && p % shape.strip() < end;
            for (int filter = 0; mine && filter < filters; filter++) {
                float sum = 0;
                for (int image = 0; image < images.rows(); image++) {
                    for (int pixel = 0; pixel < shape.image().pixels(); pixel++) {
                        float gradient = byResult.get(image, pixel * filters + filter);
                        sum = Math.fma(seen(images, image, shape, pixel, p), gradient, sum);
                    }
                }
                byWeights.set(p, filter, sum);
            }
        }
        if (first == 0 && end > 0) {
            sumPixels(byResult, filters, byBias);
        }
    }

    /** Sums the pixels of all images, filter by filter. */
    static void sumPixels(FloatMatrix byResult, int filters, float[] sums) {
        Arrays.fill(sums, 0, filters, 0f);
        for (int i = 0; i < byResult.size(); i++) {
            sums[i % filters] += byResult.data()[i];
        }
    }
}
