package dev.concentric.experiment;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Classifier;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A classifier given by a formula; it says that its gradient is zero everywhere, so that no attack moves.
 *
 * @param dimension the dimension of the inputs
 * @param formula the logit
 */
record FormulaClassifier(int dimension, ToDoubleFunction<double[]> formula) implements Classifier {

    @Override
    public void logits(FloatMatrix points, float[] logits) {
        double[] point = new double[dimension];
        for (int row = 0; row < points.rows(); row++) {
            int i = row;
            Arrays.setAll(point, j -> points.get(i, j));
            logits[row] = (float) formula.applyAsDouble(point);
        }
    }

    @Override
    public void logitsAndGradients(FloatMatrix points, float[] logits, FloatMatrix gradients) {
        logits(points, logits);
        Arrays.fill(gradients.data(), 0, gradients.size(), 0);
    }

    @Override
    public double logit(double[] point) {
        return formula.applyAsDouble(point);
    }
}
