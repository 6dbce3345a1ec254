package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Workspace;
import java.util.Arrays;
import java.util.List;

/** A frozen ReLU network: affine maps with a rectifier between each two. */
final class ReluClassifier implements Classifier {
    private final Kernels kernels = Kernels.best();
    private final List<Affine> maps;
    private final List<FloatDense> floatMaps;

    ReluClassifier(List<Affine> maps) {
        this.maps = List.copyOf(maps);
        this.floatMaps = maps.stream().map(FloatDense::of).toList();
    }

    @Override
    public int dimension() {
        return maps.getFirst().inputs();
    }

    @Override
    public void logits(FloatMatrix points, float[] logits) {
        try (Workspace scratch = Workspace.open()) {
            forward(points, logits, scratch);
        }
    }

    @Override
    public void logitsAndGradients(FloatMatrix points, float[] logits, FloatMatrix gradients) {
        try (Workspace scratch = Workspace.open()) {
            FloatMatrix[] activations = forward(points, logits, scratch);
            FloatMatrix gradient = scratch.matrix(points.rows(), 1);
            Arrays.fill(gradient.data(), 0, points.rows(), 1f);
            for (int l = floatMaps.size() - 1; l > 0; l--) {
                FloatMatrix below = scratch.matrix(points.rows(), activations[l - 1].columns());
                floatMaps.get(l).applyTransposed(gradient, below);
                kernels.rectifyBackward(activations[l - 1], below, below, 0, below.columns());
                gradient = below;
            }
            floatMaps.getFirst().applyTransposed(gradient, gradients);
        }
    }

    /** Writes the logits and returns the rectified output of each hidden layer. */
    private FloatMatrix[] forward(FloatMatrix points, float[] logits, Workspace scratch) {
        FloatMatrix[] activations = new FloatMatrix[floatMaps.size() - 1];
        FloatMatrix input = points;
        for (int l = 0; l < activations.length; l++) {
            FloatMatrix output = scratch.matrix(points.rows(), floatMaps.get(l).outputs());
            floatMaps.get(l).apply(input, output);
            kernels.rectify(output, output, 0, output.columns());
            activations[l] = output;
            input = output;
        }
        floatMaps.getLast().apply(input, FloatMatrix.over(logits, points.rows(), 1));
        return activations;
    }

    @Override
    public double logit(double[] point) {
        double[] values = maps.getFirst().apply(point);
        for (Affine map : maps.subList(1, maps.size())) {
            for (int j = 0; j < values.length; j++) {
                values[j] = Math.max(values[j], 0);
            }
            values = map.apply(values);
        }
        return values[0];
    }
}
