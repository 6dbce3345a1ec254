package dev.concentric.experiment;

import dev.concentric.training.TrainingPlan;

/**
 * One run: what is trained, and what is measured on the way.
 *
 * @param name the run's name, which is also its folder's
 * @param plan what determines the training, to the bit
 * @param measurement what is measured
 */
public record RunSpec(String name, TrainingPlan plan, MeasurementPlan measurement) {

    /** Checks that no snapshot lies beyond the last step. */
    public RunSpec {
        if (!measurement.snapshots().isEmpty() && measurement.snapshots().getLast() > plan.steps()) {
            throw new IllegalArgumentException("a snapshot at step "
                    + measurement.snapshots().getLast() + " lies beyond the last step, " + plan.steps());
        }
    }
}
