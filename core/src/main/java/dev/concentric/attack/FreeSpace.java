package dev.concentric.attack;

import java.util.Arrays;

/**
 * No constraint: any point of R^n, geodesics are straight lines. What is found bounds the distance to the decision
 * boundary, which is at most that to the nearest error on the sphere.
 */
public record FreeSpace() implements Constraint {

    @Override
    public void project(float[] point) {
        // Every point is allowed.
    }

    @Override
    public double[] pointOf(float[] point) {
        double[] copy = new double[point.length];
        Arrays.setAll(copy, j -> point[j]);
        return copy;
    }

    @Override
    public double[] tangent(double[] x, double[] vector) {
        return SphereConstraint.scaled(vector, 1);
    }

    @Override
    public double[] at(double[] x, double[] direction, double chord) {
        double[] point = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            point[j] = x[j] + chord * direction[j];
        }
        return point;
    }

    @Override
    public double longestChord() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double geodesic(double chord) {
        return chord;
    }
}
