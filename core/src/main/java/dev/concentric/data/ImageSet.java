package dev.concentric.data;

import dev.concentric.linalg.FloatMatrix;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Labelled grey images of one size. A pixel is a byte as it is stored, and a number in [0, 1] wherever it is used.
 *
 * <p>Immutable; the images of a set are numbered from 0.
 */
public final class ImageSet {
    private static final float WHITE = 255f;

    private final int height;
    private final int width;
    private final byte[] pixels;
    private final byte[] labels;

    /**
     * Takes images over.
     *
     * @param height the height of each image in pixels, at least 1
     * @param width its width, at least 1
     * @param pixels the pixels, image by image and in each row by row, as unsigned bytes
     * @param labels the number of each image's class, from 0 to 255, as unsigned bytes
     * @throws IllegalArgumentException if there are not {@code height * width} pixels for each label, or no image
     */
    public ImageSet(int height, int width, byte[] pixels, byte[] labels) {
        if (height < 1 || width < 1 || labels.length < 1) {
            throw new IllegalArgumentException(
                    "an image set needs images, got " + labels.length + " of " + height + " x " + width);
        }
        if ((long) labels.length * height * width != pixels.length) {
            throw new IllegalArgumentException(labels.length + " labels of " + height + " x " + width + " images, but "
                    + pixels.length + " pixels");
        }
        this.height = height;
        this.width = width;
        this.pixels = pixels;
        this.labels = labels;
    }

    /** Returns the height of each image in pixels. */
    public int height() {
        return height;
    }

    /** Returns the width of each image in pixels. */
    public int width() {
        return width;
    }

    /** Returns the number n of pixels of an image. */
    public int dimension() {
        return height * width;
    }

    /** Returns the number of images. */
    public int size() {
        return labels.length;
    }

    /** Returns the class of an image. */
    public int label(int image) {
        return Byte.toUnsignedInt(labels[image]);
    }

    /**
     * Writes an image's pixels, row by row, in [0, 1].
     *
     * @param image the image's number
     * @param values receives {@link #dimension} pixels
     * @param offset where the first goes
     */
    public void write(int image, float[] values, int offset) {
        int n = dimension();
        for (int j = 0; j < n; j++) {
            values[offset + j] = Byte.toUnsignedInt(pixels[image * n + j]) / WHITE;
        }
    }

    /**
     * Writes an image's pixels as they are stored, row by row: whole numbers from 0 to 255.
     *
     * @param image the image's number
     * @param values receives {@link #dimension} pixels
     * @param offset where the first goes
     */
    public void writeLevels(int image, float[] values, int offset) {
        int n = dimension();
        for (int j = 0; j < n; j++) {
            values[offset + j] = Byte.toUnsignedInt(pixels[image * n + j]);
        }
    }

    /** Returns an image's pixels, row by row, in [0, 1], as they are in float32 {@code [n]}. */
    public double[] image(int image) {
        float[] values = new float[dimension()];
        write(image, values, 0);
        double[] pixels = new double[values.length];
        for (int j = 0; j < pixels.length; j++) {
            pixels[j] = values[j];
        }
        return pixels;
    }

    /** Returns the class of each image. */
    public int[] labels() {
        int[] all = new int[labels.length];
        Arrays.setAll(all, this::label);
        return all;
    }

    /**
     * Returns a set of so many images, spread evenly over this one in their order.
     *
     * @throws IllegalArgumentException if there are fewer, or none are wanted
     */
    public ImageSet spread(int count) {
        if (count < 1 || count > size()) {
            throw new IllegalArgumentException(
                    "the number of images must lie between 1 and " + size() + ", got " + count);
        }
        int n = dimension();
        byte[] chosenPixels = new byte[Math.multiplyExact(count, n)];
        byte[] chosenLabels = new byte[count];
        for (int k = 0; k < count; k++) {
            int image = (int) ((long) k * size() / count);
            System.arraycopy(pixels, image * n, chosenPixels, k * n, n);
            chosenLabels[k] = labels[image];
        }
        return new ImageSet(height, width, chosenPixels, chosenLabels);
    }

    /** Takes the set into a digest. */
    void digest(MessageDigest digest) {
        digest.update((size() + " x " + height + " x " + width + "\n").getBytes(StandardCharsets.US_ASCII));
        digest.update(pixels);
        digest.update(labels);
    }

    /** Returns the images {@code first} to {@code first + count - 1}, one a row, {@code [count x n]}. */
    public FloatMatrix images(int first, int count) {
        FloatMatrix images = FloatMatrix.zeros(count, dimension());
        for (int row = 0; row < count; row++) {
            write(first + row, images.data(), row * dimension());
        }
        return images;
    }
}
