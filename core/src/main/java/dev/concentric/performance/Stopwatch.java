package dev.concentric.performance;

import java.util.ArrayList;
import java.util.List;

/**
 * Times a piece of work by repetition.
 *
 * @param warmUp how long the work is repeated before it is timed, in seconds: the compiler needs it
 * @param timed for how long it is timed, in seconds
 */
record Stopwatch(double warmUp, double timed) {
    private static final int FEWEST = 5;

    /** Returns a stopwatch that takes that many times as long. */
    Stopwatch times(double patience) {
        return new Stopwatch(warmUp * patience, timed * patience);
    }

    /** Returns the median time of one repetition, in seconds. */
    double medianSeconds(Runnable work) {
        repeat(work, warmUp);
        List<Double> seconds = repeat(work, timed);
        seconds.sort(null);
        return seconds.get(seconds.size() / 2);
    }

    private static List<Double> repeat(Runnable work, double duration) {
        List<Double> seconds = new ArrayList<>();
        long began = System.nanoTime();
        while (seconds.size() < FEWEST || System.nanoTime() - began < duration * 1e9) {
            long start = System.nanoTime();
            work.run();
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        return seconds;
    }
}
