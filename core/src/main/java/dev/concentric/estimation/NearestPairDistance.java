package dev.concentric.estimation;

import dev.concentric.data.Sphere;
import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import java.util.Arrays;
import java.util.function.DoubleFunction;

/**
 * The empirical law of the straight-line distance between the two nearest of m uniform points of a sphere, from
 * independent replicates.
 */
public final class NearestPairDistance {

    /** The method's name in results where a share is given. */
    public static final String SHARE_METHOD = "all pairs, Clopper-Pearson 95%";

    private static final int MOST_REPLICATES = 1_000_000;

    private final int points;
    private final double[] chords;

    private NearestPairDistance(int points, double[] chords) {
        this.points = points;
        this.chords = chords;
        Arrays.sort(chords);
    }

    /**
     * Measures replicates: the k-th takes the points k m to (k + 1) m - 1.
     *
     * @param fresh where the points come from
     * @param sphere the sphere
     * @param points how many points m a replicate takes, from 2 to 100,000
     * @param replicates how many replicates, from 1 to 10^6
     * @param threads how many threads share them; the result does not depend on it
     * @throws IllegalArgumentException if a count is out of range
     */
    public static NearestPairDistance of(FreshPoints fresh, Sphere sphere, int points, int replicates, int threads) {
        NearestPair.requireCount(points);
        if (replicates < 1 || replicates > MOST_REPLICATES) {
            throw new IllegalArgumentException(
                    "replicates must lie between 1 and " + MOST_REPLICATES + ", got " + replicates);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
        double[] chords = new double[replicates];
        ParallelBlocks.run(
                replicates,
                threads,
                "looking for nearest pairs",
                k -> chords[k] =
                        NearestPair.of(fresh, sphere, (long) k * points, points).chord());
        return new NearestPairDistance(points, chords);
    }

    /** Returns how many points a replicate takes. */
    public int points() {
        return points;
    }

    /** Returns the number of replicates. */
    public int replicates() {
        return chords.length;
    }

    /** Returns the distances, ascending. */
    public double[] chords() {
        return chords.clone();
    }

    /** Returns the sample median: the middle distance, or the mean of the two in the middle. */
    public double median() {
        int middle = chords.length / 2;
        return chords.length % 2 == 1 ? chords[middle] : (chords[middle - 1] + chords[middle]) / 2;
    }

    /**
     * Returns the share of replicates whose nearest pair lies farther apart than a distance, with its two-sided 95 %
     * Clopper-Pearson interval.
     *
     * @param chord the straight-line distance, at least 0
     * @throws IllegalArgumentException if it is not
     */
    public Estimate shareBeyond(double chord) {
        if (!(chord >= 0)) {
            throw new IllegalArgumentException("a distance must be at least 0, got " + chord);
        }
        long beyond = Arrays.stream(chords).filter(value -> value > chord).count();
        return Estimate.sampled(
                (double) beyond / chords.length,
                BinomialInterval.clopperPearson(beyond, chords.length, 0.95),
                SHARE_METHOD,
                chords.length);
    }

    /**
     * Returns how far the share of replicates beyond a distance leaves a law that is known between two bounds, at most
     * over all distances (Kolmogorov's statistic); 0 where it keeps between them everywhere. If the law is between them
     * it exceeds e with a probability of at most 2 exp(-2 N e^2) for N replicates (Massart, 1990).
     *
     * @param survival the bounds on the probability of a larger distance, continuous and falling
     */
    public double greatestDeviation(DoubleFunction<Interval> survival) {
        double greatest = 0;
        for (int i = 0; i < chords.length; i++) {
            Interval law = survival.apply(chords[i]);
            // The share falls at each distance from the first of these to the second.
            double before = 1 - (double) i / chords.length;
            double behind = 1 - (i + 1.0) / chords.length;
            greatest = Math.max(greatest, Math.max(before - law.high(), law.low() - behind));
        }
        return greatest;
    }
}
