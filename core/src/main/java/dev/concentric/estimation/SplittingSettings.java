package dev.concentric.estimation;

/**
 * How {@link SplittingErrorRate} splits.
 *
 * <p>The variance of a replicate's logarithm is about -ln(rate) / particles at a survivor share of one half, times what
 * the dependence of the particles adds; the work grows as particles, moves and -ln(rate).
 *
 * @param particles points of a replicate, from 10 to 1,000,000
 * @param replicates independent repetitions, whose spread gives the interval, from 10 to 10,000
 * @param survivorShare the share of the points that survives a level of the pilot, from .05 to .95
 * @param moves how often each point is moved at a level, from 1 to 10,000
 * @param log10Floor the decimal logarithm of the rate below which the search ends, from -300 to -1
 */
public record SplittingSettings(int particles, int replicates, double survivorShare, int moves, double log10Floor) {

    /** The fewest replicates whose spread says something of their mean. */
    public static final int FEWEST_REPLICATES = 10;

    /** Settings for rates down to about 1e-20 within a factor of two, and to 1e-100 within a decade. */
    public static final SplittingSettings DEFAULT = new SplittingSettings(500, 12, 0.5, 5, -300);

    /** Checks the ranges. */
    public SplittingSettings {
        check("particles", particles, 10, 1_000_000);
        check("replicates", replicates, FEWEST_REPLICATES, 10_000);
        check("survivorShare", survivorShare, 0.05, 0.95);
        check("moves", moves, 1, 10_000);
        check("log10Floor", log10Floor, -300, -1);
    }

    private static void check(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " must lie between " + least + " and " + most + ", got " + value);
        }
    }

    /** Returns how many points a level replaces, where no logits are equal. */
    int replaced() {
        return Math.clamp(Math.round((1 - survivorShare) * particles), 1, particles - 1);
    }

    /** Returns the natural logarithm of the floor. */
    double logFloor() {
        return log10Floor * Math.log(10);
    }

    /** Returns these settings with another number of points. */
    public SplittingSettings withParticles(int count) {
        return new SplittingSettings(count, replicates, survivorShare, moves, log10Floor);
    }

    /** Returns these settings with another number of replicates. */
    public SplittingSettings withReplicates(int count) {
        return new SplittingSettings(particles, count, survivorShare, moves, log10Floor);
    }

    /** Returns these settings with another number of moves. */
    public SplittingSettings withMoves(int count) {
        return new SplittingSettings(particles, replicates, survivorShare, count, log10Floor);
    }
}
