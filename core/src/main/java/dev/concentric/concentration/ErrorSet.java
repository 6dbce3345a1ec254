package dev.concentric.concentration;

/**
 * A set E of points that stands for the errors of a classifier, whatever that is. Sets are immutable and serve any
 * number of threads.
 */
public interface ErrorSet {

    /** Returns the dimension n of the space. */
    int dimension();

    /**
     * Returns whether a point lies in the set.
     *
     * @param point the point {@code [n]}
     */
    boolean contains(double[] point);

    /**
     * Returns the straight-line distance from a point to the set: 0 in the set and on its edge, infinite where the set
     * is empty. Where {@link #isDistanceExact} says no, it is a lower bound on that distance.
     *
     * @param point the point {@code [n]}
     */
    double distance(double[] point);

    /** Returns whether {@link #distance} is the distance itself, up to rounding, and not only a lower bound on it. */
    boolean isDistanceExact();
}
