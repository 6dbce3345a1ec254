package dev.concentric.experiment;

import java.util.List;

/**
 * What is measured of a run, and when. Measuring draws from streams of its own and never changes the training.
 *
 * @param snapshots the steps at which the network is measured, ascending
 * @param samples how many fresh points of each sphere are classified at a snapshot
 * @param finalSamples how many at the last step of the run
 * @param attackPoints from how many points of the inner sphere errors are searched
 */
public record MeasurementPlan(List<Long> snapshots, long samples, long finalSamples, int attackPoints) {

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
    }
}
