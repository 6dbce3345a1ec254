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

    /** The side of the kernels that tiles are made for. */
    private static final int TILED_KERNEL = 5;

    /** The fewest channels for which tiles cost less than they save. */
    private static final int TILED_CHANNELS = 16;

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

    /**
     * Returns whether {@link Kernels} convolve tile by tile: kernels of 5 x 5 on images of even height and width, with 16
     * channels or more. The shape alone says so, so that no result depends on the machine.
     */
    public boolean tiled() {
        boolean even = image.height() % 2 == 0 && image.width() % 2 == 0;
        return kernel == TILED_KERNEL && even && image.channels() >= TILED_CHANNELS;
    }

    /** Returns into how many parts {@link Kernels#convolutionGradients} can be cut. */
    public int gradientParts() {
        return tiled() ? image.channels() : strip();
    }

    @Override
    public String toString() {
        return image + " by " + kernel + " x " + kernel;
    }
}
