package dev.concentric.performance;

/**
 * An operation of the kernels with the work that it cannot do without.
 *
 * @param name what it does, with its sizes
 * @param flops the float operations that it makes, a multiply-add being two
 * @param bytes the bytes that it has to read and write beyond what stays in cache
 * @param work one repetition
 */
public record Operation(String name, double flops, double bytes, Runnable work) {
    private static final Stopwatch STOPWATCH = new Stopwatch(0.6, 0.3);

    /** Returns the time that one core's peak and the memory's bandwidth allow at best, in seconds. */
    public double floorSeconds(MachineLimits limits) {
        return Math.max(flops / limits.corePeakGflops(), bytes / limits.bandwidthGBs()) / 1e9;
    }

    /** Times the operation on one core, {@code patience} times as long as usual. */
    OperationTiming time(MachineLimits limits, double patience) {
        double seconds = STOPWATCH.times(patience).medianSeconds(work);
        return new OperationTiming(name, seconds * 1e3, floorSeconds(limits) * 1e3, flops / seconds / 1e9);
    }
}
