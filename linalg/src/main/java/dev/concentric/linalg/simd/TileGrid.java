package dev.concentric.linalg.simd;

import static dev.concentric.linalg.scalar.TileTransforms.RESULT;

import dev.concentric.linalg.ImageShape;

/**
 * Where the tiles of an image lie, and how many images are worked on at a time.
 *
 * @param image the shape of the images, of even height and width
 * @param together the least number of tiles to be worked on at a time
 */
record TileGrid(ImageShape image, int together) {

    /** Returns the number of tiles in a row. */
    int across() {
        return image.width() / RESULT;
    }

    /** Returns the number of tiles in a column. */
    int down() {
        return image.height() / RESULT;
    }

    /** Returns the number of an image's tiles. */
    int tiles() {
        return down() * across();
    }

    /** Returns the number of images that have so many tiles. */
    int images() {
        return Math.ceilDiv(together, tiles());
    }

    /** Returns the number of tiles of these images. */
    int most() {
        return images() * tiles();
    }

    /** Returns a tile's first row of pixels, in the padded image and in the result. */
    int top(int tile) {
        return tile / across() * RESULT;
    }

    /** Returns a tile's first column of pixels. */
    int left(int tile) {
        return tile % across() * RESULT;
    }

    /** Returns the pixel of element i of a tile's square of results. */
    int pixel(int tile, int i) {
        return (top(tile) + i / RESULT) * image.width() + left(tile) + i % RESULT;
    }
}
