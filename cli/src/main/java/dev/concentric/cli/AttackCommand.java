package dev.concentric.cli;

import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.AttackWarning;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.ErrorDistance;
import dev.concentric.experiment.ErrorsNearby;
import dev.concentric.experiment.Measurer;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.store.Document;
import dev.concentric.training.Snapshot;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code concentric attack}: a run's distances to the nearest error. */
@Command(
        name = "attack",
        description = {
            "Search the errors nearest to random points, with the paper's manifold attack or a refined one.",
            "Of a run on images: the errors nearest to test images, within the pixel box [0, 1], by the paper's search"
                    + " and by a minimum-norm attack.",
            "Every distance found is an upper bound on that to the nearest error. Of quadratic networks the exact one"
                    + " is told beside it."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class AttackCommand implements Runnable {
    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(
            names = "--points",
            defaultValue = "100",
            paramLabel = "K",
            description = "How many start points (default: ${DEFAULT-VALUE}).")
    private int points;

    @Mixin
    private AttackOptions options = new AttackOptions();

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            description = "Also: from which share of the points an error lies within this distance, beside the least"
                    + " share that any classifier with the same error rate has.")
    private @Nullable Double epsilon;

    @Option(names = "--worst", description = "Also: the most confident error, wherever it lies.")
    private boolean worst;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        Optional<ImageVerbs> images = argument.images(threads.count());
        if (images.isPresent()) {
            output.print(images.get().attack(points));
            return;
        }
        Sphere sphere = argument.sphere();
        if (epsilon != null && !(epsilon >= 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("--epsilon must be a distance of at least 0, got " + epsilon);
        }
        if (epsilon != null && options.isFree()) {
            throw new IllegalArgumentException("--epsilon compares with the sphere's optimum; leave out --free");
        }
        Snapshot snapshot = argument.snapshot();
        Measurer measurer = RunArgument.measurer(snapshot, threads.count());
        double radius = snapshot.plan().spheres().radius(sphere);
        ErrorDistance distance = measurer.distances(
                snapshot.classifier(),
                sphere,
                points,
                options.attack(snapshot.plan().stream("attack")),
                options.constraint(radius));
        Document.Builder result = Document.builder()
                .put("run", argument.name())
                .put("step", snapshot.step())
                .put("sphere", sphere.key());
        putDistance(distance, result);
        if (snapshot.classifier() instanceof QuadraticClassifier quadratic) {
            putExact(distance, quadratic.decisionEllipsoid(), sphere, radius, result);
        }
        if (epsilon != null) {
            result.put(
                    "nearby",
                    ErrorsNearby.of(snapshot, sphere, distance, epsilon, measurer)
                            .document());
        }
        if (worst) {
            result.put("worst", measurer.worstCase(snapshot.classifier(), sphere, points));
        }
        output.print(result.build());
    }

    private void putDistance(ErrorDistance distance, Document.Builder result) {
        result.put("points", distance.points())
                .put("found", distance.found())
                .put("meanChord", distance.meanChord().orElse(Double.NaN))
                .put("meanGeodesic", distance.meanGeodesic().orElse(Double.NaN));
        distance.interval()
                .ifPresentOrElse(
                        interval -> result.put("interval", Intervals.ends(interval)),
                        () -> result.putAbsent("interval"));
        result.put("medianChord", distance.chordQuantile(0.5))
                .put("method", options.method())
                .put("gradientVanished", distance.gradientVanished())
                .put("noProgress", distance.count(AttackWarning.NO_PROGRESS))
                .put("bestNotLast", distance.count(AttackWarning.BEST_NOT_LAST))
                .put("gradientEvaluations", mean(distance, AttackOutcome::gradientEvaluations))
                .put("logitEvaluations", mean(distance, AttackOutcome::logitEvaluations));
    }

    private static double mean(ErrorDistance distance, ToIntFunction<AttackOutcome> count) {
        return distance.outcomes().stream().mapToInt(count).average().orElseThrow();
    }

    /**
     * Puts the exact distances from the same points, and by how much the attack's are too long, from those it found.
     */
    private void putExact(
            ErrorDistance distance,
            DecisionEllipsoid ellipsoid,
            Sphere sphere,
            double radius,
            Document.Builder result) {
        double sum = 0;
        double gaps = 0;
        double worstGap = 0;
        int compared = 0;
        for (AttackOutcome outcome : distance.outcomes()) {
            double exact = options.isFree()
                    ? ellipsoid
                            .nearestBoundaryPoint(outcome.start())
                            .map(point -> point.distance())
                            .orElse(Double.NaN)
                    : ellipsoid
                            .nearestError(sphere, radius, outcome.start())
                            .map(error -> error.chord())
                            .orElse(Double.NaN);
            sum += exact;
            if (outcome.found() && outcome.chord() > 0) {
                double gap = outcome.chord() / exact - 1;
                gaps += gap;
                worstGap = Math.max(worstGap, gap);
                compared++;
            }
        }
        result.put("exactMeanChord", sum / distance.points())
                .put("meanGap", gaps / compared)
                .put("worstGap", compared == 0 ? Double.NaN : worstGap);
    }
}
