package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Workspace;
import java.util.List;

/**
 * A frozen convolutional network. Gradients keep what all layers give for all points, half a megabyte of scratch memory
 * for each image of MNIST and Madry's network, so callers hand over some dozens of points at a time; logits alone are
 * computed in blocks.
 */
public final class ConvolutionalClassifier implements MulticlassClassifier {

    /** How many points' logits are computed at a time. */
    private static final int BLOCK_ROWS = 50;

    private final ConvolutionalArchitecture architecture;
    private final List<FrozenLayer> layers;

    ConvolutionalClassifier(ConvolutionalArchitecture architecture, List<FrozenLayer> layers) {
        this.architecture = architecture;
        this.layers = List.copyOf(layers);
    }

    @Override
    public int dimension() {
        return architecture.dimension();
    }

    @Override
    public int classes() {
        return architecture.classes();
    }

    @Override
    public void logits(FloatMatrix points, FloatMatrix logits) {
        requireShape("points", points, points.rows(), dimension());
        requireShape("logits", logits, points.rows(), classes());
        for (int row = 0; row < points.rows(); row += BLOCK_ROWS) {
            int rows = Math.min(BLOCK_ROWS, points.rows() - row);
            try (Workspace scratch = Workspace.open()) {
                FloatMatrix block = scratch.matrix(rows, dimension());
                System.arraycopy(points.data(), row * dimension(), block.data(), 0, block.size());
                FloatMatrix[] outputs = forward(block, scratch);
                System.arraycopy(outputs[layers.size()].data(), 0, logits.data(), row * classes(), rows * classes());
            }
        }
    }

    @Override
    public void logitsAndGradients(FloatMatrix points, Objective objective, FloatMatrix logits, FloatMatrix gradients) {
        requireShape("points", points, points.rows(), dimension());
        requireShape("logits", logits, points.rows(), classes());
        requireShape("gradients", gradients, points.rows(), dimension());
        try (Workspace scratch = Workspace.open()) {
            FloatMatrix[] outputs = forward(points, scratch);
            System.arraycopy(outputs[layers.size()].data(), 0, logits.data(), 0, logits.size());
            FloatMatrix gradient = scratch.matrix(points.rows(), classes());
            objective.derivatives(logits, gradient);
            for (int l = layers.size() - 1; l >= 0; l--) {
                FloatMatrix below = l == 0 ? gradients : scratch.matrix(points.rows(), outputs[l].columns());
                layers.get(l).backward(outputs[l], outputs[l + 1], gradient, below);
                gradient = below;
            }
        }
    }

    /** Returns the points and behind them what each layer makes of them. */
    private FloatMatrix[] forward(FloatMatrix points, Workspace scratch) {
        FloatMatrix[] outputs = new FloatMatrix[layers.size() + 1];
        outputs[0] = points;
        for (int l = 0; l < layers.size(); l++) {
            outputs[l + 1] = scratch.matrix(points.rows(), layers.get(l).outputs(outputs[l].columns()));
            layers.get(l).forward(outputs[l], outputs[l + 1]);
        }
        return outputs;
    }

    private static void requireShape(String what, FloatMatrix matrix, int rows, int columns) {
        if (matrix.rows() != rows || matrix.columns() != columns) {
            throw new IllegalArgumentException(what + " must be " + rows + " x " + columns + ", got " + matrix);
        }
    }

    @Override
    public double[] logits(double[] point) {
        if (point.length != dimension()) {
            throw new IllegalArgumentException("a point has " + dimension() + " numbers, got " + point.length);
        }
        double[] values = point;
        for (FrozenLayer layer : layers) {
            values = layer.apply(values);
        }
        return values;
    }
}
