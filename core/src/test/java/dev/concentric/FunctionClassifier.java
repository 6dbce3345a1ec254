package dev.concentric;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Classifier;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A classifier given by formulas, whose error set is known exactly.
 *
 * @param dimension the dimension of the inputs
 * @param function the logit
 * @param gradient the logit's gradient
 * @param floatOffset what the float32 logits are off by
 */
public record FunctionClassifier(
        int dimension, ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient, double floatOffset)
        implements Classifier {

    /** Returns the half-space classifier {@code logit = steepness (x_1 - height)}. */
    public static FunctionClassifier halfSpace(int dimension, double height, double steepness) {
        double[] normal = new double[dimension];
        normal[0] = steepness;
        return new FunctionClassifier(dimension, x -> steepness * (x[0] - height), x -> normal, 0);
    }

    /** Returns this classifier with another gradient. */
    public FunctionClassifier withGradient(UnaryOperator<double[]> other) {
        return new FunctionClassifier(dimension, function, other, floatOffset);
    }

    /** Returns this classifier with float32 logits that are off by so much. */
    public FunctionClassifier withFloatOffset(double offset) {
        return new FunctionClassifier(dimension, function, gradient, offset);
    }

    @Override
    public void logits(FloatMatrix points, float[] logits) {
        for (int row = 0; row < points.rows(); row++) {
            logits[row] = (float) (function.applyAsDouble(row(points, row)) + floatOffset);
        }
    }

    @Override
    public void logitsAndGradients(FloatMatrix points, float[] logits, FloatMatrix gradients) {
        logits(points, logits);
        for (int row = 0; row < points.rows(); row++) {
            double[] values = gradient.apply(row(points, row));
            for (int j = 0; j < dimension; j++) {
                gradients.set(row, j, (float) values[j]);
            }
        }
    }

    @Override
    public double logit(double[] point) {
        return function.applyAsDouble(point);
    }

    /** Returns a row in float64. */
    public static double[] row(FloatMatrix points, int row) {
        double[] point = new double[points.columns()];
        Arrays.setAll(point, j -> points.get(row, j));
        return point;
    }
}
