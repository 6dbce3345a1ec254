package dev.concentric.stats;

/**
 * A closed interval of real numbers.
 *
 * @param low the lower end
 * @param high the upper end, at least the lower one
 */
public record Interval(double low, double high) {

    /** Checks the order of the ends. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval needs low <= high, got " + low + " and " + high);
        }
    }

    /** Returns whether a value lies in the interval, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
