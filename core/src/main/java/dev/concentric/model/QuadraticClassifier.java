package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.SquaredNorm;
import dev.concentric.linalg.Workspace;
import java.util.Arrays;

/** A frozen quadratic network, with the exact ellipsoid that it decides by. */
public final class QuadraticClassifier implements Classifier {
    /** The square of a weight that is well within float32. */
    private static final double LARGEST_ALPHA = 1e70;

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

    /**
     * Returns the network that decides by an ellipsoid made by hand: the logit is sum_i alpha_i x_i^2 - 1, by a hidden
     * unit for each coordinate. Each alpha is the square of a float32 weight, and so what is given up to a relative
     * 2e-7 unless it is below 1e-70.
     *
     * @param alphas the alphas of the coordinates {@code [n]}, none negative, since the network is a sum of squares
     * @throws IllegalArgumentException if there is none, or one is negative, not finite or above 1e70
     */
    public static QuadraticClassifier ofAlphas(double[] alphas) {
        int n = alphas.length;
        if (n == 0 || !Arrays.stream(alphas).allMatch(alpha -> alpha >= 0 && alpha <= LARGEST_ALPHA)) {
            throw new IllegalArgumentException(
                    "a quadratic network needs at least one alpha, all between 0 and " + LARGEST_ALPHA);
        }
        FloatMatrix weights = FloatMatrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            weights.set(i, i, (float) Math.sqrt(alphas[i]));
        }
        return new QuadraticClassifier(weights, 1, -1);
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
        float[] matrix = weights.data();
        for (int i = 0; i < point.length; i++) {
            double x = point[i];
            int row = i * width;
            for (int j = 0; j < width; j++) {
                units[j] += x * matrix[row + j];
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
