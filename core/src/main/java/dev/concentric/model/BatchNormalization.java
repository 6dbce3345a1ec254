package dev.concentric.model;

import dev.concentric.linalg.ColumnNormalization;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Team;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalisation: each unit is shifted and scaled to mean 0 and variance 1 over the batch, then by a learned scale
 * and shift, {@code y = scale (x - mean) / sqrt(variance + epsilon) + shift} (Ioffe and Szegedy, 2015, algorithm 1).
 */
final class BatchNormalization implements Layer {

    /** Units that a part keeps together: blocks of the kernels divide it, whatever the lanes. */
    private static final int UNITS_TOGETHER = 64;

    private final Kernels kernels = Kernels.best();
    private final Parameter scale;
    private final Parameter shift;
    private final ColumnNormalization columns;
    private final @Nullable RunningAverage running;
    private final Buffer output = new Buffer();
    private final Buffer inputGradient = new Buffer();

    private final Team.Part forwardPart = this::forward;
    private final Team.Part backwardPart = this::backward;

    /** What the parts of the present call work on. */
    private FloatMatrix in = FloatMatrix.zeros(0, 0);

    private FloatMatrix out = in;
    private FloatMatrix byIn = in;
    private FloatMatrix byOut = in;
    private @Nullable Optimizer optimizer;

    /** Makes the layer; {@code running} takes part in every batch, if there is one. */
    BatchNormalization(String name, int width, double epsilon, @Nullable RunningAverage running) {
        this.scale = Parameter.row(name + ".scale", width, 1f);
        this.shift = Parameter.row(name + ".shift", width, 0f);
        this.columns = new ColumnNormalization(scale.value(), shift.value(), epsilon);
        this.running = running;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(scale, shift);
    }

    /** Returns the running averages of the batches seen so far, of a layer that keeps them. */
    LayerStatistics runningStatistics() {
        return Objects.requireNonNull(running).statistics();
    }

    /** Puts the running averages themselves, of a layer that keeps them, into a map. */
    void putRunningInto(SequencedMap<String, double[]> averages) {
        if (running != null) {
            running.putInto(averages);
        }
    }

    /** Returns the layer with fixed statistics, as factors and offsets of its inputs in float64. */
    Affine.Diagonal frozen(LayerStatistics statistics) {
        int width = columns.columns();
        if (statistics.mean().length != width) {
            throw new IllegalArgumentException(
                    "statistics of " + statistics.mean().length + " units for a layer of " + width);
        }
        double[] factor = new double[width];
        double[] offset = new double[width];
        for (int j = 0; j < width; j++) {
            factor[j] = scale.value().data()[j] / Math.sqrt(statistics.variance()[j] + columns.epsilon());
            offset[j] = shift.value().data()[j] - factor[j] * statistics.mean()[j];
        }
        return new Affine.Diagonal(factor, offset);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Team team) {
        in = input;
        out = output.shaped(input.rows(), input.columns());
        team.split(input.columns(), UNITS_TOGETHER, forwardPart);
        if (running != null) {
            running.add(columns.mean(), columns.variance());
        }
        return out;
    }

    private void forward(int first, int end) {
        kernels.normalize(in, columns, out, first, end);
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, Optimizer moving, Team team) {
        byOut = gradient;
        optimizer = moving;
        byIn = inputGradient.shaped(gradient.rows(), gradient.columns());
        team.split(gradient.columns(), UNITS_TOGETHER, backwardPart);
        return byIn;
    }

    private void backward(int first, int end) {
        kernels.normalizeBackward(in, columns, byOut, byIn, first, end);
        Optimizer moving = Objects.requireNonNull(optimizer);
        moving.move(scale, columns.byScale(), first, end);
        moving.move(shift, columns.byShift(), first, end);
    }
}
