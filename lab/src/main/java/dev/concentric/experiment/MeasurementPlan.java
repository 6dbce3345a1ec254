package dev.concentric.experiment;

import dev.concentric.training.SnapshotSchedule;
import java.util.Arrays;

/**
 * When a run is measured and with how much effort. Measurements draw from streams of their own and never change
 * training.
 *
 * @param steps the steps at which snapshots are measured, ascending, the last one being the run's end
 * @param innerSamples the points of the inner sphere classified at a snapshot
 * @param outerSamples the same of the outer sphere
 * @param finalSamples the points of either sphere classified at the end
 * @param attackPoints the start points of the attacks
 */
public record MeasurementPlan(long[] steps, long innerSamples, long outerSamples, long finalSamples, int attackPoints) {

    /** Returns a plan of log-spaced snapshots, four a decade, from step {@code first} on. */
    static MeasurementPlan logSpaced(long first, long last, long innerSamples, long outerSamples, long finalSamples) {
        long[] steps = SnapshotSchedule.logSpaced(first, last, 4);
        return new MeasurementPlan(steps, innerSamples, outerSamples, finalSamples, 100);
    }

    /** Returns this plan with the untrained network measured as well. */
    MeasurementPlan fromTheStart() {
        long[] all = new long[steps.length + 1];
        System.arraycopy(steps, 0, all, 1, steps.length);
        return new MeasurementPlan(all, innerSamples, outerSamples, finalSamples, attackPoints);
    }

    /** Returns the last step, where the run ends. */
    long end() {
        return Arrays.stream(steps).max().orElse(0);
    }
}
