package dev.concentric.estimation;

import dev.concentric.attack.AttackOutcome;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.BootstrapInterval;
import dev.concentric.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Distances to the nearest error that an attack found from random points of a sphere. Each is an upper bound on the
 * true one; the means are over the points from which an error was found, and absent where there is none.
 *
 * @param outcomes one outcome for each start point
 * @param interval the 95 % bootstrap interval of the mean chord: it covers the choice of start points only, not what
 *     the attack missed
 */
public record ErrorDistance(List<AttackOutcome> outcomes, Optional<Interval> interval) {

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
        return (int) outcomes.stream().filter(AttackOutcome::gradientVanished).count();
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
}
