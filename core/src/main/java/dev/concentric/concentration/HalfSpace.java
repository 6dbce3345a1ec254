package dev.concentric.concentration;

import java.util.Arrays;

/**
 * The half-space {x : w . x > b} (paper, appendix G). The distance of a point to it is max(b - w . x, 0) / |w|.
 */
public final class HalfSpace implements LevelSet {
    private final double[] normal;
    private final double threshold;

    private HalfSpace(double[] normal, double threshold) {
        this.normal = normal;
        this.threshold = threshold;
    }

    /**
     * Returns the half-space {x : w . x > b}.
     *
     * @param w the normal {@code [n]}, of any length but 0
     * @param b the threshold
     * @throws IllegalArgumentException if the normal has no direction or a number is not finite
     */
    public static HalfSpace of(double[] w, double b) {
        double length = Math.sqrt(Vectors.dot(w, w));
        if (!(length > 0 && length < Double.POSITIVE_INFINITY) || !Double.isFinite(b)) {
            throw new IllegalArgumentException(
                    "a half-space needs a finite normal other than 0 and a finite threshold, got a normal of length "
                            + length + " and " + b);
        }
        return new HalfSpace(Arrays.stream(w).map(x -> x / length).toArray(), b / length);
    }

    /** Returns the unit normal w {@code [n]}, which points into the half-space. */
    public double[] normal() {
        return normal.clone();
    }

    /** Returns the threshold b that belongs to the unit normal. */
    public double threshold() {
        return threshold;
    }

    @Override
    public int dimension() {
        return normal.length;
    }

    @Override
    public double level(double[] point) {
        return threshold - Vectors.dot(normal, point);
    }

    @Override
    public HalfSpace widened(double width) {
        return new HalfSpace(normal, threshold - width);
    }

    @Override
    public boolean isDistanceExact() {
        return true;
    }

    /** Returns the part of the half-space whose points are images: its meet with the box [0, 1]^n. */
    public ErrorSet withinBox() {
        return new BoxedHalfSpace(normal, threshold);
    }
}
