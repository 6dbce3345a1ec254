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

    /** Checks the name and that no snapshot lies beyond the last step. */
    public RunSpec {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "a run's name consists of letters, digits, dots, dashes and underscores, got '" + name + "'");
        }
        if (!measurement.snapshots().isEmpty() && measurement.snapshots().getLast() > plan.steps()) {
            throw new IllegalArgumentException("a snapshot at step "
                    + measurement.snapshots().getLast() + " lies beyond the last step, " + plan.steps());
        }
    }
}
