package dev.concentric.linalg.simd;

import static dev.concentric.linalg.scalar.TileTransforms.ELEMENTS;
import static dev.concentric.linalg.scalar.TileTransforms.RESULT;
import static dev.concentric.linalg.scalar.TileTransforms.TILE;
import static dev.concentric.linalg.simd.Lanes.COUNT;

import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.ImageShape;
import dev.concentric.linalg.Workspace;

/**
 * The transformed tiles of the images that are worked on together, of a range of channels: for each of a tile's 36 elements
 * a matrix {@code [tiles x rowLength]}.
 */
final class ImageTiles {

    /**
     * The tiles that are worked on at a time are those of as few images as have so many: enough to keep a product busy, and
     * for the images of 14 x 14 pixels that matter most few enough for a second-level cache.
     */
    private static final int LEAST_TOGETHER = 96;

    private final ImageShape image;
    private final int first;
    private final int end;
    private final PaddedImage padded;
    private final float[] data;

    /** The columns of pixels that a row of tiles sees, transformed. */
    private final float[] columns;

    /** Makes place for the tiles of {@link #images} images and the channels {@code first} to {@code end - 1}. */
    ImageTiles(ConvolutionShape shape, int first, int end, Workspace scratch) {
        image = shape.image();
        this.first = first;
        this.end = end;
        padded = PaddedImage.of(shape, scratch);
        data = scratch.floats(Math.multiplyExact(ELEMENTS * most(), rowLength()));
        columns = scratch.floats(paddedWidth() * TILE * COUNT);
    }

    /** Returns the number of an image's tiles. */
    int perImage() {
        return image.pixels() / (RESULT * RESULT);
    }

    /** Returns the number of images that are worked on together. */
    int images() {
        return Math.ceilDiv(LEAST_TOGETHER, perImage());
    }

    /** Returns the number of their tiles. */
    int most() {
        return Math.multiplyExact(images(), perImage());
    }

    /** Returns the number of channels with what fills up their last vector. */
    int rowLength() {
        return Math.ceilDiv(end - first, COUNT) * COUNT;
    }

    float[] data() {
        return data;
    }

    /** Returns where the matrix of element k begins. */
    int matrix(int k) {
        return k * most() * rowLength();
    }

    /** Returns the pixel of element i of a tile's square of results. */
    int pixel(int tile, int i) {
        return (top(tile) + i / RESULT) * image.width() + left(tile) + i % RESULT;
    }

    /** Returns the number of tiles in a row. */
    private int across() {
        return image.width() / RESULT;
    }

    private int top(int tile) {
        return tile / across() * RESULT;
    }

    private int left(int tile) {
        return tile % across() * RESULT;
    }

    private int paddedWidth() {
        return image.width() + TILE - RESULT;
    }

    /** Takes {@code count} images from row {@code from} on. */
    void take(FloatMatrix images, int from, int count) {
        for (int i = 0; i < count; i++) {
            padded.take(images.data(), (from + i) * images.columns());
            transform(i * perImage());
        }
    }

    /**
     * Transforms the tiles of the padded image to rows from {@code row} on: at first all columns that a row of tiles sees,
     * since neighbouring tiles share most of them.
     */
    private void transform(int row) {
        float[] pixels = padded.data();
        int channels = image.channels();
        int element = matrix(1);
        for (int tile = 0; tile < perImage(); tile += across()) {
            int from = top(tile) * padded.row() + first;
            for (int channel = 0; channel < end - first; channel += COUNT) {
                int at = from + channel;
                TileLines.pixels(paddedWidth(), pixels, at, padded.row(), channels, columns, 0, COUNT, TILE * COUNT);
                for (int x = 0; x < across(); x++) {
                    int to = (row + tile + x) * rowLength() + channel;
                    int corner = x * RESULT * TILE * COUNT;
                    TileLines.pixels(TILE, columns, corner, TILE * COUNT, COUNT, data, to, element, TILE * element);
                }
            }
        }
    }
}
