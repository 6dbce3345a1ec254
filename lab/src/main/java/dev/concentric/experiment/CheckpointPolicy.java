package dev.concentric.experiment;

/**
 * How a run keeps what it has come to.
 *
 * @param seconds how long a run trains between two checkpoints, at least 0; longer where writing takes longer than half
 *     a percent of that, but ten times as long at most
 * @param kept how many checkpoints stay, the latest ones, at least 1
 * @param snapshots whether the network of each measurement stays too, without the optimiser's averages
 */
public record CheckpointPolicy(double seconds, int kept, boolean snapshots) {

    /** A checkpoint every 30 seconds, of which three stay. */
    public static final CheckpointPolicy USUAL = new CheckpointPolicy(30, 3, false);

    private static final double DEAREST = 0.005;

    /** One write that a disk held up must not put off the next one for hours. */
    private static final double LONGEST = 10;

    /** Checks the numbers. */
    public CheckpointPolicy {
        if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("seconds between checkpoints must be at least 0, got " + seconds);
        }
        if (kept < 1) {
            throw new IllegalArgumentException("at least 1 checkpoint must be kept, got " + kept);
        }
    }

    /**
     * Returns whether it is time for a checkpoint.
     *
     * @param sinceLast the seconds since the last one
     * @param cost the seconds that writing it took
     */
    boolean isDue(double sinceLast, double cost) {
        return sinceLast >= Math.clamp(cost / DEAREST, seconds, LONGEST * seconds);
    }
}
