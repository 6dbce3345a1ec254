package dev.concentric.training;

import java.util.TreeSet;
import java.util.stream.LongStream;

/** The steps of a run at which it is measured. */
public final class SnapshotSchedule {

    private SnapshotSchedule() {}

    /**
     * Returns steps spaced evenly in the logarithm, ascending, the first and the last included.
     *
     * @param first the first step, at least 1
     * @param last the last step, at least the first
     * @param perDecade how many steps between a step and its tenfold, at least 1
     */
    public static long[] logSpaced(long first, long last, int perDecade) {
        if (first < 1 || last < first || perDecade < 1) {
            throw new IllegalArgumentException("no log-spaced steps from " + first + " to " + last + ", " + perDecade
                    + " a decade: needs 1 <= first <= last and at least 1 a decade");
        }
        TreeSet<Long> steps = new TreeSet<>();
        double decades = StrictMath.log10((double) last / first);
        LongStream.rangeClosed(0, (long) Math.floor(decades * perDecade))
                .forEach(k -> steps.add(Math.round(first * StrictMath.pow(10, (double) k / perDecade))));
        steps.add(last);
        return steps.stream().mapToLong(Long::longValue).toArray();
    }
}
