package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.ImageShape;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Team;
import java.util.List;

/** The largest number of each square of 2 x 2 pixels, channel by channel; of equal ones the first has the gradient. */
final class PoolingLayer implements RowwiseLayer {
    private final Kernels kernels = Kernels.best();
    private final ImageShape shape;
    private final Buffer output = new Buffer();
    private final Buffer inputGradient = new Buffer();
    private final Team.Part forwardPart = this::forward;
    private final Team.Part backwardPart = this::backward;

    /** What the parts of the present call work on. */
    private FloatMatrix in = FloatMatrix.zeros(0, 0);

    private FloatMatrix out = in;
    private FloatMatrix byIn = in;
    private FloatMatrix byOut = in;

    /** Makes a layer for images of that shape, of even height and width. */
    PoolingLayer(ImageShape shape) {
        this.shape = shape;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public FrozenLayer frozen() {
        return new FrozenLayer.Pooling(shape);
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Team team) {
        in = input;
        out = output.shaped(input.rows(), shape.elements() / 4);
        team.split(input.rows(), 1, forwardPart);
        return out;
    }

    private void forward(int first, int end) {
        kernels.pool(in, shape, out, first, end);
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, Optimizer optimizer, Team team) {
        return backwardToInput(gradient, team);
    }

    @Override
    public FloatMatrix backwardToInput(FloatMatrix gradient, Team team) {
        byOut = gradient;
        byIn = inputGradient.shaped(gradient.rows(), shape.elements());
        team.split(gradient.rows(), 1, backwardPart);
        return byIn;
    }

    private void backward(int first, int end) {
        kernels.poolBackward(in, shape, out, byOut, byIn, first, end);
    }
}
