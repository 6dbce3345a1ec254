package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;

/**
 * A fixed affine map in float32.
 *
 * @param weights W {@code [inputs x outputs]}
 * @param bias b {@code [outputs]}
 */
record FloatDense(FloatMatrix weights, float[] bias) {

    static FloatDense of(Affine map) {
        FloatMatrix weights = FloatMatrix.over(Affine.rounded(map.weights()), map.inputs(), map.outputs());
        return new FloatDense(weights, Affine.rounded(map.bias()));
    }

    int outputs() {
        return bias.length;
    }

    /** Sets {@code output [B x outputs]} to {@code input W + b}. */
    void apply(FloatMatrix input, FloatMatrix output) {
        Kernels.best().multiply(input, weights, output);
        DenseLayer.addToRows(bias, output);
    }

    /** Sets {@code inputGradient [B x inputs]} to {@code outputGradient W^T}. */
    void applyTransposed(FloatMatrix outputGradient, FloatMatrix inputGradient) {
        Kernels.best().multiplyTransposedRight(outputGradient, weights, inputGradient);
    }
}
