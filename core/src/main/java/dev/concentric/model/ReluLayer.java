package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import java.util.List;

/** The rectifier max(x, 0), element by element; not a number stays what it is. */
final class ReluLayer implements Layer {
    private final Buffer output = new Buffer();
    private final Buffer inputGradient = new Buffer();

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public FloatMatrix forward(FloatMatrix input) {
        FloatMatrix out = output.shaped(input.rows(), input.columns());
        rectify(input, out);
        return out;
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient) {
        FloatMatrix result = inputGradient.shaped(gradient.rows(), gradient.columns());
        maskInactive(output.shaped(gradient.rows(), gradient.columns()), gradient, result);
        return result;
    }

    /**
     * Sets {@code result} to the gradient where a unit's output is positive and to 0 where it is 0; both may be the same
     * matrix. A mask of bits decides, since a branch on the sign of a unit is mispredicted half of the time.
     *
     * @param activations outputs of the rectifier: positive, or 0 without a sign
     */
    static void maskInactive(FloatMatrix activations, FloatMatrix gradient, FloatMatrix result) {
        float[] active = activations.data();
        float[] in = gradient.data();
        float[] out = result.data();
        for (int i = 0; i < result.size(); i++) {
            int isZero = Float.floatToRawIntBits(active[i]) - 1 >> 31;
            out[i] = Float.intBitsToFloat(Float.floatToRawIntBits(in[i]) & ~isZero);
        }
    }

    /** Sets {@code output} to max(input, 0); both may be the same matrix. */
    static void rectify(FloatMatrix input, FloatMatrix output) {
        float[] in = input.data();
        float[] out = output.data();
        for (int i = 0; i < input.size(); i++) {
            out[i] = Math.max(in[i], 0f);
        }
    }
}
