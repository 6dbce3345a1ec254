package dev.concentric.concentration;

/**
 * An error set made of the points where a function, its level, is negative. Outside the set the level is the distance
 * to it, or a lower bound on that, and it changes nowhere faster than the point moves. So lifting the edge by some width
 * makes a larger set of the same kind, and the width can be chosen such that the set has a given measure.
 */
public interface LevelSet extends ErrorSet {

    /**
     * Returns the level of a point: negative in the set.
     *
     * @param point the point {@code [n]}
     */
    double level(double[] point);

    /**
     * Returns the set of the points whose level is below a width.
     *
     * @param width how far the edge moves outwards, or inwards where it is negative
     */
    LevelSet widened(double width);

    @Override
    default boolean contains(double[] point) {
        return level(point) < 0;
    }

    @Override
    default double distance(double[] point) {
        return Math.max(level(point), 0);
    }
}
