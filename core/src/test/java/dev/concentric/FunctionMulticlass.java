package dev.concentric;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.MulticlassClassifier;
import dev.concentric.random.RandomStream;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A classifier of several classes given by formulas.
 *
 * @param dimension the dimension of the inputs
 * @param classes the number of classes
 * @param function the logits
 * @param jacobian the gradient of each logit by the point
 */
public record FunctionMulticlass(
        int dimension, int classes, UnaryOperator<double[]> function, Function<double[], double[][]> jacobian)
        implements MulticlassClassifier {

    /** Returns the linear classifier with one row of weights for each class. */
    public static FunctionMulticlass linear(double[][] weights, double[] bias) {
        return new FunctionMulticlass(weights[0].length, bias.length, x -> affine(weights, bias, x), x -> weights);
    }

    /** Returns a network with one hidden layer of tanh and random weights. */
    public static FunctionMulticlass network(int dimension, int hidden, int classes, long seed) {
        double[][] inner = normals(hidden, dimension, 3 / Math.sqrt(dimension), seed);
        double[][] outer = normals(classes, hidden, 1 / Math.sqrt(hidden), seed + 1);
        double[] shift = normals(1, hidden, 1, seed + 2)[0];
        UnaryOperator<double[]> activate = x -> {
            double[] values = affine(inner, shift, x);
            for (int k = 0; k < hidden; k++) {
                values[k] = StrictMath.tanh(values[k]);
            }
            return values;
        };
        return new FunctionMulticlass(
                dimension, classes, x -> affine(outer, new double[classes], activate.apply(x)), x -> {
                    double[] values = activate.apply(x);
                    double[][] result = new double[classes][dimension];
                    for (int c = 0; c < classes; c++) {
                        for (int k = 0; k < hidden; k++) {
                            double factor = outer[c][k] * (1 - values[k] * values[k]);
                            for (int j = 0; j < dimension; j++) {
                                result[c][j] += factor * inner[k][j];
                            }
                        }
                    }
                    return result;
                });
    }

    /** Returns normal numbers of a deviation, {@code [rows][columns]}. */
    public static double[][] normals(int rows, int columns, double deviation, long seed) {
        double[][] result = new double[rows][columns];
        float[] row = new float[columns];
        for (int i = 0; i < rows; i++) {
            RandomStream.root(seed).gaussians(i, row, 0, columns);
            for (int j = 0; j < columns; j++) {
                result[i][j] = deviation * row[j];
            }
        }
        return result;
    }

    private static double[] affine(double[][] weights, double[] bias, double[] x) {
        double[] result = bias.clone();
        for (int i = 0; i < result.length; i++) {
            for (int j = 0; j < x.length; j++) {
                result[i] += weights[i][j] * x[j];
            }
        }
        return result;
    }

    /** Returns this classifier with other gradients. */
    public FunctionMulticlass withJacobian(Function<double[], double[][]> other) {
        return new FunctionMulticlass(dimension, classes, function, other);
    }

    @Override
    public void logits(FloatMatrix points, FloatMatrix logits) {
        for (int row = 0; row < points.rows(); row++) {
            double[] values = logits(FunctionClassifier.row(points, row));
            for (int c = 0; c < classes; c++) {
                logits.set(row, c, (float) values[c]);
            }
        }
    }

    @Override
    public void logitsAndGradients(FloatMatrix points, Objective objective, FloatMatrix logits, FloatMatrix gradients) {
        logits(points, logits);
        FloatMatrix derivatives = FloatMatrix.zeros(points.rows(), classes);
        objective.derivatives(logits, derivatives);
        for (int row = 0; row < points.rows(); row++) {
            double[][] slopes = jacobian.apply(FunctionClassifier.row(points, row));
            for (int j = 0; j < dimension; j++) {
                double sum = 0;
                for (int c = 0; c < classes; c++) {
                    sum += derivatives.get(row, c) * slopes[c][j];
                }
                gradients.set(row, j, (float) sum);
            }
        }
    }

    @Override
    public double[] logits(double[] point) {
        return function.apply(point);
    }
}
