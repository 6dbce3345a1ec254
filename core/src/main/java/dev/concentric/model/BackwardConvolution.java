package dev.concentric.model;

import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;

/**
 * The way back through a convolution, from the gradient by its result to that by its images. Where the images have
 * channels enough to fill vectors, that is a convolution too, of the gradient with the weights turned by half a circle and
 * the filters for channels; where they have few, patches are added up instead. The shape alone says which, so that no
 * result depends on the machine.
 */
final class BackwardConvolution {

    /** The fewest channels for which a convolution is the faster way. */
    private static final int MANY_CHANNELS = 16;

    private final Kernels kernels = Kernels.best();
    private final ConvolutionShape shape;
    private final int filters;
    private final boolean turned;

    /** The weights turned {@code [patch of the result x channels]}, or transposed {@code [filters x patch]}. */
    private final PackedMatrix matrix;

    /** What a convolution on the way back starts from. */
    private final PackedMatrix zeros;

    /** What the turned weights are laid on. */
    private final ConvolutionShape resultShape;

    /** Makes a way back with weights of zeros. */
    BackwardConvolution(ConvolutionShape shape, int filters) {
        this.shape = shape;
        this.filters = filters;
        int channels = shape.image().channels();
        turned = channels >= MANY_CHANNELS;
        resultShape = new ConvolutionShape(shape.image().withChannels(filters), shape.kernel());
        matrix = turned ? kernels.packed(resultShape.patch(), channels) : kernels.packed(filters, shape.patch());
        zeros = kernels.packed(1, channels);
    }

    /** Takes on the weights {@code [patch x filters]} of the convolution. */
    void set(PackedMatrix weights) {
        if (turned) {
            turn(weights);
        } else {
            matrix.setTransposed(weights);
        }
    }

    private void turn(PackedMatrix weights) {
        int channels = shape.image().channels();
        int pixels = shape.kernel() * shape.kernel();
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int filter = 0; filter < filters; filter += weights.panelWidth()) {
                    int source = weights.index(pixel * channels + channel, filter);
                    int target = matrix.index((pixels - 1 - pixel) * filters + filter, channel);
                    int count = Math.min(weights.panelWidth(), filters - filter);
                    for (int j = 0; j < count; j++) {
                        matrix.data()[target + j * matrix.panelWidth()] = weights.data()[source + j];
                    }
                }
            }
        }
    }

    /**
     * Sets the images {@code first} to {@code end - 1} of the gradient.
     *
     * @param byResult the gradient by the result {@code [B x pixels * filters]}
     * @param byImages {@code [B x pixels * channels]}
     */
    void apply(FloatMatrix byResult, FloatMatrix byImages, int first, int end) {
        if (turned) {
            kernels.convolve(byResult, resultShape, matrix, zeros, byImages, first, end);
        } else {
            kernels.convolveBackward(byResult, shape, matrix, byImages, first, end);
        }
    }
}
