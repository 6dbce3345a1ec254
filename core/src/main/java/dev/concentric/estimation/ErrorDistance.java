package dev.concentric.estimation;

import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.AttackWarning;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.BootstrapInterval;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Distances to the nearest error that an attack found from random points, of a sphere or images. Each is an upper bound
 * on the true one; the means are over the points from which an error was found, and absent where there is none. Shares
 * and quantiles are over all points, with an infinite distance where no error was found.
 *
 * <p>All intervals cover the choice of start points only, not what the attack missed.
 *
 * @param outcomes one outcome for each start point
 * @param interval the 95 % bootstrap interval of the mean chord
 */
public record ErrorDistance(List<AttackOutcome> outcomes, Optional<Interval> interval) {

    /** The method's name where a share is given: the attack may have missed nearer errors. */
    public static final String SHARE_METHOD = "attack, lower bound, Clopper-Pearson 95%";

    /** The method's name where the complement of a share is given. */
    public static final String SURVIVAL_METHOD = "attack, upper bound, Clopper-Pearson 95%";

    private static final int RESAMPLES = 10_000;

    /** Returns the distances of these outcomes; the bootstrap draws from {@code stream}. */
    static ErrorDistance of(List<AttackOutcome> outcomes, RandomStream stream) {
        double[] chords = outcomes.stream()
                .filter(AttackOutcome::found)
                .mapToDouble(AttackOutcome::chord)
                .toArray();
        Optional<Interval> interval = chords.length == 0
                ? Optional.empty()
                : Optional.of(BootstrapInterval.mean(chords, 0.95, RESAMPLES, stream.generator()));
        return new ErrorDistance(List.copyOf(outcomes), interval);
    }

    /** Returns the number of start points. */
    public int points() {
        return outcomes.size();
    }

    /** Returns the number of start points from which an error was found, themselves included where misclassified. */
    public int found() {
        return (int) outcomes.stream().filter(AttackOutcome::found).count();
    }

    /** Returns from how many start points the search ended early because there was no direction to go. */
    public int gradientVanished() {
        return count(AttackWarning.GRADIENT_VANISHED);
    }

    /** Returns from how many start points the search came to that. */
    public int count(AttackWarning warning) {
        return (int) outcomes.stream()
                .filter(outcome -> outcome.warnings().contains(warning))
                .count();
    }

    /** Returns the mean straight-line distance over the points found. */
    public OptionalDouble meanChord() {
        return outcomes.stream()
                .filter(AttackOutcome::found)
                .mapToDouble(AttackOutcome::chord)
                .average();
    }

    /** Returns the mean great-circle distance over the points found. */
    public OptionalDouble meanGeodesic() {
        return outcomes.stream()
                .filter(AttackOutcome::found)
                .mapToDouble(AttackOutcome::geodesic)
                .average();
    }

    /**
     * Returns the mean straight-line distance to where the search from a start itself stopped, over the points from
     * which it found an error: the mean chord of a plain attack. An attack that goes on from there comes nearer.
     */
    public OptionalDouble meanRawChord() {
        return outcomes.stream()
                .mapToDouble(AttackOutcome::rawChord)
                .filter(chord -> chord < Double.POSITIVE_INFINITY)
                .average();
    }

    /**
     * Returns the sample standard deviation of the straight-line distance over the points found; absent where these
     * are fewer than two.
     */
    public OptionalDouble chordDeviation() {
        int found = found();
        if (found < 2) {
            return OptionalDouble.empty();
        }
        double mean = meanChord().orElseThrow();
        double squares = outcomes.stream()
                .filter(AttackOutcome::found)
                .mapToDouble(outcome -> (outcome.chord() - mean) * (outcome.chord() - mean))
                .sum();
        return OptionalDouble.of(Math.sqrt(squares / (found - 1)));
    }

    /** Returns the straight-line distances, ascending; infinite where no error was found. */
    public double[] chords() {
        return outcomes.stream().mapToDouble(AttackOutcome::chord).sorted().toArray();
    }

    /**
     * Returns a sample quantile of the straight-line distance, an upper bound on that of the distance to the nearest
     * error: the smallest one that at least this share of the points does not exceed; infinite where an error was
     * found from fewer.
     *
     * @param share the share, in (0, 1]
     * @throws IllegalArgumentException if the share is out of range or there are no points
     */
    public double chordQuantile(double share) {
        requirePoints();
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a quantile needs a share in (0, 1], got " + share);
        }
        // The product's rounding must not lift a whole number to the next.
        int rank = (int) Math.ceil(share * points() - 1e-9);
        return chords()[Math.max(rank, 1) - 1];
    }

    /**
     * Returns the share of points with an error found within a straight-line distance, a lower bound on
     * P[d(x, E) at most that], with its two-sided 95 % Clopper-Pearson interval.
     *
     * @param chord the distance, at least 0 and finite
     * @throws IllegalArgumentException if the distance is out of range or there are no points
     */
    public Estimate shareWithin(double chord) {
        return share(within(chord), SHARE_METHOD);
    }

    /**
     * Returns the share of points with no error found within a straight-line distance, an upper bound on
     * P[d(x, E) greater than that], with its two-sided 95 % Clopper-Pearson interval.
     *
     * @param chord the distance, at least 0 and finite
     * @throws IllegalArgumentException if the distance is out of range or there are no points
     */
    public Estimate shareBeyond(double chord) {
        return share(points() - within(chord), SURVIVAL_METHOD);
    }

    private int within(double chord) {
        if (!(chord >= 0 && chord < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a distance must be at least 0 and finite, got " + chord);
        }
        return (int)
                outcomes.stream().filter(outcome -> outcome.chord() <= chord).count();
    }

    private Estimate share(int count, String method) {
        requirePoints();
        Interval range = BinomialInterval.clopperPearson(count, points(), 0.95);
        return Estimate.sampled((double) count / points(), range, method, points());
    }

    private void requirePoints() {
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("a share of the start points needs at least one of them");
        }
    }
}
