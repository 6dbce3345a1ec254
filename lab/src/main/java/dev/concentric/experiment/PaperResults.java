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
    private final int threads;
    private @Nullable PaperSlices slices;
    private @Nullable AttackComparison attacks;

    /** Takes runs whose networks one thread measures where it must. */
    PaperResults(Map<PaperRun, TrainedRun> runs) {
        this(runs, 1);
    }

    /** Takes runs whose networks some threads measure; no result depends on how many. */
    PaperResults(Map<PaperRun, TrainedRun> runs, int threads) {
        this.runs.putAll(runs);
        this.threads = threads;
    }

    /** Returns how many threads measure networks. */
    int threads() {
        return threads;
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
        return quadratic(run, run(run)).decisionEllipsoid();
    }

    /** Returns a quadratic network at its last step. */
    static QuadraticClassifier quadratic(PaperRun run, TrainedRun trained) {
        Classifier classifier = trained.snapshot().classifier();
        if (classifier instanceof QuadraticClassifier quadratic) {
            return quadratic;
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

    /** Returns what attacks on quadratic networks are worth; they are run at the first call. */
    AttackComparison attacks() {
        AttackComparison made = attacks;
        if (made == null) {
            Map<PaperRun, TrainedRun> attacked = new EnumMap<>(PaperRun.class);
            PaperFigure.ATTACKS.runs().forEach(run -> attacked.put(run, run(run)));
            made = AttackComparison.of(attacked, threads);
            attacks = made;
        }
        return made;
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
