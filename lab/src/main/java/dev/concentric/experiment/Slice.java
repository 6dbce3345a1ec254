package dev.concentric.experiment;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Classifier;
import java.util.function.IntToDoubleFunction;

/**
 * A plane through the origin of the input space, as Figure 1 cuts it: the point (x, y) of the plane is
 * {@code x first + y second}. Both spheres meet it in circles of their own radii.
 *
 * @param first the unit vector of the plane's first axis {@code [n]}
 * @param second the unit vector of its second axis, orthogonal to the first {@code [n]}
 */
public record Slice(double[] first, double[] second) {

    /**
     * Returns the plane spanned by two directions, its first axis along the first of them.
     *
     * @throws IllegalArgumentException if the directions are parallel or of length zero
     */
    public static Slice spannedBy(double[] first, double[] second) {
        double[] x = scaled(first, 1 / Math.sqrt(dot(first, first)));
        double along = dot(second, x);
        double[] rest = new double[second.length];
        for (int j = 0; j < rest.length; j++) {
            rest[j] = second[j] - along * x[j];
        }
        double length = Math.sqrt(dot(rest, rest));
        if (!(length > 1e-6 * Math.sqrt(dot(second, second)))) {
            throw new IllegalArgumentException("two parallel directions span no plane");
        }
        return new Slice(x, scaled(rest, 1 / length));
    }

    /** Returns the logits at the points of the square grid with these coordinates on both axes, row by row in y. */
    public float[] logitsOnGrid(Classifier classifier, double[] coordinates) {
        int side = coordinates.length;
        return logits(classifier, side * side, i -> coordinates[i % side], i -> coordinates[i / side]);
    }

    /** Returns the logits at {@code count} points spread evenly over the circle of that radius. */
    public float[] logitsOnCircle(Classifier classifier, double radius, int count) {
        return logits(
                classifier,
                count,
                i -> radius * Math.cos(2 * Math.PI * i / count),
                i -> radius * Math.sin(2 * Math.PI * i / count));
    }

    private float[] logits(Classifier classifier, int count, IntToDoubleFunction x, IntToDoubleFunction y) {
        int n = first.length;
        FloatMatrix points = FloatMatrix.zeros(count, n);
        for (int i = 0; i < count; i++) {
            double xi = x.applyAsDouble(i);
            double yi = y.applyAsDouble(i);
            for (int j = 0; j < n; j++) {
                points.data()[i * n + j] = (float) (xi * first[j] + yi * second[j]);
            }
        }
        float[] logits = new float[count];
        classifier.logits(points, logits);
        return logits;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }

    private static double[] scaled(double[] x, double factor) {
        double[] result = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            result[j] = factor * x[j];
        }
        return result;
    }
}
