package dev.concentric.stats;

/**
 * A measured quantity with what is known of its error.
 *
 * @param value the best single value
 * @param interval where the true value lies, at the confidence that the method states
 * @param method how value and interval were found
 * @param samples how many independent samples they rest on
 */
public record Estimate(double value, Interval interval, String method, long samples) {

    /** Checks that there is a value. */
    public Estimate {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("an estimate needs a value, got NaN by " + method);
        }
    }
}
