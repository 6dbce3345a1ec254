package dev.concentric.experiment;

import dev.concentric.attack.RefinedAttack;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.ErrorDepth;
import dev.concentric.estimation.ErrorSetSample;
import dev.concentric.estimation.ErrorSetSampler;
import dev.concentric.estimation.SplittingSettings;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.Interval;
import dev.concentric.store.DataTable;
import dev.concentric.training.TrainingPlan;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How deep the errors of a run's network lie on the inner sphere, beside how far random points are from them; worked
 * out once and kept with the run.
 *
 * @param origin where the errors come from
 * @param exact whether depths and distances are exact; else upper bounds
 * @param points how many errors
 * @param depth the mean distance from an error to the nearest right point
 * @param depthInterval its 95 % interval
 * @param deepest the greatest such distance
 * @param distance the mean distance from a random point to the nearest error
 * @param distanceInterval its 95 % interval
 */
record ErrorsDepth(
        ErrorSetSample.Origin origin,
        boolean exact,
        int points,
        double depth,
        Interval depthInterval,
        double deepest,
        double distance,
        Interval distanceInterval) {
    private static final String FINDING = "depth";
    private static final int POINTS = 100;

    /** So many uniform points are looked through for errors before splitting is asked. */
    private static final long BUDGET = 20_000;

    private static final SplittingSettings SPLITTING = SplittingSettings.DEFAULT.withParticles(100);

    /** Returns whether the depths are there, or the network to work them out. */
    static boolean canBeTold(TrainedRun run) {
        return run.canTell(FINDING);
    }

    /** Returns the depths at the run's end; empty where no error is known or no distance to them. */
    static Optional<ErrorsDepth> of(TrainedRun run, int threads) {
        DataTable table = run.folder().finding(FINDING, () -> table(run, threads));
        return table.size() == 0 ? Optional.empty() : Optional.of(read(table));
    }

    /** Returns whether errors are nearer to right points than random points are to errors, by both intervals. */
    boolean isShallow() {
        return depthInterval.high() < distanceInterval.low();
    }

    private static DataTable table(TrainedRun run, int threads) {
        DataTable.Builder table = withColumns()
                .comment("mean chord from errors to right points, and from random points to errors; no row: no error");
        sampled(run, threads).ifPresent(made -> made.addTo(table));
        return table.build();
    }

    /** Returns a table of depths without rows; before them stand columns of its own. */
    static DataTable.Builder withColumns(String... own) {
        Stream<String> depths = Stream.of(
                "origin",
                "exact",
                "points",
                "depth",
                "depthLow",
                "depthHigh",
                "deepest",
                "distance",
                "distanceLow",
                "distanceHigh");
        return DataTable.withColumns(Stream.concat(Stream.of(own), depths).toArray(String[]::new));
    }

    /** Adds these depths to such a table, behind the cells of its own columns. */
    void addTo(DataTable.Builder table, Object... own) {
        Stream<Object> depths = Stream.of(
                origin.name(),
                String.valueOf(exact),
                points,
                depth,
                depthInterval.low(),
                depthInterval.high(),
                deepest,
                distance,
                distanceInterval.low(),
                distanceInterval.high());
        table.row(Stream.concat(Stream.of(own), depths).toArray());
    }

    private static ErrorsDepth read(DataTable table) {
        return new ErrorsDepth(
                ErrorSetSample.Origin.valueOf(table.strings("origin")[0]),
                Boolean.parseBoolean(table.strings("exact")[0]),
                (int) table.integers("points")[0],
                table.numbers("depth")[0],
                new Interval(table.numbers("depthLow")[0], table.numbers("depthHigh")[0]),
                table.numbers("deepest")[0],
                table.numbers("distance")[0],
                new Interval(table.numbers("distanceLow")[0], table.numbers("distanceHigh")[0]));
    }

    private static Optional<ErrorsDepth> sampled(TrainedRun run, int threads) {
        TrainingPlan plan = run.spec().plan();
        RandomStream stream = plan.stream("depth");
        Classifier classifier = run.snapshot().classifier();
        Measurement.Distances distances = distances(run, classifier, threads);
        if (distances.meanChord().isEmpty()) {
            return Optional.empty();
        }
        try (Team team = Team.of(threads)) {
            return new ErrorSetSampler(plan.spheres(), stream, POINTS, BUDGET, SPLITTING, threads)
                    .sample(classifier, Sphere.INNER)
                    .flatMap(sample -> depth(classifier, sample, stream.split("bootstrap"), team)
                            .map(depth -> of(sample.origin(), depth, distances)));
        }
    }

    private static Measurement.Distances distances(TrainedRun run, Classifier classifier, int threads) {
        Optional<Measurement.Distances> distances = classifier instanceof QuadraticClassifier quadratic
                ? new Measurer(run.spec().plan(), threads)
                        .exactDistances(quadratic.decisionEllipsoid(), Sphere.INNER, POINTS)
                        .map(Measurement.Distances::of)
                : run.last().best().map(BestKnown::distances);
        return distances.orElse(Measurement.Distances.NOT_SEARCHED);
    }

    private static Optional<ErrorDepth> depth(
            Classifier classifier, ErrorSetSample sample, RandomStream stream, Team team) {
        return classifier instanceof QuadraticClassifier
                ? ErrorDepth.exact(classifier, sample, stream, team)
                : ErrorDepth.byAttack(classifier, sample, RefinedAttack.DEFAULT, stream, team);
    }

    private static ErrorsDepth of(ErrorSetSample.Origin origin, ErrorDepth depth, Measurement.Distances distances) {
        return new ErrorsDepth(
                origin,
                depth.meanChord().method().equals(ErrorDepth.METHOD),
                depth.points(),
                depth.meanChord().value(),
                depth.meanChord().interval().orElseThrow(),
                Arrays.stream(depth.chords()).max().orElseThrow(),
                distances.meanChord().orElseThrow(),
                distances.interval().orElseThrow());
    }
}
