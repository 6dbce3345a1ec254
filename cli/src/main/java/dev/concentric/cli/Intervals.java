package dev.concentric.cli;

import dev.concentric.stats.Interval;

/** Intervals as the documents that verbs print carry them. */
final class Intervals {

    private Intervals() {}

    /** Returns the lower and the upper end. */
    static double[] ends(Interval interval) {
        return new double[] {interval.low(), interval.high()};
    }
}
