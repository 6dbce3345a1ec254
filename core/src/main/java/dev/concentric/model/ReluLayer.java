package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Team;
import java.util.List;

/** The rectifier max(x, 0), element by element; not a number stays what it is. */
final class ReluLayer implements RowwiseLayer {

    /** Units that a part keeps together: the same ones as {@link BatchNormalization}, whose part is still in cache. */
    private static final int UNITS_TOGETHER = 64;

    private final Kernels kernels = Kernels.best();
    private final Buffer output = new Buffer();
    private final Buffer inputGradient = new Buffer();
    private final Team.Part forwardPart = this::forward;
    private final Team.Part backwardPart = this::backward;

    /** What the parts of the present call work on. */
    private FloatMatrix in = FloatMatrix.zeros(0, 0);

    private FloatMatrix out = in;
    private FloatMatrix byIn = in;
    private FloatMatrix byOut = in;

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Team team) {
        in = input;
        out = output.shaped(input.rows(), input.columns());
        team.split(input.columns(), UNITS_TOGETHER, forwardPart);
        return out;
    }

    private void forward(int first, int end) {
        kernels.rectify(in, out, first, end);
    }

    @Override
    public FrozenLayer frozen() {
        return new FrozenLayer.Rectifier();
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, Optimizer optimizer, Team team) {
        return backwardToInput(gradient, team);
    }

    @Override
    public FloatMatrix backwardToInput(FloatMatrix gradient, Team team) {
        byOut = gradient;
        byIn = inputGradient.shaped(gradient.rows(), gradient.columns());
        team.split(gradient.columns(), UNITS_TOGETHER, backwardPart);
        return byIn;
    }

    private void backward(int first, int end) {
        kernels.rectifyBackward(out, byOut, byIn, first, end);
    }
}
