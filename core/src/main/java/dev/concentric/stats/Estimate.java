package dev.concentric.stats;

import java.util.Optional;

/**
 * A quantity with what is known of its error.
 *
 * @param value the best single value
 * @param interval where the true value lies, at the confidence that the method states; empty where the method, an
 *     approximation, says nothing about its error
 * @param method how value and interval were found
 * @param samples how many independent samples they rest on; 0 where none were drawn
 */
public record Estimate(double value, Optional<Interval> interval, String method, long samples) {

    /** Checks that there is a value. */
    public Estimate {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("an estimate needs a value, got NaN by " + method);
        }
        if (samples < 0) {
            throw new IllegalArgumentException("samples must be at least 0, got " + samples);
        }
    }

    /** Returns an estimate from samples. */
    public static Estimate sampled(double value, Interval interval, String method, long samples) {
        return new Estimate(value, Optional.of(interval), method, samples);
    }

    /** Returns a value of which nothing says how far it is from the truth. */
    public static Estimate approximated(double value, String method) {
        return new Estimate(value, Optional.empty(), method, 0);
    }

    /** Returns a value that is certain: its interval is the value alone. */
    public static Estimate proved(double value, String method) {
        return new Estimate(value, Optional.of(new Interval(value, value)), method, 0);
    }

    /** Returns whether the value is certain, without sampling or approximation. */
    public boolean isProved() {
        return samples == 0
                && interval.filter(range -> range.low() == range.high()).isPresent();
    }
}
