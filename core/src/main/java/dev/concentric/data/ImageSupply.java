package dev.concentric.data;

import dev.concentric.random.RandomStream;

/** Batches of images drawn uniformly from a set, with replacement; a label is the number of the image's class. */
public final class ImageSupply implements BatchSupply {
    private final ImageSet images;
    private final RandomStream choices;

    /** Makes a supply that draws from {@code stream}. */
    public ImageSupply(ImageSet images, RandomStream stream) {
        this.images = images;
        this.choices = stream.split("choices");
    }

    /** Writes images; row i of a batch of B is draw {@code number * B + i}, a pure function of the stream and its number. */
    @Override
    public void fill(long number, Batch batch, int first, int end) {
        if (batch.points().columns() != images.dimension()) {
            throw new IllegalArgumentException("a batch of dimension "
                    + batch.points().columns() + " for images of " + images.dimension() + " pixels");
        }
        for (int row = first; row < end; row++) {
            int image = (int) choices.below(images.size(), number * batch.size() + row);
            images.write(image, batch.points().data(), row * images.dimension());
            batch.labels()[row] = images.label(image);
        }
    }
}
