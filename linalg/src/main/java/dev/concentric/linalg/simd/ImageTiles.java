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

    /** The tiles that are worked on at a time: many for one product, few enough for a second-level cache. */
    private static final int TOGETHER = 96;

    private final ImageShape image;
    private final int first;
    private final int end;
    private final PaddedImage padded;
    private final float[] data;
    private final float[] columns;

    /** Makes place for the tiles of {@link #images} images and the channels {@code first} to {@code end - 1}. */
    ImageTiles(ConvolutionShape shape, int first, int end, Workspace scratch) {
        image = shape.image();
        this.first = first;
        this.end = end;
        padded = PaddedImage.of(shape, scratch);
        data = scratch.floats(ELEMENTS * most() * rowLength());
        columns = scratch.floats(ELEMENTS * COUNT);
    }

    /** Returns the number of an image's tiles. */
    int perImage() {
        return image.pixels() / (RESULT * RESULT);
    }

    /** Returns the number of images that are worked on together. */
    int images() {
        return Math.ceilDiv(TOGETHER, perImage());
    }

    /** Returns the number of their tiles. */
    int most() {
        return images() * perImage();
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

    private int top(int tile) {
        return tile / (image.width() / RESULT) * RESULT;
    }

    private int left(int tile) {
        return tile % (image.width() / RESULT) * RESULT;
    }

    /** Takes {@code count} images from row {@code from} on. */
    void take(FloatMatrix images, int from, int count) {
        for (int i = 0; i < count; i++) {
            padded.take(images.data(), (from + i) * images.columns());
            transform(i * perImage());
        }
    }

    /** Transforms the tiles of the padded image to rows from {@code row} on. */
    private void transform(int row) {
        int element = matrix(1);
        int channels = image.channels();
        for (int tile = 0; tile < perImage(); tile++) {
            int from = top(tile) * padded.row() + left(tile) * channels + first;
            int to = (row + tile) * rowLength();
            for (int channel = 0; channel < end - first; channel += COUNT) {
                float[] pixels = padded.data();
                TileLines.pixels(TILE, pixels, from + channel, padded.row(), channels, columns, 0, TILE * COUNT, COUNT);
                TileLines.pixels(TILE, columns, 0, COUNT, TILE * COUNT, data, to + channel, element, TILE * element);
            }
        }
    }
}
