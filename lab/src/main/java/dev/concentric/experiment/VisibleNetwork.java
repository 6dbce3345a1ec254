package dev.concentric.experiment;

import dev.concentric.model.Architecture;
import dev.concentric.training.TrainingPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of Figure 4: one at a step of its training, whose error rate sampling sees, and from each of whose start
 * points the attack by steps of .001 found an error, so that the mean distance is an upper bound on the true one.
 *
 * @param plan how it was trained
 * @param measurement what was measured of it
 */
record VisibleNetwork(TrainingPlan plan, Measurement measurement) {

    /** Returns all of them, in the order of the experiments and their runs. */
    static List<VisibleNetwork> in(PaperResults results) {
        List<VisibleNetwork> networks = new ArrayList<>();
        for (Experiment experiment : PaperFigure.DISTANCE_AND_RATE.experiments()) {
            for (TrainedRun run : results.runs(experiment)) {
                run.measurements().stream()
                        .map(measurement -> new VisibleNetwork(run.spec().plan(), measurement))
                        .filter(VisibleNetwork::isVisible)
                        .forEach(networks::add);
            }
        }
        return networks;
    }

    private boolean isVisible() {
        return measurement.inner().errors() > 0
                && measurement.inner().errors() < measurement.inner().samples()
                && measurement.fine().isFromAll();
    }

    /** Returns the architecture's name as in the paper, such as {@code ReLU-h1000-d2}. */
    String architecture() {
        return architecture(plan.architecture());
    }

    /** Returns an architecture's name as in the paper. */
    static String architecture(Architecture architecture) {
        return switch (architecture) {
            case Architecture.Relu relu ->
                "ReLU-h" + relu.hiddenWidths().getFirst() + "-d"
                        + relu.hiddenWidths().size();
            case Architecture.Quadratic quadratic -> "Quad-h" + quadratic.hiddenWidth();
        };
    }

    /** Returns the number of training points, or {@code endless}. */
    String trainingSet() {
        return trainingSet(plan);
    }

    /** Returns the number of training points of a plan, or {@code endless}. */
    static String trainingSet(TrainingPlan plan) {
        return plan.trainingSetSize().isPresent()
                ? Long.toString(plan.trainingSetSize().getAsLong())
                : "endless";
    }

    /** Returns what tells a network of Figure 4 from others, as in the paper. */
    static String title(TrainingPlan plan) {
        return architecture(plan.architecture()) + ", N = " + trainingSet(plan);
    }
}
