package dev.concentric.linalg;

/**
 * The shape of an image that is a row of a matrix: pixel by pixel and in each row by row, the channels of a pixel side by
 * side. Element (y, x, c) lies at {@code (y * width + x) * channels + c} of the row.
 *
 * @param height the number of rows of pixels, at least 1
 * @param width the number of pixels in a row, at least 1
 * @param channels the numbers that a pixel has, at least 1
 */
public record ImageShape(int height, int width, int channels) {

    /** Checks the sizes. */
    public ImageShape {
        boolean positive = height > 0 && width > 0 && channels > 0;
        if (!positive || (double) height * width * channels > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "an image has from 1 to 2147483647 elements, got " + height + " x " + width + " x " + channels);
        }
    }

    /** Returns the number of pixels. */
    public int pixels() {
        return height * width;
    }

    /** Returns the number of elements. */
    public int elements() {
        return height * width * channels;
    }

    /** Returns the shape of as many pixels with other channels. */
    public ImageShape withChannels(int number) {
        return new ImageShape(height, width, number);
    }

    /**
     * Returns the shape of half the height and width.
     *
     * @throws IllegalArgumentException if one of them is odd
     */
    public ImageShape halved() {
        if (height % 2 != 0 || width % 2 != 0) {
            throw new IllegalArgumentException("an image that is halved has even sides, got " + this);
        }
        return new ImageShape(height / 2, width / 2, channels);
    }

    @Override
    public String toString() {
        return "ImageShape[" + height + " x " + width + " x " + channels + "]";
    }
}
