package dev.concentric.model;

import dev.concentric.linalg.ConvolutionShape;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A convolution with a bias for each filter; {@link ConvolutionShape} says how images and weights lie. */
final class ConvolutionLayer implements RowwiseLayer {

    /** Parts of the weights' gradient that stay together: fewer rows leave a product's multipliers idle. */
    private static final int PARTS_TOGETHER = 4;

    private final Kernels kernels = Kernels.best();
    private final ConvolutionShape shape;
    private final Parameter weights;
    private final Parameter bias;
    private final BackwardConvolution wayBack;
    private final PackedMatrix weightGradient;
    private final float[] biasGradient;
    private final Buffer output = new Buffer();
    private final Buffer inputGradient = new Buffer();

    private final Team.Part forwardPart = this::forward;
    private final Team.Part inputPart = this::toInput;
    private final Team.Part gradientPart = this::toWeights;
    private final Team.Part movePart = this::move;

    /** What the parts of the present call work on. */
    private FloatMatrix in = FloatMatrix.zeros(0, 0);

    private FloatMatrix out = in;
    private FloatMatrix byIn = in;
    private FloatMatrix byOut = in;
    private @Nullable Optimizer optimizer;

    ConvolutionLayer(
            String name, ConvolutionShape shape, int filters, Initialization.Independent start, RandomStream stream) {
        this.shape = shape;
        weights = Parameter.zeros(name + ".weights", shape.patch(), filters);
        start.fill(weights.value(), stream.split(weights.name()));
        bias = Parameter.zeros(name + ".bias", 1, filters);
        wayBack = new BackwardConvolution(shape, filters);
        weightGradient = kernels.packed(shape.patch(), filters);
        biasGradient = new float[filters];
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights, bias);
    }

    @Override
    public FrozenLayer frozen() {
        float[] factors = weights.value().toRows();
        return FrozenLayer.Convolution.of(shape, factors, bias.value().toRows());
    }

    @Override
    public FloatMatrix forward(FloatMatrix input, Team team) {
        in = input;
        out = output.shaped(input.rows(), shape.image().pixels() * biasGradient.length);
        team.split(input.rows(), 1, forwardPart);
        return out;
    }

    private void forward(int first, int end) {
        kernels.convolve(in, shape, weights.value(), bias.value(), out, first, end);
    }

    @Override
    public FloatMatrix backward(FloatMatrix gradient, Optimizer moving, Team team) {
        FloatMatrix result = backwardToInput(gradient, team);
        backwardToParameters(gradient, moving, team);
        return result;
    }

    @Override
    public FloatMatrix backwardToInput(FloatMatrix gradient, Team team) {
        byOut = gradient;
        byIn = inputGradient.shaped(gradient.rows(), shape.image().elements());
        wayBack.set(weights.value());
        team.split(gradient.rows(), 1, inputPart);
        return byIn;
    }

    private void toInput(int first, int end) {
        wayBack.apply(byOut, byIn, first, end);
    }

    /** The backward pass of a first layer, whose input gradient nobody needs. */
    void backwardToParameters(FloatMatrix gradient, Optimizer moving, Team team) {
        byOut = gradient;
        optimizer = moving;
        team.split(shape.gradientParts(), PARTS_TOGETHER, gradientPart);
        team.split(shape.patch(), 1, movePart);
        moving.move(bias, biasGradient, 0, biasGradient.length);
    }

    private void toWeights(int first, int end) {
        kernels.convolutionGradients(in, shape, byOut, weightGradient, biasGradient, first, end);
    }

    private void move(int first, int end) {
        Objects.requireNonNull(optimizer).move(weights, weightGradient, first, end);
    }
}
