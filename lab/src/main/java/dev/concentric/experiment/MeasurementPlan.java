package dev.concentric.experiment;

import dev.concentric.estimation.SplittingSettings;
import dev.concentric.training.TrainingPlan;
import java.util.List;
import java.util.Optional;

/**
 * What is measured of a run, and when. Measuring draws from streams of its own and never changes the training.
 *
 * @param snapshots the steps at which the network is measured, ascending
 * @param samples how many fresh points of each sphere are classified at a snapshot
 * @param finalSamples how many at the last step of the run
 * @param attackPoints from how many points of the inner sphere errors are searched
 * @param nearestPoints from how many of these the nearest error is wanted, exactly or by the refined attack; 0 for
 *     none, and then no {@link BestKnown}
 * @param particles how many points of a replicate splitting takes where the count sees too few errors; 0 for no
 *     splitting
 */
public record MeasurementPlan(
        List<Long> snapshots, long samples, long finalSamples, int attackPoints, int nearestPoints, int particles) {

    /** Plans neither nearest errors nor splitting. */
    public MeasurementPlan(List<Long> snapshots, long samples, long finalSamples, int attackPoints) {
        this(snapshots, samples, finalSamples, attackPoints, 0, 0);
    }

    /** Checks the order of the steps and the counts. */
    public MeasurementPlan {
        snapshots = List.copyOf(snapshots);
        for (int i = 0; i < snapshots.size(); i++) {
            if (snapshots.get(i) < 0 || i > 0 && snapshots.get(i) <= snapshots.get(i - 1)) {
                throw new IllegalArgumentException("snapshots must be ascending steps, got " + snapshots);
            }
        }
        if (samples < 1 || finalSamples < 1) {
            throw new IllegalArgumentException(
                    "samples must be at least 1, got " + samples + " and " + finalSamples + " at the end");
        }
        if (attackPoints < 1) {
            throw new IllegalArgumentException("attackPoints must be at least 1, got " + attackPoints);
        }
        if (nearestPoints < 0 || particles < 0) {
            throw new IllegalArgumentException(
                    "nearestPoints and particles must be at least 0, got " + nearestPoints + " and " + particles);
        }
        if (particles > 0) {
            SplittingSettings.DEFAULT.withParticles(particles);
        }
    }

    /** Returns how many points of each sphere are classified at a step. */
    long samplesAt(long step, TrainingPlan training) {
        return step == training.steps() ? finalSamples : samples;
    }

    /** Returns whether a measurement is what this plan asks for at its step. */
    boolean isMetBy(Measurement measurement, TrainingPlan training) {
        boolean errorFree = measurement.ellipsoid().isPresent()
                && measurement.ellipsoid().get().inner().proved();
        return measurement.inner().samples() == samplesAt(measurement.step(), training)
                && measurement.coarse().points() == (errorFree ? 0 : attackPoints)
                && (nearestPoints == 0 || errorFree || isMetBy(measurement.best()));
    }

    private boolean isMetBy(Optional<BestKnown> best) {
        return best.map(BestKnown::distances)
                .filter(distances -> distances.points() == 0 || distances.points() == nearestPoints)
                .isPresent();
    }
}
