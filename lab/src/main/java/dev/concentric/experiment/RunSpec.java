package dev.concentric.experiment;

import dev.concentric.training.TrainingPlan;

/**
 * A training run with its measurements, as data.
 *
 * @param name the run's name, which is also its folder's
 * @param title what the run is, for people
 * @param plan the training
 * @param measurements what is measured along the way
 */
public record RunSpec(String name, String title, TrainingPlan plan, MeasurementPlan measurements) {}
