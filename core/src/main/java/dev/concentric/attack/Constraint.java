package dev.concentric.attack;

/**
 * Where a search may go: a surface in R^n with its geodesics, or all of R^n. A {@link SphereConstraint} keeps a point
 * in the data's support; {@link FreeSpace} lets it leave.
 *
 * <p>Lengths are straight-line distances (chords) wherever nothing else is said.
 */
public interface Constraint {

    /** Moves a point {@code [n]} onto the surface. */
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
     * Returns the point of a geodesic at a straight-line distance from its origin.
     *
     * @param x the origin {@code [n]}
     * @param direction the geodesic's direction at the origin, as {@link #tangent} gives it {@code [n]}
     * @param chord the distance, from 0 to {@link #longestChord}
     */
    double[] at(double[] x, double[] direction, double chord);

    /** Returns the greatest straight-line distance of two points; may be infinite. */
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

    /** Returns the straight-line distance of two points. */
    default double chord(double[] x, double[] y) {
        double square = 0;
        for (int j = 0; j < x.length; j++) {
            square += (x[j] - y[j]) * (x[j] - y[j]);
        }
        return Math.sqrt(square);
    }
}
