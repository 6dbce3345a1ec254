package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.SquaredNorm;
import dev.concentric.linalg.Workspace;

/** A frozen quadratic network, with the exact ellipsoid that it decides by. */
public final class QuadraticClassifier implements Classifier {
    private final FloatMatrix weights;
    private final FloatDense hidden;
    private final float outputWeight;
    private final float outputBias;

    /** Makes a network of weights {@code [n x h]} that nobody changes any more. */
    QuadraticClassifier(FloatMatrix weights, float outputWeight, float outputBias) {
        this.weights = weights;
        this.hidden = FloatDense.of(weights.rows(), weights.columns(), weights.data(), new float[weights.columns()]);
        this.outputWeight = outputWeight;
        this.outputBias = outputBias;
    }

    /** Returns the decision boundary in closed form; its eigenvalues are computed at each call. */
    public DecisionEllipsoid decisionEllipsoid() {
        return DecisionEllipsoid.of(weights, outputWeight, outputBias);
    }

    @Override
    public int dimension() {
        return weights.rows();
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
            FloatMatrix units = forward(points, logits, scratch);
            scale(units.data(), 0, units.size(), 2 * outputWeight);
            hidden.applyTransposed(units, gradients);
        }
    }

    private FloatMatrix forward(FloatMatrix points, float[] logits, Workspace scratch) {
        int width = weights.columns();
        FloatMatrix units = scratch.matrix(points.rows(), width);
        hidden.apply(points, units);
        for (int i = 0; i < points.rows(); i++) {
            logits[i] = (float) (outputWeight * SquaredNorm.of(units.data(), i * width, width) + outputBias);
        }
        return units;
    }

    @Override
    public double logit(double[] point) {
        int width = weights.columns();
        double[] units = new double[width];
        for (int i = 0; i < point.length; i++) {
            for (int j = 0; j < width; j++) {
                units[j] += point[i] * weights.data()[i * width + j];
            }
        }
        double squares = 0;
        for (double unit : units) {
            squares += unit * unit;
        }
        return outputWeight * squares + outputBias;
    }

    /** Multiplies part of an array by a factor. */
    static void scale(float[] values, int offset, int length, float factor) {
        for (int j = offset; j < offset + length; j++) {
            values[j] *= factor;
        }
    }
}
