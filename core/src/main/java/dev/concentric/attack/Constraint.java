package dev.concentric.attack;

/**
 * Where a search may go: a surface in R^n with its geodesics, all of R^n, or a part of it. A {@link SphereConstraint}
 * keeps a point in the data's support; {@link FreeSpace} lets it leave; a {@link PixelBox} keeps it an image.
 *
 * <p>Lengths are straight-line distances (chords) wherever nothing else is said.
 */
public interface Constraint {

    /** Moves a point {@code [n]} to where it may be, onto the surface. */
    void project(float[] point);

    /** Returns a point {@code [n]}, moved onto the surface, in float64. */
    double[] pointOf(float[] point);

    /**
     * Returns the direction of unit length in which a point of the surface moves when it is pulled along a vector.
     *
     * @param x the point {@code [n]}
     * @param vector the vector {@code [n]}
     * @return the unit vector {@code [n]}; not finite where the vector pulls the point in no direction
     */
    double[] tangent(double[] x, double[] vector);

    /**
     * Returns the point of a geodesic at a straight-line distance from its origin. Where a geodesic comes to an edge
     * it goes on along it; where it ends before that distance, its end is returned.
     *
     * @param x the origin {@code [n]}
     * @param direction the geodesic's direction at the origin, as {@link #tangent} gives it {@code [n]}
     * @param chord the distance, from 0 to {@link #longestChord}
     */
    double[] at(double[] x, double[] direction, double chord);

    /** Returns a bound on the straight-line distance of two points, such as the diameter; may be infinite. */
    double longestChord();

    /** Returns the distance along a geodesic of two points that are a straight-line distance apart. */
    double geodesic(double chord);

    /** Returns the direction at {@code x} of the geodesic to {@code y}; not finite where there is not just one. */
    default double[] direction(double[] x, double[] y) {
        double[] difference = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            difference[j] = y[j] - x[j];
        }
        return tangent(x, difference);
    }

    /**
     * Returns the direction at {@code x} that leads to points that lie from {@code y} along a vector: the way to the
     * nearest error, if {@code y} is an error next to the decision boundary and the vector the excess's gradient there.
     *
     * @param x the point {@code [n]}
     * @param y another point {@code [n]}
     * @param vector a vector at {@code y} {@code [n]}
     * @return the unit vector {@code [n]}; not finite where there is no direction
     */
    default double[] carried(double[] x, double[] y, double[] vector) {
        return tangent(x, tangent(y, vector));
    }

    /** Returns the straight-line distance of two points. */
    default double chord(double[] x, double[] y) {
        double square = 0;
        for (int j = 0; j < x.length; j++) {
            square += (x[j] - y[j]) * (x[j] - y[j]);
        }
        return Math.sqrt(square);
    }
}
