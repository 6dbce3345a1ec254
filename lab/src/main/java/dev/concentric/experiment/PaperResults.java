package dev.concentric.experiment;

import dev.concentric.model.Classifier;
import dev.concentric.model.QuadraticClassifier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The paper's experiments as they came out. What is worked out of a network is kept with its run as a finding, so that
 * claims and figures need no network twice.
 */
final class PaperResults {
    private final Map<Experiment, List<TrainedRun>> runs = new EnumMap<>(Experiment.class);
    private final Optional<ImageResults> images;
    private final int threads;

    /** Takes complete experiments, each with all its runs, whose networks one thread measures where it must. */
    PaperResults(Map<Experiment, List<TrainedRun>> runs) {
        this(runs, Optional.empty(), 1);
    }

    /** Takes complete experiments whose networks some threads measure; no result depends on how many. */
    PaperResults(Map<Experiment, List<TrainedRun>> runs, Optional<ImageResults> images, int threads) {
        this.runs.putAll(runs);
        this.images = images;
        this.threads = threads;
    }

    /** Returns how many threads measure networks. */
    int threads() {
        return threads;
    }

    /** Returns what came of real images, if there were any. */
    Optional<ImageResults> images() {
        return images;
    }

    /** Returns whether there is all that a figure rests on. */
    boolean has(PaperFigure figure) {
        return figure.isOfImages() ? images.isPresent() : has(figure.experiments());
    }

    /** Returns whether all of some experiments are complete; one that the scale leaves out is not. */
    boolean has(Experiment... experiments) {
        return has(List.of(experiments));
    }

    /** Returns whether all of some experiments are complete; one that the scale leaves out is not. */
    boolean has(List<Experiment> experiments) {
        return runs.keySet().containsAll(experiments);
    }

    /** Returns an experiment's runs; none where it is not complete. */
    List<TrainedRun> runs(Experiment experiment) {
        return runs.getOrDefault(experiment, List.of());
    }

    /** Returns the first run of an experiment. */
    TrainedRun run(Experiment experiment) {
        if (!has(experiment)) {
            throw new IllegalArgumentException("the experiment " + experiment.key() + " was not made");
        }
        return runs(experiment).getFirst();
    }

    /**
     * Returns the runs of quadratic networks that still err on the inner sphere at their end, and less often than not:
     * those of section 4, then those of Figure 4.
     */
    List<TrainedRun> erringQuadratics() {
        return Stream.of(Experiment.QUADRATIC_FINITE, Experiment.QUADRATIC_ONLINE, Experiment.NETWORKS)
                .flatMap(experiment -> runs(experiment).stream())
                .filter(run -> run.last().ellipsoid().stream()
                        .anyMatch(ellipsoid -> !ellipsoid.inner().proved() && ellipsoid.meanAlpha() < 1))
                .toList();
    }

    /** Returns a quadratic network at its last step. */
    static QuadraticClassifier quadratic(TrainedRun trained) {
        Classifier classifier = trained.snapshot().classifier();
        if (classifier instanceof QuadraticClassifier quadratic) {
            return quadratic;
        }
        throw new IllegalArgumentException("the run " + trained.spec().name() + " is of no quadratic network");
    }
}
