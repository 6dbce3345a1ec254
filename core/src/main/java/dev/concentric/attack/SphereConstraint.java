package dev.concentric.attack;

import dev.concentric.linalg.SquaredNorm;

/**
 * The constraint that a point stays on the sphere of its class, so that it remains in the data's support.
 *
 * @param radius the sphere's radius, positive
 */
public record SphereConstraint(double radius) {

    /** Checks the radius. */
    public SphereConstraint {
        if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("radius must be positive, got " + radius);
        }
    }

    /** Scales part of an array to the radius. */
    public void project(float[] values, int offset, int length) {
        float scale = (float) (radius / Math.sqrt(SquaredNorm.of(values, offset, length)));
        for (int j = offset; j < offset + length; j++) {
            values[j] *= scale;
        }
    }

    /** Returns part of an array as a point of the sphere in float64, scaled to the radius. */
    public double[] pointOf(float[] values, int offset, int length) {
        double[] point = new double[length];
        double square = 0;
        for (int j = 0; j < length; j++) {
            point[j] = values[offset + j];
            square += point[j] * point[j];
        }
        double scale = radius / Math.sqrt(square);
        for (int j = 0; j < length; j++) {
            point[j] *= scale;
        }
        return point;
    }

    /** Returns the straight-line distance of two points. */
    public double chord(double[] x, double[] y) {
        double square = 0;
        for (int j = 0; j < x.length; j++) {
            square += (x[j] - y[j]) * (x[j] - y[j]);
        }
        return Math.sqrt(square);
    }

    /** Returns the great-circle distance of two points a chord apart. */
    public double geodesic(double chord) {
        return 2 * radius * Math.asin(Math.min(1, chord / (2 * radius)));
    }
}
