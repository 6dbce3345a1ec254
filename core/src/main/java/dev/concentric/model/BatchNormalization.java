package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * Batch normalisation: each unit is shifted and scaled to mean 0 and variance 1 over the batch, then by a learned scale
 * and shift, {@code y = scale (x - mean) / sqrt(variance + epsilon) + shift} (Ioffe and Szegedy, 2015, algorithm 1).
 */
final class BatchNormalization implements Layer {
    private final Parameter scale;
    private final Parameter shift;
    private final float epsilon;
    private final RunningAverage running;
    private final float[] mean;
    private final float[] variance;
    private final float[] inverseDeviation;
    private final Buffer normalized = new Buffer();
    private final Buffer output = new Buffer();
    private final Buffer inputGradient = new Buffer();

    /** Makes the layer; {@code decay} is that of the running averages. */
    BatchNormalization(String name, int width, double epsilon, double decay) {
        this.scale = Parameter.row(name + ".scale", width, 1f);
        this.shift = Parameter.row(name + ".shift", width, 0f);
        this.epsilon = (float) epsilon;
        this.running = new RunningAverage(width, decay);
        this.mean = new float[width];
        this.variance = new float[width];
        this.inverseDeviation = new float[width];
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(scale, shift);
    }

    /** Returns the running averages of the batches seen so far. */
    LayerStatistics runningStatistics() {
        return running.statistics();
    }

    /** Returns the layer with fixed statistics, as factors and offsets of its inputs in float64. */
    Affine.Diagonal frozen(LayerStatistics statistics) {
        int width = mean.length;
        if (statistics.mean().length != width) {
            throw new IllegalArgumentException(
                    "statistics of " + statistics.mean().length + " units for a layer of " + width);
        }
        double[] factor = new double[width];
        double[] offset = new double[width];
        for (int j = 0; j < width; j++) {
            factor[j] = scale.value().data()[j] / Math.sqrt(statistics.variance()[j] + epsilon);
            offset[j] = shift.value().data()[j] - factor[j] * statistics.mean()[j];
        }
        return new Affine.Diagonal(factor, offset);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input) {
        takeStatistics(input);
        running.add(mean, variance);
        int width = input.columns();
        FloatMatrix out = output.shaped(input.rows(), width);
        float[] in = input.data();
        float[] unit = normalized.shaped(input.rows(), width).data();
        float[] gamma = scale.value().data();
        float[] beta = shift.value().data();
        for (int start = 0; start < input.size(); start += width) {
            for (int j = 0; j < width; j++) {
                float centered = (in[start + j] - mean[j]) * inverseDeviation[j];
                unit[start + j] = centered;
                out.data()[start + j] = centered * gamma[j] + beta[j];
            }
        }
        return out;
    }

    private void takeStatistics(FloatMatrix input) {
        int width = input.columns();
        float[] in = input.data();
        float share = 1f / input.rows();
        DenseLayer.sumRows(input, mean);
        for (int j = 0; j < width; j++) {
            mean[j] *= share;
        }
        Arrays.fill(variance, 0f);
        for (int start = 0; start < input.size(); start += width) {
            for (int j = 0; j < width; j++) {
                float centered = in[start + j] - mean[j];
                variance[j] += centered * centered;
            }
        }
        for (int j = 0; j < width; j++) {
            variance[j] *= share;
            inverseDeviation[j] = 1f / (float) Math.sqrt(variance[j] + epsilon);
        }
    }

    /** The gradient of algorithm 1: the batch's mean and variance depend on every input of the unit. */
    @Override
    public FloatMatrix backward(FloatMatrix gradient) {
        int width = gradient.columns();
        float[] out = gradient.data();
        float[] unit = normalized.shaped(gradient.rows(), width).data();
        float[] byScale = scale.gradient().data();
        float[] byShift = shift.gradient().data();
        DenseLayer.sumRows(gradient, byShift);
        Arrays.fill(byScale, 0f);
        for (int start = 0; start < gradient.size(); start += width) {
            for (int j = 0; j < width; j++) {
                byScale[j] += out[start + j] * unit[start + j];
            }
        }
        FloatMatrix result = inputGradient.shaped(gradient.rows(), width);
        float[] in = result.data();
        float[] gamma = scale.value().data();
        float share = 1f / gradient.rows();
        for (int start = 0; start < gradient.size(); start += width) {
            for (int j = 0; j < width; j++) {
                float centered = out[start + j] - share * (byShift[j] + unit[start + j] * byScale[j]);
                in[start + j] = gamma[j] * inverseDeviation[j] * centered;
            }
        }
        return result;
    }
}
