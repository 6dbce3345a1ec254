package dev.concentric.performance;

/**
 * An operation of the kernels with the work that it cannot do without.
 *
 * @param name what it does, with its sizes
 * @param flops the float operations that it makes, a multiply-add being two
 * @param bytes the bytes that it has to read and write beyond what stays in cache
 * @param work one repetition
 */
record Operation(String name, double flops, double bytes, Runnable work) {
    private static final Stopwatch STOPWATCH = new Stopwatch(0.8, 0.4);

    /** Times the operation on one core. */
    OperationTiming time(MachineLimits limits) {
        double floor = Math.max(flops / limits.corePeakGflops(), bytes / limits.bandwidthGBs()) / 1e9;
        double seconds = STOPWATCH.medianSeconds(work);
        return new OperationTiming(name, seconds * 1e3, floor * 1e3, flops / seconds / 1e9);
    }
}
