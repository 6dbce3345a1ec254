package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;
import static dev.concentric.linalg.simd.ProductTile.WIDTH;

import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Workspace;
import jdk.incubator.vector.FloatVector;

/**
 * Convolutions as products whose left operand is never written down: in a padded image each strip of a patch lies in one
 * piece, and the strips of neighbouring pixels begin one pixel apart, which the tiles take for rows that overlap.
 *
 * <p>Strips that are too short for chains to be interrupted behind each are laid under each other, one stack for each
 * column of pixels. There a patch lies in one piece, and the patches of pixels below each other begin one strip apart.
 */
final class Convolutions {

    /** The shortest strips that are used where they are. */
    private static final int LONG_STRIP = 32;

    private final ConvolutionShape shape;
    private final PackedMatrix weights;
    private final PackedMatrix bias;
    private final PaddedImage padded;
    private final boolean stacked;
    private final float[] stacks;
    private final float[] lastPanel;

    private Convolutions(ConvolutionShape shape, PackedMatrix weights, PackedMatrix bias, Workspace scratch) {
        this.shape = shape;
        this.weights = weights;
        this.bias = bias;
        padded = PaddedImage.of(shape, scratch);
        stacked = shape.strip() < LONG_STRIP;
        stacks = scratch.floats(stacked ? shape.image().width() * stackSize() + COUNT : 0);
        lastPanel = scratch.floats(shape.image().pixels() * WIDTH);
    }

    static void forward(
            FloatMatrix images,
            ConvolutionShape shape,
            PackedMatrix weights,
            PackedMatrix bias,
            FloatMatrix result,
            int first,
            int end) {
        try (Workspace scratch = Workspace.open()) {
            Convolutions convolutions = new Convolutions(shape, weights, bias, scratch);
            for (int image = first; image < end; image++) {
                convolutions.take(images.data(), image * images.columns());
                convolutions.convolve(result.data(), image * result.columns());
            }
        }
    }

    private int stackSize() {
        return (shape.image().height() + shape.kernel() - 1) * shape.strip();
    }

    private void take(float[] images, int at) {
        padded.take(images, at);
        if (!stacked) {
            return;
        }
        int strip = shape.strip();
        int target = 0;
        for (int x = 0; x < shape.image().width(); x++) {
            for (int y = 0; y < shape.image().height() + shape.kernel() - 1; y++) {
                int source = y * padded.row() + x * shape.image().channels();
                for (int j = 0; j < strip; j += COUNT) {
                    FloatVector.fromArray(FLOATS, padded.data(), source + j).intoArray(stacks, target + j);
                }
                target += strip;
            }
        }
    }

    private void convolve(float[] result, int to) {
        int filters = weights.columns();
        int whole = filters - filters % WIDTH;
        copyRows(bias.data(), 0, 0, result, to, filters, filters);
        for (int column = 0; column < whole; column += WIDTH) {
            goOn(column, result, to + column, filters);
        }
        if (whole < filters) {
            copyRows(bias.data(), whole, 0, lastPanel, 0, WIDTH, WIDTH);
            goOn(whole, lastPanel, 0, WIDTH);
            copyRows(lastPanel, 0, WIDTH, result, to + whole, filters, filters - whole);
        }
    }

    /** Copies a row for each pixel, the rows being so far apart. */
    private void copyRows(float[] from, int at, int fromRow, float[] to, int into, int toRow, int count) {
        for (int pixel = 0; pixel < shape.image().pixels(); pixel++) {
            System.arraycopy(from, at + pixel * fromRow, to, into + pixel * toRow, count);
        }
    }

    private void goOn(int column, float[] c, int to, int cRow) {
        if (stacked) {
            goOnByStacks(column, c, to, cRow);
        } else {
            goOnByStrips(column, c, to, cRow);
        }
    }

    private void goOnByStacks(int column, float[] c, int to, int cRow) {
        int height = shape.image().height();
        int width = shape.image().width();
        int strip = shape.strip();
        int panel = weights.index(0, column);
        for (int x = 0; x < width; x++) {
            ProductTile.panel(
                    height,
                    shape.patch(),
                    stacks,
                    x * stackSize(),
                    strip,
                    weights.data(),
                    panel,
                    c,
                    to + x * cRow,
                    width * cRow);
        }
    }

    /** Goes through the image once for each strip, so that the strip's weights stay in cache. */
    private void goOnByStrips(int column, float[] c, int to, int cRow) {
        int channels = shape.image().channels();
        int width = shape.image().width();
        int strip = shape.strip();
        for (int dy = 0; dy < shape.kernel(); dy++) {
            int panel = weights.index(dy * strip, column);
            for (int y = 0; y < shape.image().height(); y++) {
                int at = (y + dy) * padded.row();
                int into = to + y * width * cRow;
                ProductTile.panel(width, strip, padded.data(), at, channels, weights.data(), panel, c, into, cRow);
            }
        }
    }
}
