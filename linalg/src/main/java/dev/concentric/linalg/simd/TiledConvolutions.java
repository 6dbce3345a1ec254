package dev.concentric.linalg.simd;

import static dev.concentric.linalg.scalar.TileTransforms.ELEMENTS;
import static dev.concentric.linalg.scalar.TileTransforms.KERNEL;
import static dev.concentric.linalg.scalar.TileTransforms.RESULT;
import static dev.concentric.linalg.scalar.TileTransforms.TILE;
import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.ProductTile.WIDTH;

import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Workspace;
import java.util.Arrays;

/**
 * Convolutions tile by tile ({@link dev.concentric.linalg.scalar.TileTransforms}): for each of a tile's 36 elements a
 * product of the tiles of a few images, a row for each, with the transformed kernels.
 */
final class TiledConvolutions {

    private final ConvolutionShape shape;
    private final ImageTiles tiles;
    private final int filters;
    private final float[] bias;

    /** The transformed kernels: for each panel and element a matrix {@code [channels x WIDTH]}. */
    private final float[] kernels;

    /** The products of a panel: for each element a matrix {@code [tiles x WIDTH]}. */
    private final float[] products;

    /** A square of vectors between its two transforms, and behind the second. */
    private final float[] columns;

    private final float[] square;

    private TiledConvolutions(ConvolutionShape shape, PackedMatrix weights, PackedMatrix bias, Workspace scratch) {
        this.shape = shape;
        this.bias = bias.data();
        filters = weights.columns();
        tiles = new ImageTiles(shape, 0, shape.image().channels(), scratch);
        int panels = Math.ceilDiv(filters, WIDTH);
        kernels = scratch.floats(
                Math.multiplyExact(panels * ELEMENTS * WIDTH, shape.image().channels()));
        products = scratch.floats(Math.multiplyExact(ELEMENTS * WIDTH, tiles.most()));
        columns = scratch.floats(ELEMENTS * COUNT);
        square = scratch.floats(RESULT * RESULT * WIDTH);
        for (int column = 0; column < filters; column += WIDTH) {
            transformKernels(weights, column);
        }
    }

    static void forward(
            FloatMatrix images,
            ConvolutionShape shape,
            PackedMatrix weights,
            PackedMatrix bias,
            FloatMatrix result,
            int first,
            int end) {
        if (first == end) {
            return;
        }
        try (Workspace scratch = Workspace.open()) {
            TiledConvolutions convolutions = new TiledConvolutions(shape, weights, bias, scratch);
            int together = convolutions.tiles.images();
            for (int image = first; image < end; image += together) {
                convolutions.convolve(images, image, Math.min(together, end - image), result);
            }
        }
    }

    private void transformKernels(PackedMatrix weights, int column) {
        int channels = shape.image().channels();
        int row = channels * WIDTH;
        for (int channel = 0; channel < channels; channel++) {
            int from = weights.index(channel, column);
            int to = (column / WIDTH * ELEMENTS * channels + channel) * WIDTH;
            for (int half = 0; half < WIDTH; half += COUNT) {
                float[] data = weights.data();
                TileLines.weights(KERNEL, data, from + half, KERNEL * row, row, columns, 0, KERNEL * COUNT, COUNT);
                TileLines.weights(TILE, columns, 0, COUNT, KERNEL * COUNT, kernels, to + half, row, TILE * row);
            }
        }
    }

    private void convolve(FloatMatrix images, int first, int count, FloatMatrix result) {
        tiles.take(images, first, count);
        for (int column = 0; column < filters; column += WIDTH) {
            multiply(column, count * tiles.perImage());
            for (int image = 0; image < count; image++) {
                give(image * tiles.perImage(), column, result.data(), (first + image) * result.columns());
            }
        }
    }

    private void multiply(int column, int rows) {
        int channels = shape.image().channels();
        int panel = column / WIDTH * ELEMENTS * channels * WIDTH;
        for (int k = 0; k < ELEMENTS; k++) {
            int from = tiles.matrix(k);
            int to = k * tiles.most() * WIDTH;
            Arrays.fill(products, to, to + rows * WIDTH, 0f);
            int kernel = panel + k * channels * WIDTH;
            ProductTile.panel(
                    rows, channels, tiles.data(), from, tiles.rowLength(), kernels, kernel, products, to, WIDTH);
        }
    }

    /** Transforms the products from {@code row} on to an image's result for a panel's filters. */
    private void give(int row, int column, float[] result, int start) {
        int width = Math.min(WIDTH, filters - column);
        int element = tiles.most() * WIDTH;
        for (int tile = 0; tile < tiles.perImage(); tile++) {
            for (int half = 0; half < WIDTH; half += COUNT) {
                int from = (row + tile) * WIDTH + half;
                TileLines.results(TILE, products, from, TILE * element, element, columns, 0, TILE * COUNT, COUNT);
                TileLines.results(RESULT, columns, 0, COUNT, TILE * COUNT, square, half, WIDTH, RESULT * WIDTH);
            }
            for (int i = 0; i < RESULT * RESULT; i++) {
                int to = start + tiles.pixel(tile, i) * filters + column;
                for (int filter = 0; filter < width; filter++) {
                    result[to + filter] = square[i * WIDTH + filter] + bias[column + filter];
                }
            }
        }
    }
}
