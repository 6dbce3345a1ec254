package dev.concentric.attack;

import dev.concentric.linalg.SquaredNorm;
import java.util.Arrays;

/**
 * The constraint that a point stays on the sphere of its class, so that it remains in the data's support. Geodesics
 * are great circles.
 *
 * @param radius the sphere's radius, positive
 */
public record SphereConstraint(double radius) implements Constraint {

    /** Checks the radius. */
    public SphereConstraint {
        if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("radius must be positive, got " + radius);
        }
    }

    @Override
    public void project(float[] point) {
        float scale = (float) (radius / Math.sqrt(SquaredNorm.of(point, 0, point.length)));
        for (int j = 0; j < point.length; j++) {
            point[j] *= scale;
        }
    }

    @Override
    public double[] pointOf(float[] point) {
        double[] copy = new double[point.length];
        Arrays.setAll(copy, j -> point[j]);
        return scaled(copy, radius);
    }

    /** Returns a vector scaled to a length; not finite where it is zero or not finite itself. */
    static double[] scaled(double[] vector, double length) {
        double square = 0;
        for (double value : vector) {
            square += value * value;
        }
        double scale = square < Double.POSITIVE_INFINITY ? length / Math.sqrt(square) : Double.NaN;
        double[] result = new double[vector.length];
        for (int j = 0; j < result.length; j++) {
            result[j] = vector[j] * scale;
        }
        return result;
    }

    @Override
    public double[] tangent(double[] x, double[] vector) {
        double product = 0;
        for (int j = 0; j < x.length; j++) {
            product += x[j] * vector[j];
        }
        double share = product / (radius * radius);
        double[] part = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            part[j] = vector[j] - share * x[j];
        }
        return scaled(part, 1);
    }

    /** Cosine and sine come from the chord by algebra, which rounds alike on every machine. */
    @Override
    public double[] at(double[] x, double[] direction, double chord) {
        double half = Math.min(1, chord / (2 * radius));
        double cosine = 1 - 2 * half * half;
        double along = 2 * radius * half * Math.sqrt((1 - half) * (1 + half));
        double[] point = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            point[j] = cosine * x[j] + along * direction[j];
        }
        return point;
    }

    @Override
    public double longestChord() {
        return 2 * radius;
    }

    @Override
    public double geodesic(double chord) {
        return 2 * radius * Math.asin(Math.min(1, chord / (2 * radius)));
    }
}
