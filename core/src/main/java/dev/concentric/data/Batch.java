package dev.concentric.data;

import dev.concentric.linalg.FloatMatrix;

/**
 * Labelled points, one a row.
 *
 * @param points the points {@code [B x n]}
 * @param labels the number of each point's class, from 0 on: 0 or 1 where there are two, {@code [B]}
 */
public record Batch(FloatMatrix points, float[] labels) {

    /** Checks that there is a label for each point. */
    public Batch {
        if (labels.length != points.rows()) {
            throw new IllegalArgumentException(points.rows() + " points but " + labels.length + " labels");
        }
    }

    /** Returns a batch of that size with all points and labels zero. */
    public static Batch zeros(int size, int dimension) {
        return new Batch(FloatMatrix.zeros(size, dimension), new float[size]);
    }

    /** Returns the number of points. */
    public int size() {
        return labels.length;
    }
}
