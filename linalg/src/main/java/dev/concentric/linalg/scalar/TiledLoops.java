package dev.concentric.linalg.scalar;

import static dev.concentric.linalg.scalar.TileTransforms.ELEMENTS;
import static dev.concentric.linalg.scalar.TileTransforms.KERNEL;
import static dev.concentric.linalg.scalar.TileTransforms.RESULT;
import static dev.concentric.linalg.scalar.TileTransforms.TILE;

import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.ImageShape;
import dev.concentric.linalg.PackedMatrix;

/** Convolutions tile by tile ({@link TileTransforms}), as plain loops over squares of results. */
final class TiledLoops {

    private TiledLoops() {}

    static void forward(
            FloatMatrix images,
            ConvolutionShape shape,
            PackedMatrix weights,
            PackedMatrix bias,
            FloatMatrix result,
            int first,
            int end) {
        int filters = weights.columns();
        float[][][] kernels = kernels(shape, weights);
        for (int image = first; image < end; image++) {
            for (int tile = 0; tile < shape.image().pixels() / (RESULT * RESULT); tile++) {
                float[][] seen = seen(images, image, shape, tile);
                for (int filter = 0; filter < filters; filter++) {
                    float[] sums = new float[ELEMENTS];
                    for (int channel = 0; channel < seen.length; channel++) {
                        addProducts(seen[channel], kernels[channel][filter], sums);
                    }
                    float[] square = TileTransforms.square(TileTransforms::results, TILE, RESULT, sums);
                    for (int i = 0; i < square.length; i++) {
                        int at = pixel(shape.image(), tile, i) * filters + filter;
                        result.set(image, at, square[i] + bias.get(0, filter));
                    }
                }
            }
        }
    }

    private static void addProducts(float[] a, float[] b, float[] sums) {
        for (int k = 0; k < ELEMENTS; k++) {
            sums[k] = Math.fma(a[k], b[k], sums[k]);
        }
    }

    /** Returns the transformed kernel of each channel and filter. */
    private static float[][][] kernels(ConvolutionShape shape, PackedMatrix weights) {
        int channels = shape.image().channels();
        float[][][] kernels = new float[channels][weights.columns()][];
        for (int channel = 0; channel < channels; channel++) {
            for (int filter = 0; filter < weights.columns(); filter++) {
                float[] kernel = new float[KERNEL * KERNEL];
                for (int i = 0; i < kernel.length; i++) {
                    kernel[i] = weights.get(i * channels + channel, filter);
                }
                kernels[channel][filter] = TileTransforms.square(TileTransforms::weights, KERNEL, TILE, kernel);
            }
        }
        return kernels;
    }

    /** Returns the transformed tile of each channel. */
    private static float[][] seen(FloatMatrix images, int image, ConvolutionShape shape, int tile) {
        ImageShape size = shape.image();
        int top = pixel(size, tile, 0) / size.width() - shape.reach();
        int left = pixel(size, tile, 0) % size.width() - shape.reach();
        float[][] seen = new float[size.channels()][];
        for (int channel = 0; channel < seen.length; channel++) {
            float[] pixels = new float[ELEMENTS];
            for (int k = 0; k < ELEMENTS; k++) {
                int y = top + k / TILE;
                int x = left + k % TILE;
                boolean inside = y >= 0 && y < size.height() && x >= 0 && x < size.width();
                pixels[k] = inside ? images.get(image, (y * size.width() + x) * size.channels() + channel) : 0;
            }
            seen[channel] = TileTransforms.square(TileTransforms::pixels, TILE, TILE, pixels);
        }
        return seen;
    }

    /** Returns the pixel of element i of a tile's square of results. */
    private static int pixel(ImageShape image, int tile, int i) {
        int across = image.width() / RESULT;
        int y = tile / across * RESULT + i / RESULT;
        int x = tile % across * RESULT + i % RESULT;
        return y * image.width() + x;
    }

    static void gradients(
            FloatMatrix images,
            ConvolutionShape shape,
            FloatMatrix byResult,
            PackedMatrix byWeights,
            float[] byBias,
            int first,
            int end) {
        int channels = shape.image().channels();
        int filters = byWeights.columns();
        float[][][] sums = new float[channels][filters][ELEMENTS];
        for (int image = 0; image < images.rows(); image++) {
            for (int tile = 0; tile < shape.image().pixels() / (RESULT * RESULT); tile++) {
                float[][] seen = seen(images, image, shape, tile);
                for (int filter = 0; filter < filters; filter++) {
                    float[] square = new float[RESULT * RESULT];
                    for (int i = 0; i < square.length; i++) {
                        square[i] = byResult.get(image, pixel(shape.image(), tile, i) * filters + filter);
                    }
                    float[] spread = TileTransforms.square(TileTransforms::byResults, RESULT, TILE, square);
                    for (int channel = first; channel < end; channel++) {
                        addProducts(seen[channel], spread, sums[channel][filter]);
                    }
                }
            }
        }
        for (int channel = first; channel < end; channel++) {
            for (int filter = 0; filter < filters; filter++) {
                float[] sum = sums[channel][filter];
                float[] kernel = TileTransforms.square(TileTransforms::byWeights, TILE, KERNEL, sum);
                for (int i = 0; i < kernel.length; i++) {
                    byWeights.set(i * channels + channel, filter, kernel[i]);
                }
            }
        }
        if (first == 0 && end > 0) {
            ConvolutionLoops.sumPixels(byResult, filters, byBias);
        }
    }
}
