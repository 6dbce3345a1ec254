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
        float[] activations = output.shaped(gradient.rows(), gradient.columns()).data();
        for (int i = 0; i < result.size(); i++) {
            result.data()[i] = activations[i] > 0 ? gradient.data()[i] : 0f;
        }
        return result;
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
