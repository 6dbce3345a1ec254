package dev.concentric.experiment;

import dev.concentric.model.Architecture;
import dev.concentric.training.ImageTrainingPlan;
import dev.concentric.training.TrainingPlan;

/**
 * What a run costs, counted in multiplications and additions, an estimate on the high side: its searches are taken to
 * go on for a good part of their steps, and a run that may end early to go on to its bound.
 *
 * @param training for training
 * @param measuring for all measurements
 */
record RunCost(double training, double measuring) {
    /** A step: forwards, the weights' gradients, and the inputs' in all layers but the first. */
    private static final double PER_WEIGHT_OF_A_STEP = 6;

    /** Drawing a point, and what is done to its activations, weighed as so many operations for an input. */
    private static final double PER_INPUT = 60;

    /** Adam moves bytes, which takes as long as so many operations for a weight. */
    private static final double ADAM = 100;

    /** A search's step goes forwards and backwards. */
    private static final double PER_WEIGHT_OF_A_SEARCH = 4;

    private static final double COARSE_STEPS = 100;
    private static final double FINE_STEPS = 250;
    private static final double REFINED_STEPS = 100;

    /** Levels times replicates times moves times classifications of a particle. */
    private static final double SPLITTING = 4_000;

    /** Both attacks' gradients, and logits in float64, which are counted at the pace of plain code. */
    private static final double PER_IMAGE_ATTACKED = 2_000;

    /** Operations of an eigenvalue problem in n dimensions, in n^3, at the pace of plain code. */
    private static final double EIGENVALUES = 100;

    static RunCost of(Run run) {
        return switch (run) {
            case RunSpec spec -> of(spec);
            case ImageRunSpec images -> of(images);
        };
    }

    private static RunCost of(ImageRunSpec spec) {
        ImageTrainingPlan plan = spec.plan();
        double image = plan.architecture().multiplyAdds().stream()
                .mapToLong(Long::longValue)
                .sum();
        double ascent = plan.adversary()
                .map(adversary -> PER_WEIGHT_OF_A_SEARCH * adversary.steps())
                .orElse(0.0);
        double step = plan.batchSize() * (PER_WEIGHT_OF_A_STEP + ascent) * image
                + ADAM * plan.architecture().weights();
        ImageMeasurementPlan measurement = spec.measurement();
        double snapshot = image * (2.0 * measurement.testImages() + PER_IMAGE_ATTACKED * measurement.attackImages());
        return new RunCost(plan.steps() * step, measurement.snapshots().size() * snapshot);
    }

    private static RunCost of(RunSpec spec) {
        TrainingPlan plan = spec.plan();
        MeasurementPlan measurement = spec.measurement();
        double weights = plan.architecture().weights();
        double inputs = plan.spheres().dimension();
        double step = plan.batchSize() * (PER_WEIGHT_OF_A_STEP * weights + PER_INPUT * inputs) + ADAM * weights;
        double point = 2 * weights + PER_INPUT * inputs;
        double search = PER_WEIGHT_OF_A_SEARCH * weights * searchSteps(measurement)
                + 2 * weights * SPLITTING * splitting(plan, measurement);
        double snapshots = measurement.snapshots().size();
        double samples = (snapshots - 1) * measurement.samples() + measurement.finalSamples();
        double spheres = measurement.untilErrors() > 0 ? 1 : 2;
        double eigenvalues = plan.architecture() instanceof Architecture.Quadratic ? EIGENVALUES * cube(inputs) : 0;
        return new RunCost(plan.steps() * step, spheres * samples * point + snapshots * (search + eigenvalues));
    }

    private static double searchSteps(MeasurementPlan measurement) {
        return measurement.attackPoints() * COARSE_STEPS
                + measurement.finePoints() * FINE_STEPS
                + measurement.nearestPoints() * REFINED_STEPS;
    }

    private static double splitting(TrainingPlan plan, MeasurementPlan measurement) {
        return plan.architecture() instanceof Architecture.Quadratic ? 0 : measurement.particles();
    }

    private static double cube(double value) {
        return value * value * value;
    }

    /** Returns the operations of all of the run. */
    double operations() {
        return training + measuring;
    }
}
