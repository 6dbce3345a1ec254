package dev.concentric.linalg;

/**
 * The shape of a convolution: a square kernel is laid around each pixel of an image, with zeros beyond the border, so
 * that the result has the image's height and width.
 *
 * <p>What a kernel sees is a patch, {@link #kernel} strips of {@link #strip} numbers that lie side by side in the image.
 * Weights are a matrix {@code [patch x filters]}: row {@code (dy * kernel + dx) * channels + c} belongs to channel c of the
 * pixel that lies {@code dy - kernel / 2} below and {@code dx - kernel / 2} to the right of the result's.
 *
 * @param image the shape of the images
 * @param kernel the height and width of the kernels in pixels, odd
 */
public record ConvolutionShape(ImageShape image, int kernel) {

    /** Checks the kernel. */
    public ConvolutionShape {
        if (kernel < 1 || kernel % 2 == 0) {
            throw new IllegalArgumentException("a kernel's side is odd and at least 1, got " + kernel);
        }
        if ((double) kernel * kernel * image.channels() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a patch has at most 2147483647 elements, got " + kernel + " x " + kernel
                    + " x " + image.channels());
        }
    }

    /** Returns how far a kernel reaches beyond its middle. */
    public int reach() {
        return kernel / 2;
    }

    /** Returns the number of elements of a row of a patch. */
    public int strip() {
        return kernel * image.channels();
    }

    /** Returns the number of elements of a patch. */
    public int patch() {
        return kernel * kernel * image.channels();
    }

    @Override
    public String toString() {
        return image + " by " + kernel + " x " + kernel;
    }
}
