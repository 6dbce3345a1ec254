package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Workspace;
import java.util.Arrays;

/** A frozen quadratic network, with the exact ellipsoid that it decides by. */
public final class QuadraticClassifier implements Classifier {
    private final FloatMatrix weights;
    private final float outputWeight;
    private final float outputBias;

    /** Copies the weights {@code [n x h]}. */
    QuadraticClassifier(FloatMatrix weights, float outputWeight, float outputBias) {
        float[] copy = Arrays.copyOf(weights.data(), weights.size());
        this.weights = FloatMatrix.over(copy, weights.rows(), weights.columns());
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
            Kernels.best().multiplyTransposedRight(units, weights, gradients);
        }
    }

    private FloatMatrix forward(FloatMatrix points, float[] logits, Workspace scratch) {
        int width = weights.columns();
        FloatMatrix units = scratch.matrix(points.rows(), width);
        Kernels.best().multiply(points, weights, units);
        for (int i = 0; i < points.rows(); i++) {
            logits[i] = (float) (outputWeight * sumOfSquares(units.data(), i * width, width) + outputBias);
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

    /** Returns the sum of the squares of part of an array, in float64 and in order. */
    static double sumOfSquares(float[] values, int offset, int length) {
        double sum = 0;
        for (int j = offset; j < offset + length; j++) {
            sum += (double) values[j] * values[j];
        }
        return sum;
    }

    /** Multiplies part of an array by a factor. */
    static void scale(float[] values, int offset, int length, float factor) {
        for (int j = offset; j < offset + length; j++) {
            values[j] *= factor;
        }
    }
}
