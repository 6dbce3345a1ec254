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
    private static final double LOG10_HALF = Math.log10(0.5);

    private final Map<Experiment, List<TrainedRun>> runs = new EnumMap<>(Experiment.class);
    private final Optional<ImageResults> images;
    private final int threads;

    /** Takes experiments with their complete runs, whose networks one thread measures where it must. */
    PaperResults(Map<Experiment, List<TrainedRun>> runs) {
        this(runs, Optional.empty(), 1);
    }

    /** Takes experiments whose networks some threads measure; no result depends on how many. */
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

    /** Returns whether all of some experiments are there; one that the scale leaves out is not. */
    boolean has(Experiment... experiments) {
        return has(List.of(experiments));
    }

    /** Returns whether all of some experiments are there; one that the scale leaves out is not. */
    boolean has(List<Experiment> experiments) {
        return runs.keySet().containsAll(experiments);
    }

    /** Returns an experiment's runs; none where it is not there. */
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
     * Returns the runs of quadratic networks that err on the inner sphere at their end, and less often than not: those
     * of section 4, then those of Figure 4.
     */
    List<TrainedRun> erringQuadratics() {
        return Stream.of(
                        Experiment.QUADRATIC_FINITE,
                        Experiment.QUADRATIC_STOPPED,
                        Experiment.QUADRATIC_ONLINE,
                        Experiment.NETWORKS)
                .flatMap(experiment -> runs(experiment).stream())
                .filter(run -> run.last().ellipsoid().stream()
                        .map(Measurement.Ellipsoid::inner)
                        .anyMatch(rate -> !rate.proved() && Double.isFinite(rate.log10()) && rate.log10() < LOG10_HALF))
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
