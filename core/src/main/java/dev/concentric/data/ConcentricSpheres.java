package dev.concentric.data;

import dev.concentric.linalg.SquaredNorm;
import dev.concentric.random.RandomStream;

/**
 * Two concentric spheres in {@code dimension} dimensions (paper, section 2): the inner one is class 0, the outer one
 * class 1, and points are uniform on either.
 *
 * @param dimension the dimension n of the space, at least 2
 * @param innerRadius the inner radius, positive
 * @param outerRadius the outer radius, greater than the inner one
 */
public record ConcentricSpheres(int dimension, double innerRadius, double outerRadius) {

    /** The paper's inner radius. */
    public static final double PAPER_INNER_RADIUS = 1;

    /** The paper's outer radius. */
    public static final double PAPER_OUTER_RADIUS = 1.3;

    /** Checks the sizes. */
    public ConcentricSpheres {
        if (dimension < 2) {
            throw new IllegalArgumentException("dimension must be at least 2, got " + dimension);
        }
        if (!(innerRadius > 0 && innerRadius < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("innerRadius must be positive, got " + innerRadius);
        }
        if (!(outerRadius > innerRadius && outerRadius < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "outerRadius must be greater than innerRadius (" + innerRadius + "), got " + outerRadius);
        }
    }

    /** Returns the paper's spheres: radii 1 and 1.3. */
    public static ConcentricSpheres ofDimension(int dimension) {
        return new ConcentricSpheres(dimension, PAPER_INNER_RADIUS, PAPER_OUTER_RADIUS);
    }

    /** Returns a sphere's radius. */
    public double radius(Sphere sphere) {
        return sphere == Sphere.INNER ? innerRadius : outerRadius;
    }

    /**
     * Writes the uniform point of a sphere that an index of a stream stands for. The direction is the same on both
     * spheres.
     *
     * @param directions the stream whose normals give the direction
     * @param index the point's index
     * @param sphere the sphere
     * @param out receives the point, {@code dimension} values from {@code offset} on
     */
    public void point(RandomStream directions, long index, Sphere sphere, float[] out, int offset) {
        directions.gaussians(index, out, offset, dimension);
        float scale = (float) (radius(sphere) / Math.sqrt(SquaredNorm.of(out, offset, dimension)));
        for (int j = 0; j < dimension; j++) {
            out[offset + j] *= scale;
        }
    }
}
