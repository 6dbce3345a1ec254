package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;
import static dev.concentric.linalg.simd.ProductTile.WIDTH;

import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.ImageShape;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Workspace;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * A convolution's gradients by its weights and bias. The inner index runs over pixels, so each element of a strip becomes
 * a plane of its own that is as wide as the result: the image as that element sees it, with the rows beyond the border.
 * The strips of a patch then see the same plane from one row on after the other.
 */
final class ConvolutionGradients {
    private final FloatMatrix images;
    private final ConvolutionShape shape;
    private final FloatMatrix byResult;
    private final PackedMatrix byWeights;
    private final int first;
    private final int end;

    private ConvolutionGradients(
            FloatMatrix images,
            ConvolutionShape shape,
            FloatMatrix byResult,
            PackedMatrix byWeights,
            int first,
            int end) {
        this.images = images;
        this.shape = shape;
        this.byResult = byResult;
        this.byWeights = byWeights;
        this.first = first;
        this.end = end;
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
            new ConvolutionGradients(images, shape, byResult, byWeights, first, end).compute(byBias, scratch);
        }
    }

    private void compute(float[] byBias, Workspace scratch) {
        int pixels = shape.image().pixels();
        int panels = Math.ceilDiv(byWeights.columns(), WIDTH);
        // Rows are copied by whole vectors, which may reach beyond the last one.
        float[] channels = scratch.floats(PaddedImage.size(shape) + COUNT);
        float[] planes = scratch.floats((end - first) * planeSize() + COUNT);
        float[] packed = scratch.floats(panels * pixels * WIDTH);
        Arrays.fill(channels, 0, PaddedImage.size(shape) + COUNT, 0f);
        Arrays.fill(packed, 0, panels * pixels * WIDTH, 0f);
        clearWeights();
        for (int image = 0; image < images.rows(); image++) {
            separateChannels(image, channels);
            cutPlanes(channels, planes);
            pack(image, packed);
            for (int column = 0; column < byWeights.columns(); column += WIDTH) {
                goOn(planes, packed, column);
            }
        }
        if (first == 0) {
            PixelSums.set(byResult, byWeights.columns(), byBias);
        }
    }

    private int planeSize() {
        return (shape.image().height() + shape.kernel() - 1) * shape.image().width();
    }

    private void clearWeights() {
        for (int dy = 0; dy < shape.kernel(); dy++) {
            for (int column = 0; column < byWeights.columns(); column += WIDTH) {
                int at = byWeights.index(dy * shape.strip() + first, column);
                Arrays.fill(byWeights.data(), at, at + (end - first) * WIDTH, 0f);
            }
        }
    }

    /** Writes each channel of an image as a padded plane; the zeros around it are there already. */
    private void separateChannels(int image, float[] channels) {
        ImageShape size = shape.image();
        int row = size.width() + shape.kernel() - 1;
        int plane = PaddedImage.size(shape) / size.channels();
        float[] from = images.data();
        for (int y = 0; y < size.height(); y++) {
            int source = image * images.columns() + y * size.width() * size.channels();
            int target = (y + shape.reach()) * row + shape.reach();
            for (int c = 0; c < size.channels(); c++) {
                for (int x = 0; x < size.width(); x++) {
                    channels[target + c * plane + x] = from[source + x * size.channels() + c];
                }
            }
        }
    }

    private void cutPlanes(float[] channels, float[] planes) {
        int width = shape.image().width();
        int rows = shape.image().height() + shape.kernel() - 1;
        int row = width + shape.kernel() - 1;
        for (int element = first; element < end; element++) {
            int channel = element % shape.image().channels();
            int source = channel * rows * row + element / shape.image().channels();
            int target = (element - first) * planeSize();
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < width; x += COUNT) {
                    FloatVector.fromArray(FLOATS, channels, source + y * row + x)
                            .intoArray(planes, target + y * width + x);
                }
            }
        }
    }

    /** Cuts the gradient of an image's result into panels of filters. */
    private void pack(int image, float[] packed) {
        int pixels = shape.image().pixels();
        int filters = byWeights.columns();
        int start = image * byResult.columns();
        for (int column = 0; column < filters; column += WIDTH) {
            int width = Math.min(WIDTH, filters - column);
            for (int pixel = 0; pixel < pixels; pixel++) {
                int target = column * pixels + pixel * WIDTH;
                System.arraycopy(byResult.data(), start + pixel * filters + column, packed, target, width);
            }
        }
    }

    /** Goes on with the weights of a panel's filters, strip by strip. */
    private void goOn(float[] planes, float[] packed, int column) {
        int pixels = shape.image().pixels();
        for (int dy = 0; dy < shape.kernel(); dy++) {
            ProductTile.panel(
                    end - first,
                    pixels,
                    planes,
                    dy * shape.image().width(),
                    planeSize(),
                    packed,
                    column * pixels,
                    byWeights.data(),
                    byWeights.index(dy * shape.strip() + first, column),
                    WIDTH);
        }
    }
}
