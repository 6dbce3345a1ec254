package dev.concentric.experiment;

import dev.concentric.model.Classifier;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.QuadraticClassifier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The paper's runs as they came out. */
final class PaperResults {
    private final Map<PaperRun, TrainedRun> runs = new EnumMap<>(PaperRun.class);
    private @Nullable PaperSlices slices;

    PaperResults(Map<PaperRun, TrainedRun> runs) {
        this.runs.putAll(runs);
    }

    /** Returns whether a run is among them. */
    boolean has(PaperRun run) {
        return runs.containsKey(run);
    }

    /** Returns a run. */
    TrainedRun run(PaperRun run) {
        TrainedRun found = runs.get(run);
        if (found == null) {
            throw new IllegalArgumentException("the run " + run.key() + " was not made");
        }
        return found;
    }

    /** Returns the exact decision boundary of a quadratic network at its last step. */
    DecisionEllipsoid ellipsoid(PaperRun run) {
        Classifier classifier = run(run).snapshot().classifier();
        if (classifier instanceof QuadraticClassifier quadratic) {
            return quadratic.decisionEllipsoid();
        }
        throw new IllegalArgumentException("the run " + run.key() + " is of no quadratic network");
    }

    /** Returns the slices of Figure 1, whose attacks are run at the first call. */
    PaperSlices slices() {
        PaperSlices cut = slices;
        if (cut == null) {
            TrainedRun relu = run(PaperRun.RELU_ONLINE);
            cut = new PaperSlices(relu.snapshot().classifier(), relu.spec().plan());
            slices = cut;
        }
        return cut;
    }

    /** Returns the measurements of a run that Figure 4 shows. */
    List<Measurement> visible(PaperRun run) {
        return run(run).measurements().stream()
                .filter(measurement -> measurement.inner().errors() > 0
                        && measurement.inner().errors() < measurement.inner().samples()
                        && measurement.fine().found() == measurement.fine().points())
                .toList();
    }
}
