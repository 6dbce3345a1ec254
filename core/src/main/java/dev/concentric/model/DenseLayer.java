package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The affine map {@code y = x W + b}, with or without b. */
final class DenseLayer implements Layer {
    private final Kernels kernels = Kernels.best();
    private final Parameter weights;
    private final Optional<Parameter> bias;
    private final Buffer output = new Buffer();
    private final Buffer inputGradient = new Buffer();
    private FloatMatrix input = FloatMatrix.zeros(0, 0);

    DenseLayer(String name, int inputs, int outputs, boolean biased, RandomStream stream) {
        weights = Parameter.zeros(name + ".weights", inputs, outputs);
        Initialization.Glorot.fill(weights.value(), stream.split(weights.name()));
        bias = biased ? Optional.of(Parameter.zeros(name + ".bias", 1, outputs)) : Optional.empty();
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(List.of(weights));
        bias.ifPresent(all::add);
        return all;
    }

    /** Returns the map in float64, as it is now. */
    Affine affine() {
        int inputs = weights.value().rows();
        int outputs = weights.value().columns();
        double[] w = new double[inputs * outputs];
        for (int i = 0; i < w.length; i++) {
            w[i] = weights.value().data()[i];
        }
        double[] b = new double[outputs];
        bias.ifPresent(parameter -> {
            for (int j = 0; j < outputs; j++) {
                b[j] = parameter.value().data()[j];
            }
        });
        return new Affine(inputs, outputs, w, b);
    }

    @Override
    public FloatMatrix forward(FloatMatrix batch) {
        input = batch;
        FloatMatrix out = output.shaped(batch.rows(), weights.value().columns());
        kernels.multiply(batch, weights.value(), out);
        bias.ifPresent(parameter -> addToRows(parameter.value().data(), out));
        return out;
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient) {
        backwardToParameters(gradient);
        FloatMatrix result =
                inputGradient.shaped(gradient.rows(), weights.value().rows());
        kernels.multiplyTransposedRight(gradient, weights.value(), result);
        return result;
    }

    /** The backward pass of a first layer, whose input gradient nobody needs. */
    void backwardToParameters(FloatMatrix gradient) {
        kernels.multiplyTransposedLeft(input, gradient, weights.gradient());
        bias.ifPresent(parameter -> sumRows(gradient, parameter.gradient().data()));
    }

    /** Adds a row to every row of a matrix. */
    static void addToRows(float[] row, FloatMatrix matrix) {
        int columns = matrix.columns();
        for (int start = 0; start < matrix.size(); start += columns) {
            for (int j = 0; j < columns; j++) {
                matrix.data()[start + j] += row[j];
            }
        }
    }

    /** Sets {@code sums} to the sums of the columns, added in the order of the rows. */
    static void sumRows(FloatMatrix matrix, float[] sums) {
        int columns = matrix.columns();
        Arrays.fill(sums, 0, columns, 0f);
        for (int start = 0; start < matrix.size(); start += columns) {
            for (int j = 0; j < columns; j++) {
                sums[j] += matrix.data()[start + j];
            }
        }
    }
}
