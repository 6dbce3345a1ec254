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
import jdk.incubator.vector.VectorMask;

/**
 * A convolution's gradient by the images: first the products of all pixels, a row for each element of a patch, and then
 * their sums. Vectors run along the pixels, so each channel is a plane of its own, however few there are.
 */
final class ConvolutionsBackward {
    private final ConvolutionShape shape;
    private final int filters;

    /** The weights {@code [patch x filters]}, row by row. */
    private final float[] weights;

    /** The gradient of an image's result, {@code [filters x pixels]} in panels of pixels. */
    private final float[] packed;

    /** The products {@code [patch x stride]}. */
    private final float[] products;

    /** The number of pixels with what fills up the last panel. */
    private final int stride;

    /** The gradient by an image, a padded plane for each channel. */
    private final float[] planes;

    private ConvolutionsBackward(ConvolutionShape shape, PackedMatrix transposed, Workspace scratch) {
        this.shape = shape;
        filters = transposed.rows();
        stride = Math.ceilDiv(shape.image().pixels(), WIDTH) * WIDTH;
        weights = scratch.floats(Math.multiplyExact(shape.patch(), filters));
        packed = scratch.floats(Math.multiplyExact(filters, stride));
        products = scratch.floats(Math.multiplyExact(shape.patch(), stride) + COUNT);
        planes = scratch.floats(PaddedImage.size(shape) + COUNT);
        Arrays.fill(packed, 0, filters * stride, 0f);
        for (int p = 0; p < shape.patch(); p++) {
            for (int filter = 0; filter < filters; filter++) {
                weights[p * filters + filter] = transposed.get(filter, p);
            }
        }
    }

    static void compute(
            FloatMatrix byResult,
            ConvolutionShape shape,
            PackedMatrix transposed,
            FloatMatrix byImages,
            int first,
            int end) {
        try (Workspace scratch = Workspace.open()) {
            ConvolutionsBackward pass = new ConvolutionsBackward(shape, transposed, scratch);
            for (int image = first; image < end; image++) {
                pass.pack(byResult.data(), image * byResult.columns());
                pass.multiply();
                pass.addProducts();
                pass.give(byImages.data(), image * byImages.columns());
            }
        }
    }

    private void pack(float[] byResult, int at) {
        for (int pixel = 0; pixel < shape.image().pixels(); pixel++) {
            int source = at + pixel * filters;
            int target = pixel / WIDTH * WIDTH * filters + pixel % WIDTH;
            for (int filter = 0; filter < filters; filter++) {
                packed[target + filter * WIDTH] = byResult[source + filter];
            }
        }
    }

    private void multiply() {
        Arrays.fill(products, 0, shape.patch() * stride, 0f);
        for (int column = 0; column < stride; column += WIDTH) {
            ProductTile.panel(
                    shape.patch(), filters, weights, 0, filters, packed, column * filters, products, column, stride);
        }
    }

    /**
     * Adds the products up, row of pixels by row. The last elements of a strip come first: they meet the pixels of the
     * image that the row's first pixels see. Rows below each other take turns, since to read again what was just written
     * takes the processor long.
     */
    private void addProducts() {
        int width = shape.image().width();
        int channels = shape.image().channels();
        int row = width + shape.kernel() - 1;
        int plane = PaddedImage.size(shape) / channels;
        VectorMask<Float> rest = FLOATS.indexInRange(0, width % COUNT);
        Arrays.fill(planes, 0, plane * channels + COUNT, 0f);
        for (int y = 0; y < shape.image().height(); y++) {
            for (int element = shape.strip() - 1; element >= 0; element--) {
                int into = element % channels * plane + y * row + element / channels;
                for (int dy = 0; dy < shape.kernel(); dy++) {
                    add((dy * shape.strip() + element) * stride + y * width, into + dy * row, rest);
                }
            }
        }
    }

    /** Adds a row of pixels. Where its rest does not fill a vector, what lies behind is met by zeros: no sum changes. */
    private void add(int from, int into, VectorMask<Float> rest) {
        int whole = shape.image().width() / COUNT * COUNT;
        for (int j = 0; j < whole; j += COUNT) {
            FloatVector sum = FloatVector.fromArray(FLOATS, planes, into + j);
            sum.add(FloatVector.fromArray(FLOATS, products, from + j)).intoArray(planes, into + j);
        }
        FloatVector last = FloatVector.zero(FLOATS).blend(FloatVector.fromArray(FLOATS, products, from + whole), rest);
        FloatVector.fromArray(FLOATS, planes, into + whole).add(last).intoArray(planes, into + whole);
    }

    /** Writes the middles of the planes, channel by channel into each pixel. */
    private void give(float[] byImages, int at) {
        ImageShape image = shape.image();
        int row = image.width() + shape.kernel() - 1;
        int plane = PaddedImage.size(shape) / image.channels();
        int target = at;
        for (int y = 0; y < image.height(); y++) {
            int middle = (y + shape.reach()) * row + shape.reach();
            for (int x = 0; x < image.width(); x++) {
                for (int channel = 0; channel < image.channels(); channel++) {
                    byImages[target++] = planes[channel * plane + middle + x];
                }
            }
        }
    }
}
