package dev.concentric.linalg.simd;

import static dev.concentric.linalg.scalar.TileTransforms.ELEMENTS;
import static dev.concentric.linalg.scalar.TileTransforms.KERNEL;
import static dev.concentric.linalg.scalar.TileTransforms.RESULT;
import static dev.concentric.linalg.scalar.TileTransforms.TILE;
import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.ProductTile.WIDTH;

import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.ImageShape;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Workspace;
import java.util.Arrays;

/**
 * The gradients of {@link TiledConvolutions} by weights and bias: for each of a tile's 36 elements a product of all tiles,
 * a row for each channel, with the transformed gradient of the result.
 *
 * <p>The inner index runs over tiles, so here vectors of the image run along them. Its columns are parted into even and odd
 * ones for that: then what neighbouring tiles see lies side by side.
 */
final class TiledGradients {
    private final ConvolutionShape shape;
    private final TileGrid grid;
    private final PackedMatrix byWeights;
    private final int first;
    private final int end;

    /** A channel's even columns and behind them its odd ones, with the zeros around the image. */
    private final float[] halves;

    /** The transformed tiles: for each element a matrix {@code [channels x rowLength]}. */
    private final float[] tiles;

    /** The number of tiles of all images at work, behind which a vector may be written. */
    private final int rowLength;

    /** The transformed gradient of a panel: for each element a matrix {@code [tiles x WIDTH]}. */
    private final float[] spread;

    /** The sums: for each panel and element a matrix {@code [channels x WIDTH]}. */
    private final float[] sums;

    /** A square of vectors between its two transforms, before the first and behind the second. */
    private final float[] columns;

    private final float[] square;

    private TiledGradients(ConvolutionShape shape, PackedMatrix byWeights, int first, int end, Workspace scratch) {
        this.shape = shape;
        this.byWeights = byWeights;
        this.first = first;
        this.end = end;
        grid = new TileGrid(shape.image(), TiledConvolutions.TOGETHER);
        rowLength = grid.most() + COUNT;
        halves = scratch.floats(2 * halfSize() + COUNT);
        tiles = scratch.floats(ELEMENTS * (end - first) * rowLength);
        spread = scratch.floats(ELEMENTS * grid.most() * WIDTH);
        int size = Math.ceilDiv(byWeights.columns(), WIDTH) * ELEMENTS * (end - first) * WIDTH;
        sums = scratch.floats(size);
        columns = scratch.floats(ELEMENTS * COUNT);
        square = scratch.floats(RESULT * RESULT * WIDTH);
        Arrays.fill(halves, 0, 2 * halfSize() + COUNT, 0f);
        Arrays.fill(sums, 0, size, 0f);
        Arrays.fill(square, 0, RESULT * RESULT * WIDTH, 0f);
    }

    static void compute(
            FloatMatrix images,
            ConvolutionShape shape,
            FloatMatrix byResult,
            PackedMatrix byWeights,
            float[] byBias,
            int first,
            int end) {
        if (first == end) {
            return;
        }
        try (Workspace scratch = Workspace.open()) {
            new TiledGradients(shape, byWeights, first, end, scratch).compute(images, byResult);
        }
        if (first == 0) {
            PixelSums.set(byResult, byWeights.columns(), byBias);
        }
    }

    private void compute(FloatMatrix images, FloatMatrix byResult) {
        for (int image = 0; image < images.rows(); image += grid.images()) {
            int count = Math.min(grid.images(), images.rows() - image);
            for (int i = 0; i < count; i++) {
                transformTiles(images.data(), (image + i) * images.columns(), i * grid.tiles());
            }
            for (int column = 0; column < byWeights.columns(); column += WIDTH) {
                for (int i = 0; i < count; i++) {
                    transformGradient(byResult.data(), (image + i) * byResult.columns(), column, i * grid.tiles());
                }
                goOn(column, count * grid.tiles());
            }
        }
        for (int column = 0; column < byWeights.columns(); column += WIDTH) {
            give(column);
        }
    }

    private int halfWidth() {
        return (shape.image().width() + KERNEL - 1) / 2;
    }

    private int halfSize() {
        return (shape.image().height() + KERNEL - 1) * halfWidth();
    }

    /** Transforms an image's tiles to columns from {@code column} on. */
    private void transformTiles(float[] images, int at, int column) {
        int element = (end - first) * rowLength;
        for (int channel = first; channel < end; channel++) {
            takeChannel(images, at + channel);
            for (int y = 0; y < grid.down(); y++) {
                // What a vector holds beyond the row's tiles is overwritten by the next row's, or lies behind the last.
                for (int x = 0; x < grid.across(); x += COUNT) {
                    int corner = y * RESULT * halfWidth() + x;
                    for (int dx = 0; dx < TILE; dx++) {
                        int from = dx % 2 * halfSize() + corner + dx / 2;
                        TileLines.pixels(halves, from, halfWidth(), columns, dx * COUNT, TILE * COUNT);
                    }
                    int to = (channel - first) * rowLength + column + y * grid.across() + x;
                    for (int i = 0; i < TILE; i++) {
                        TileLines.pixels(columns, i * TILE * COUNT, COUNT, tiles, to + i * TILE * element, element);
                    }
                }
            }
        }
    }

    private void takeChannel(float[] images, int at) {
        ImageShape image = shape.image();
        int middle = shape.reach() * halfWidth() + shape.reach() / 2;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                halves[x % 2 * halfSize() + middle + y * halfWidth() + x / 2] =
                        images[at + (y * image.width() + x) * image.channels()];
            }
        }
    }

    /** Transforms the gradient of an image's result for a panel's filters, to rows from {@code row} on. */
    private void transformGradient(float[] byResult, int start, int column, int row) {
        int filters = byWeights.columns();
        int width = Math.min(WIDTH, filters - column);
        int element = grid.most() * WIDTH;
        for (int tile = 0; tile < grid.tiles(); tile++) {
            for (int i = 0; i < RESULT * RESULT; i++) {
                int from = start + grid.pixel(tile, i) * filters + column;
                System.arraycopy(byResult, from, square, i * WIDTH, width);
            }
            for (int half = 0; half < WIDTH; half += COUNT) {
                for (int dx = 0; dx < RESULT; dx++) {
                    int from = dx * WIDTH + half;
                    TileLines.byResults(square, from, RESULT * WIDTH, columns, dx * COUNT, RESULT * COUNT);
                }
                int to = (row + tile) * WIDTH + half;
                for (int i = 0; i < TILE; i++) {
                    int into = to + i * TILE * element;
                    TileLines.byResults(columns, i * RESULT * COUNT, COUNT, spread, into, element);
                }
            }
        }
        // The next panel may be narrower: behind its filters are zeros.
        Arrays.fill(square, 0, RESULT * RESULT * WIDTH, 0f);
    }

    private void goOn(int column, int count) {
        int channels = end - first;
        for (int k = 0; k < ELEMENTS; k++) {
            int from = k * channels * rowLength;
            int panel = k * grid.most() * WIDTH;
            int to = (column / WIDTH * ELEMENTS + k) * channels * WIDTH;
            ProductTile.panel(channels, count, tiles, from, rowLength, spread, panel, sums, to, WIDTH);
        }
    }

    /** Brings the sums of a panel back to the weights. */
    private void give(int column) {
        int all = shape.image().channels();
        int element = (end - first) * WIDTH;
        for (int channel = first; channel < end; channel++) {
            int from = column / WIDTH * ELEMENTS * element + (channel - first) * WIDTH;
            int to = byWeights.index(channel, column);
            for (int half = 0; half < WIDTH; half += COUNT) {
                for (int j = 0; j < TILE; j++) {
                    int at = from + j * element + half;
                    TileLines.byWeights(sums, at, TILE * element, columns, j * COUNT, TILE * COUNT);
                }
                for (int i = 0; i < KERNEL; i++) {
                    int into = to + i * KERNEL * all * WIDTH + half;
                    TileLines.byWeights(columns, i * TILE * COUNT, COUNT, byWeights.data(), into, all * WIDTH);
                }
            }
        }
    }
}
