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
 * The gradients of {@link TiledConvolutions} by weights and bias: for each of a tile's 36 elements a product of all tiles,
 * a row for each channel, with the transformed gradient of the result.
 */
final class TiledGradients {
    private final ConvolutionShape shape;
    private final ImageTiles tiles;
    private final PackedMatrix byWeights;
    private final int first;
    private final int end;

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
        tiles = new ImageTiles(shape, first, end, scratch);
        spread = scratch.floats(Math.multiplyExact(ELEMENTS * WIDTH, tiles.most()));
        int panels = Math.ceilDiv(byWeights.columns(), WIDTH);
        int size = Math.multiplyExact(panels * ELEMENTS * WIDTH, end - first);
        sums = scratch.floats(size);
        columns = scratch.floats(ELEMENTS * COUNT);
        square = scratch.floats(RESULT * RESULT * WIDTH);
        Arrays.fill(sums, 0, size, 0f);
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
        for (int image = 0; image < images.rows(); image += tiles.images()) {
            int count = Math.min(tiles.images(), images.rows() - image);
            tiles.take(images, image, count);
            for (int column = 0; column < byWeights.columns(); column += WIDTH) {
                for (int i = 0; i < count; i++) {
                    transformGradient(byResult.data(), (image + i) * byResult.columns(), column, i * tiles.perImage());
                }
                goOn(column, count * tiles.perImage());
            }
        }
        for (int column = 0; column < byWeights.columns(); column += WIDTH) {
            give(column);
        }
    }

    /** Transforms the gradient of an image's result for a panel's filters, to rows from {@code row} on. */
    private void transformGradient(float[] byResult, int start, int column, int row) {
        int filters = byWeights.columns();
        int width = Math.min(WIDTH, filters - column);
        int element = tiles.most() * WIDTH;
        // Behind the filters of a narrow panel are zeros.
        Arrays.fill(square, 0, RESULT * RESULT * WIDTH, 0f);
        for (int tile = 0; tile < tiles.perImage(); tile++) {
            for (int i = 0; i < RESULT * RESULT; i++) {
                int from = start + tiles.pixel(tile, i) * filters + column;
                System.arraycopy(byResult, from, square, i * WIDTH, width);
            }
            for (int half = 0; half < WIDTH; half += COUNT) {
                int to = (row + tile) * WIDTH + half;
                TileLines.byResults(RESULT, square, half, RESULT * WIDTH, WIDTH, columns, 0, RESULT * COUNT, COUNT);
                TileLines.byResults(TILE, columns, 0, COUNT, RESULT * COUNT, spread, to, element, TILE * element);
            }
        }
    }

    private void goOn(int column, int count) {
        int channels = end - first;
        for (int k = 0; k < ELEMENTS; k++) {
            int from = tiles.matrix(k);
            int panel = k * tiles.most() * WIDTH;
            int to = (column / WIDTH * ELEMENTS + k) * channels * WIDTH;
            OuterProductTile.panel(
                    channels, count, tiles.data(), from, tiles.rowLength(), spread, panel, sums, to, WIDTH);
        }
    }

    /** Brings the sums of a panel back to the weights. */
    private void give(int column) {
        int row = shape.image().channels() * WIDTH;
        int element = (end - first) * WIDTH;
        for (int channel = first; channel < end; channel++) {
            int from = column / WIDTH * ELEMENTS * element + (channel - first) * WIDTH;
            int to = byWeights.index(channel, column);
            for (int half = 0; half < WIDTH; half += COUNT) {
                float[] data = byWeights.data();
                TileLines.byWeights(TILE, sums, from + half, TILE * element, element, columns, 0, TILE * COUNT, COUNT);
                TileLines.byWeights(KERNEL, columns, 0, COUNT, TILE * COUNT, data, to + half, row, KERNEL * row);
            }
        }
    }
}
