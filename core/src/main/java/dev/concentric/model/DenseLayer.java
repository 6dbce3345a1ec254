package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The affine map {@code y = x W + b}, with or without b. */
final class DenseLayer implements RowwiseLayer {

    /** Rows of the weights that a part keeps together: those of one tile of the kernels. */
    private static final int ROWS_TOGETHER = 4;

    private final Kernels kernels = Kernels.best();
    private final Parameter weights;
    private final @Nullable Parameter bias;
    private final float[] biasGradient;
    private final Buffer output = new Buffer();
    private final Buffer inputGradient = new Buffer();
    private PackedMatrix transposedGradient = kernels.packed(0, 0);

    private final Team.Part forwardPart = this::forward;
    private final Team.Part transposePart = this::transpose;
    private final Team.Part inputPart = this::toInput;
    private final Team.Part backwardPart = this::backward;
    private final Team.Part movePart = this::move;

    /** What the parts of the present call work on. */
    private FloatMatrix in = FloatMatrix.zeros(0, 0);

    private FloatMatrix out = in;
    private FloatMatrix byIn = in;
    private FloatMatrix byOut = in;
    private @Nullable Optimizer optimizer;

    DenseLayer(
            String name,
            int inputs,
            int outputs,
            boolean biased,
            Initialization.Independent start,
            RandomStream stream) {
        weights = Parameter.zeros(name + ".weights", inputs, outputs);
        start.fill(weights.value(), stream.split(weights.name()));
        bias = biased ? Parameter.zeros(name + ".bias", 1, outputs) : null;
        biasGradient = new float[biased ? outputs : 0];
    }

    @Override
    public List<Parameter> parameters() {
        return bias == null ? List.of(weights) : List.of(weights, bias);
    }

    /** Returns the map in float64, as it is now. */
    Affine affine() {
        int outputs = weights.value().columns();
        double[] offsets =
                bias == null ? new double[outputs] : Affine.widened(bias.value().toRows());
        double[] factors = Affine.widened(weights.value().toRows());
        return new Affine(weights.value().rows(), outputs, factors, offsets);
    }

    @Override
    public FrozenLayer frozen() {
        return FrozenLayer.Dense.of(affine());
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Team team) {
        in = input;
        out = output.shaped(input.rows(), weights.value().columns());
        team.split(out.columns(), weights.value().panelWidth(), forwardPart);
        return out;
    }

    private void forward(int first, int end) {
        kernels.multiply(in, weights.value(), out, first, end);
        if (bias != null) {
            addToRows(bias.value().data(), out, first, end);
        }
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, Optimizer moving, Team team) {
        optimizer = moving;
        transposeGradient(gradient, team);
        team.split(weights.value().rows(), ROWS_TOGETHER, backwardPart);
        moveBias(moving);
        return byIn;
    }

    @Override
    public FloatMatrix backwardToInput(FloatMatrix gradient, Team team) {
        transposeGradient(gradient, team);
        team.split(weights.value().rows(), ROWS_TOGETHER, inputPart);
        return byIn;
    }

    private void transposeGradient(FloatMatrix gradient, Team team) {
        byOut = gradient;
        if (transposedGradient.rows() != gradient.columns() || transposedGradient.columns() != gradient.rows()) {
            transposedGradient = kernels.packed(gradient.columns(), gradient.rows());
        }
        byIn = inputGradient.shaped(gradient.rows(), weights.value().rows());
        team.split(gradient.columns(), 1, transposePart);
    }

    private void transpose(int first, int end) {
        kernels.transpose(byOut, transposedGradient, first, end);
    }

    /** Takes rows of the weights for the input's gradient, and then moves the same rows: no other part needs them. */
    private void backward(int first, int end) {
        toInput(first, end);
        move(first, end);
    }

    private void toInput(int first, int end) {
        kernels.multiplyTransposed(weights.value(), transposedGradient, byIn, first, end);
    }

    private void move(int first, int end) {
        Objects.requireNonNull(optimizer).moveAlongProduct(weights, in, byOut, first, end);
    }

    /** The backward pass of a first layer, whose input gradient nobody needs. */
    void backwardToParameters(FloatMatrix gradient, Optimizer moving, Team team) {
        byOut = gradient;
        optimizer = moving;
        team.split(weights.value().rows(), ROWS_TOGETHER, movePart);
        moveBias(moving);
    }

    private void moveBias(Optimizer moving) {
        if (bias != null) {
            sumRows(byOut, biasGradient);
            moving.move(bias, biasGradient, 0, biasGradient.length);
        }
    }

    /** Adds a row to every row of a matrix, in a range of columns. */
    static void addToRows(float[] row, FloatMatrix matrix, int first, int end) {
        int columns = matrix.columns();
        for (int start = 0; start < matrix.size(); start += columns) {
            for (int j = first; j < end; j++) {
                matrix.data()[start + j] += row[j];
            }
        }
    }

    /** Sets {@code sums} to the sums of the columns, added in the order of the rows. */
    private static void sumRows(FloatMatrix matrix, float[] sums) {
        int columns = matrix.columns();
        Arrays.fill(sums, 0, columns, 0f);
        for (int start = 0; start < matrix.size(); start += columns) {
            for (int j = 0; j < columns; j++) {
                sums[j] += matrix.data()[start + j];
            }
        }
    }
}
