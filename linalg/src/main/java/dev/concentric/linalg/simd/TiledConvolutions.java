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

    /** The tiles that are worked on at a time: many for one product, few enough for a second-level cache. */
    static final int TOGETHER = 96;

    private final ConvolutionShape shape;
    private final TileGrid grid;
    private final int filters;
    private final float[] bias;

    /** The transformed kernels: for each panel and element a matrix {@code [channels x WIDTH]}. */
    private final float[] kernels;

    private final PaddedImage padded;

    /** The transformed tiles: for each element a matrix {@code [tiles x rowLength]}. */
    private final float[] tiles;

    /** The number of channels with what fills up their last vector. */
    private final int rowLength;

    /** The products of a panel: for each element a matrix {@code [tiles x WIDTH]}. */
    private final float[] products;

    /** A square of vectors between its two transforms, and behind the second. */
    private final float[] columns;

    private final float[] square;

    private TiledConvolutions(ConvolutionShape shape, PackedMatrix weights, PackedMatrix bias, Workspace scratch) {
        this.shape = shape;
        this.bias = bias.data();
        filters = weights.columns();
        grid = new TileGrid(shape.image(), TOGETHER);
        rowLength = Math.ceilDiv(shape.image().channels(), COUNT) * COUNT;
        padded = PaddedImage.of(shape, scratch);
        int panels = Math.ceilDiv(filters, WIDTH);
        kernels = scratch.floats(panels * ELEMENTS * shape.image().channels() * WIDTH);
        tiles = scratch.floats(ELEMENTS * grid.most() * rowLength);
        products = scratch.floats(ELEMENTS * grid.most() * WIDTH);
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
            int together = convolutions.grid.images();
            for (int image = first; image < end; image += together) {
                convolutions.convolve(images, image, Math.min(together, end - image), result);
            }
        }
    }

    private void transformKernels(PackedMatrix weights, int column) {
        int channels = shape.image().channels();
        for (int channel = 0; channel < channels; channel++) {
            int from = weights.index(channel, column);
            int to = (column / WIDTH * ELEMENTS * channels + channel) * WIDTH;
            for (int half = 0; half < WIDTH; half += COUNT) {
                for (int dx = 0; dx < KERNEL; dx++) {
                    int at = from + dx * channels * WIDTH + half;
                    int down = KERNEL * channels * WIDTH;
                    TileLines.weights(weights.data(), at, down, columns, dx * COUNT, KERNEL * COUNT);
                }
                for (int i = 0; i < TILE; i++) {
                    int into = to + i * TILE * channels * WIDTH + half;
                    TileLines.weights(columns, i * KERNEL * COUNT, COUNT, kernels, into, channels * WIDTH);
                }
            }
        }
    }

    private void convolve(FloatMatrix images, int first, int count, FloatMatrix result) {
        int rows = count * grid.tiles();
        for (int image = 0; image < count; image++) {
            padded.take(images.data(), (first + image) * images.columns());
            transformTiles(image * grid.tiles());
        }
        for (int column = 0; column < filters; column += WIDTH) {
            multiply(column, rows);
            for (int image = 0; image < count; image++) {
                give(image * grid.tiles(), column, result.data(), (first + image) * result.columns());
            }
        }
    }

    /** Transforms the tiles of the padded image to rows from {@code row} on. */
    private void transformTiles(int row) {
        int channels = shape.image().channels();
        int element = grid.most() * rowLength;
        for (int tile = 0; tile < grid.tiles(); tile++) {
            int corner = grid.top(tile) * padded.row() + grid.left(tile) * channels;
            for (int channel = 0; channel < channels; channel += COUNT) {
                for (int dx = 0; dx < TILE; dx++) {
                    int at = corner + dx * channels + channel;
                    TileLines.pixels(padded.data(), at, padded.row(), columns, dx * COUNT, TILE * COUNT);
                }
                int to = (row + tile) * rowLength + channel;
                for (int i = 0; i < TILE; i++) {
                    TileLines.pixels(columns, i * TILE * COUNT, COUNT, tiles, to + i * TILE * element, element);
                }
            }
        }
    }

    private void multiply(int column, int rows) {
        int channels = shape.image().channels();
        int panel = column / WIDTH * ELEMENTS * channels * WIDTH;
        for (int k = 0; k < ELEMENTS; k++) {
            int from = k * grid.most() * rowLength;
            int to = k * grid.most() * WIDTH;
            Arrays.fill(products, to, to + rows * WIDTH, 0f);
            int kernel = panel + k * channels * WIDTH;
            ProductTile.panel(rows, channels, tiles, from, rowLength, kernels, kernel, products, to, WIDTH);
        }
    }

    /** Transforms the products from {@code row} on to an image's result for a panel's filters. */
    private void give(int row, int column, float[] result, int start) {
        int width = Math.min(WIDTH, filters - column);
        int element = grid.most() * WIDTH;
        for (int tile = 0; tile < grid.tiles(); tile++) {
            for (int half = 0; half < WIDTH; half += COUNT) {
                int from = (row + tile) * WIDTH + half;
                for (int j = 0; j < TILE; j++) {
                    TileLines.results(products, from + j * element, TILE * element, columns, j * COUNT, TILE * COUNT);
                }
                for (int i = 0; i < RESULT; i++) {
                    TileLines.results(columns, i * TILE * COUNT, COUNT, square, i * RESULT * WIDTH + half, WIDTH);
                }
            }
            for (int i = 0; i < RESULT * RESULT; i++) {
                int to = start + grid.pixel(tile, i) * filters + column;
                for (int filter = 0; filter < width; filter++) {
                    result[to + filter] = square[i * WIDTH + filter] + bias[column + filter];
                }
            }
        }
    }
}
