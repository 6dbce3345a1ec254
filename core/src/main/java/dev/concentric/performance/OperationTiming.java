package dev.concentric.performance;

/**
 * How fast an operation is on one core.
 *
 * @param name what it does, with its sizes
 * @param medianMillis the median time of one repetition
 * @param floorMillis the time that the core's peak and the memory's bandwidth allow at best
 * @param gflops float operations, in 10^9 a second
 */
public record OperationTiming(String name, double medianMillis, double floorMillis, double gflops) {

    /** Returns the share of the floor that is reached; above 1 where caches beat the memory's bandwidth. */
    public double shareOfFloor() {
        return floorMillis / medianMillis;
    }
}
