package dev.concentric.experiment;

import dev.concentric.estimation.SplittingSettings;
import dev.concentric.training.TrainingPlan;
import java.util.List;
import java.util.Optional;

/**
 * What is measured of a run, and when. Measuring draws from streams of its own and never changes the training; it may
 * end it.
 *
 * @param snapshots the steps at which the network is measured, ascending
 * @param samples how many fresh points of each sphere are classified at a snapshot, at most where {@code untilErrors}
 * @param finalSamples how many at the last step of the run
 * @param untilErrors at how many errors the count on the inner sphere stops, at least 2, and then the outer sphere is
 *     counted with 10,000 points at most; 0 to classify all points of both
 * @param untilUnseen whether the run ends at the first snapshot without an error among its points of the inner sphere
 * @param attackPoints from how many points of the inner sphere errors are searched by steps of .01
 * @param finePoints from how many, the first of the same points, by steps of .001
 * @param nearestPoints from how many, the first of the same points, the nearest error is wanted, exactly or by the
 *     refined attack; 0 for none, and then neither {@link BestKnown} nor splitting
 * @param particles how many points of a replicate splitting takes where the count sees too few errors; 0 for no
 *     splitting
 */
public record MeasurementPlan(
        List<Long> snapshots,
        long samples,
        long finalSamples,
        int untilErrors,
        boolean untilUnseen,
        int attackPoints,
        int finePoints,
        int nearestPoints,
        int particles) {

    /** Plans counts alone. */
    public MeasurementPlan(List<Long> snapshots, long samples, long finalSamples) {
        this(snapshots, samples, finalSamples, 0, false, 0, 0, 0, 0);
    }

    /** Checks the order of the steps and the counts. */
    public MeasurementPlan {
        snapshots = requireAscending(snapshots);
        if (samples < 1 || finalSamples < 1) {
            throw new IllegalArgumentException(
                    "samples must be at least 1, got " + samples + " and " + finalSamples + " at the end");
        }
        if (untilErrors < 0 || untilErrors == 1 || untilErrors > Math.min(samples, finalSamples)) {
            throw new IllegalArgumentException(
                    "untilErrors must be 0 or lie between 2 and the samples, got " + untilErrors);
        }
        requireCount("attackPoints", attackPoints);
        requireCount("finePoints", finePoints);
        requireCount("nearestPoints", nearestPoints);
        requireCount("particles", particles);
        if (particles > 0) {
            SplittingSettings.DEFAULT.withParticles(particles);
        }
    }

    /** Returns a copy of steps once it has checked that they ascend. */
    static List<Long> requireAscending(List<Long> snapshots) {
        List<Long> steps = List.copyOf(snapshots);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) < 0 || i > 0 && steps.get(i) <= steps.get(i - 1)) {
                throw new IllegalArgumentException("snapshots must be ascending steps, got " + steps);
            }
        }
        return steps;
    }

    private static void requireCount(String name, int count) {
        if (count < 0) {
            throw new IllegalArgumentException(name + " must be at least 0, got " + count);
        }
    }

    /** Returns this plan with searches from so many points by steps of .01, and from so many by steps of .001. */
    public MeasurementPlan attacking(int points, int fine) {
        return new MeasurementPlan(
                snapshots, samples, finalSamples, untilErrors, untilUnseen, points, fine, nearestPoints, particles);
    }

    /** Returns this plan with the best methods too, for so many nearest errors and with so many particles. */
    public MeasurementPlan withBest(int nearest, int splittingParticles) {
        return new MeasurementPlan(
                snapshots,
                samples,
                finalSamples,
                untilErrors,
                untilUnseen,
                attackPoints,
                finePoints,
                nearest,
                splittingParticles);
    }

    /** Returns this plan for a run whose errors are counted up to a number, and which ends where none is seen. */
    public MeasurementPlan whileSeen(int errors) {
        return new MeasurementPlan(
                snapshots, samples, finalSamples, errors, true, attackPoints, finePoints, nearestPoints, particles);
    }

    /** Returns how many points of each sphere are classified at a step, at most where {@code untilErrors}. */
    long samplesAt(long step, TrainingPlan training) {
        return step == training.steps() ? finalSamples : samples;
    }

    /** Returns whether the run ends with a measurement, as its errors are out of reach. */
    boolean endsWith(Measurement measurement) {
        return untilUnseen && measurement.inner().errors() == 0;
    }

    /** Returns whether a measurement is what this plan asks for at its step. */
    boolean isMetBy(Measurement measurement, TrainingPlan training) {
        boolean errorFree = measurement.ellipsoid().isPresent()
                && measurement.ellipsoid().get().inner().proved();
        boolean counted = measurement.inner().samples() == samplesAt(measurement.step(), training)
                || untilErrors > 0 && measurement.inner().errors() == untilErrors;
        return counted
                && measurement.coarse().points() == (errorFree ? 0 : attackPoints)
                && measurement.fine().points() == (errorFree ? 0 : finePoints)
                && (nearestPoints == 0 || errorFree || isMetBy(measurement.best()));
    }

    private boolean isMetBy(Optional<BestKnown> best) {
        return best.map(BestKnown::distances)
                .filter(distances -> distances.points() == 0 || distances.points() == nearestPoints)
                .isPresent();
    }
}
