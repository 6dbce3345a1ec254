package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import org.jspecify.annotations.Nullable;

/** A fixed affine map {@code y = x W + b} in float32, for any number of threads. */
final class FloatDense {
    private final Kernels kernels = Kernels.best();
    private final PackedMatrix weights;
    private final float[] bias;

    /** Made at the first call that needs it: most networks that are frozen are never asked for gradients. */
    private volatile @Nullable PackedMatrix transposed;

    private FloatDense(PackedMatrix weights, float[] bias) {
        this.weights = weights;
        this.bias = bias;
    }

    static FloatDense of(Affine map) {
        return of(map.inputs(), map.outputs(), Affine.rounded(map.weights()), Affine.rounded(map.bias()));
    }

    /** Makes a map of weights {@code [inputs x outputs]}, row by row, and biases {@code [outputs]}. */
    static FloatDense of(int inputs, int outputs, float[] weights, float[] bias) {
        PackedMatrix packed = Kernels.best().packed(inputs, outputs);
        packed.setRows(weights);
        return new FloatDense(packed, bias);
    }

    int inputs() {
        return weights.rows();
    }

    int outputs() {
        return weights.columns();
    }

    /** Sets {@code output [B x outputs]} to {@code input W + b}. */
    void apply(FloatMatrix input, FloatMatrix output) {
        kernels.multiply(input, weights, output);
        DenseLayer.addToRows(bias, output, 0, outputs());
    }

    /** Sets {@code inputGradient [B x inputs]} to {@code outputGradient W^T}. */
    void applyTransposed(FloatMatrix outputGradient, FloatMatrix inputGradient) {
        PackedMatrix matrix = transposed;
        if (matrix == null) {
            matrix = kernels.packed(outputs(), inputs());
            kernels.transpose(FloatMatrix.over(weights.toRows(), inputs(), outputs()), matrix, 0, outputs());
            // Two threads that come here at the same time make the same matrix.
            transposed = matrix;
        }
        kernels.multiply(outputGradient, matrix, inputGradient);
    }
}
