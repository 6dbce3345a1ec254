package dev.concentric.estimation;

import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;

/**
 * Points of the error set of a sphere, drawn under the uniform law by {@link ErrorSetSampler}.
 *
 * <p>Errors are settled by the float32 logits, as in all sampling; at the boundary the float64 logit may differ.
 */
public final class ErrorSetSample {

    /** Where the points come from. */
    public enum Origin {
        /** The errors among uniform points: independent, and exactly uniform on the error set. */
        REJECTION,
        /** What splitting ended with: points of one replicate have ancestors in common, and some may occur twice. */
        SPLITTING
    }

    private final Origin origin;
    private final Sphere sphere;
    private final double radius;
    private final FloatMatrix points;
    private final int[] groups;

    ErrorSetSample(Origin origin, Sphere sphere, double radius, FloatMatrix points, int[] groups) {
        this.origin = origin;
        this.sphere = sphere;
        this.radius = radius;
        this.points = points;
        this.groups = groups;
    }

    /** Returns where the points come from. */
    public Origin origin() {
        return origin;
    }

    /** Returns the sphere that the points lie on. */
    public Sphere sphere() {
        return sphere;
    }

    /** Returns that sphere's radius. */
    public double radius() {
        return radius;
    }

    /** Returns the points {@code [count x n]}, which must not be changed. */
    public FloatMatrix points() {
        return points;
    }

    /** Returns the group of each point; points of different groups are independent. */
    public int[] groups() {
        return groups.clone();
    }

    /** Returns a point in float64 {@code [n]}. */
    double[] pointInDouble(int index) {
        double[] point = new double[points.columns()];
        for (int j = 0; j < point.length; j++) {
            point[j] = points.get(index, j);
        }
        return point;
    }
}
