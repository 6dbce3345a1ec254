package dev.concentric.cli;

import dev.concentric.data.Sphere;
import dev.concentric.estimation.SplittingSettings;
import dev.concentric.experiment.Measurer;
import dev.concentric.experiment.RateComparison;
import dev.concentric.experiment.RateEstimate;
import dev.concentric.experiment.RateEstimate.Method;
import dev.concentric.model.Classifier;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.store.Document;
import dev.concentric.training.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code concentric evaluate}: a run's error rate. */
@Command(
        name = "evaluate",
        description = {
            "Estimate the error rate of a run's network; of a network of images, on all of the test set.",
            "sampled: count errors among fresh random points. splitting: reach rates that counting cannot see, through"
                    + " levels of the logit. exact and clt: the law of a quadratic network's logit, and the paper's"
                    + " normal approximation of it. all: each of them, where they agree, and which to trust."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Runnable {
    private static final String ALL = "all";

    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(
            names = "--method",
            defaultValue = "sampled",
            paramLabel = "METHOD",
            description = "sampled, splitting, exact, clt or all (default: ${DEFAULT-VALUE}).")
    private String method = "";

    @Option(
            names = "--samples",
            defaultValue = "1000000",
            paramLabel = "K",
            description =
                    "Points that are counted, or how many at most with --relative-error (default: ${DEFAULT-VALUE}).")
    private long samples;

    @Option(
            names = "--relative-error",
            paramLabel = "E",
            description = "Count until the half-width of the 95%% interval is this share of the rate, such as 0.05.")
    private @Nullable Double relativeError;

    @Option(
            names = "--particles",
            paramLabel = "K",
            description = "Points of a replicate of splitting (${DEFAULT-VALUE}).")
    private int particles = SplittingSettings.DEFAULT.particles();

    @Option(
            names = "--replicates",
            paramLabel = "K",
            description = "Independent replicates of splitting, at least 10 (${DEFAULT-VALUE}).")
    private int replicates = SplittingSettings.DEFAULT.replicates();

    @Option(names = "--moves", paramLabel = "K", description = "Moves of a point at a level (${DEFAULT-VALUE}).")
    private int moves = SplittingSettings.DEFAULT.moves();

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        Optional<ImageVerbs> images = argument.images(threads.count());
        if (images.isPresent()) {
            output.print(images.get().evaluate());
            return;
        }
        Sphere sphere = argument.sphere();
        List<Method> methods = methods();
        SplittingSettings splitting = SplittingSettings.DEFAULT
                .withParticles(particles)
                .withReplicates(replicates)
                .withMoves(moves);
        Snapshot snapshot = argument.snapshot();
        Estimating estimating = new Estimating(snapshot.classifier(), sphere, splitting, measurer(snapshot));
        Document.Builder result = Document.builder()
                .put("run", argument.name())
                .put("step", snapshot.step())
                .put("sphere", sphere.key());
        if (method.equals(ALL)) {
            List<RateEstimate> estimates = new ArrayList<>();
            methods.forEach(each -> estimating.by(each).ifPresent(estimates::add));
            result.putAll(new RateComparison(estimates).document());
        } else {
            result.putAll(estimating
                    .by(methods.getFirst())
                    .orElseThrow(() -> new IllegalArgumentException("--method " + method
                            + " is for quadratic networks, this is "
                            + snapshot.plan().architecture().name() + "; use sampled or splitting"))
                    .document());
        }
        output.print(result.build());
    }

    private Measurer measurer(Snapshot snapshot) {
        return RunArgument.measurer(snapshot, threads.count());
    }

    private List<Method> methods() {
        if (method.equals(ALL)) {
            return List.of(Method.values());
        }
        return Arrays.stream(Method.values())
                .filter(each -> each.key().equals(method))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new IllegalArgumentException("--method must be "
                        + Arrays.stream(Method.values()).map(Method::key).collect(Collectors.joining(", "))
                        + " or all, got '" + method + "'"));
    }

    /** One network's rate on one sphere, by any method that can have it. */
    private final class Estimating {
        private final Classifier classifier;
        private final Sphere sphere;
        private final SplittingSettings splitting;
        private final Measurer measurer;
        private final Optional<DecisionEllipsoid> ellipsoid;

        Estimating(Classifier classifier, Sphere sphere, SplittingSettings splitting, Measurer measurer) {
            this.classifier = classifier;
            this.sphere = sphere;
            this.splitting = splitting;
            this.measurer = measurer;
            this.ellipsoid = classifier instanceof QuadraticClassifier quadratic
                    ? Optional.of(quadratic.decisionEllipsoid())
                    : Optional.empty();
        }

        /** Returns the estimate; empty where the method is not for this network. */
        Optional<RateEstimate> by(Method each) {
            return switch (each) {
                case SAMPLED ->
                    Optional.of(
                            relativeError == null
                                    ? measurer.sampledRate(classifier, sphere, samples)
                                    : measurer.sampledRate(classifier, sphere, relativeError, samples));
                case SPLITTING -> Optional.of(measurer.splittingRate(classifier, sphere, splitting));
                case EXACT -> ellipsoid.map(boundary -> measurer.exactRate(boundary, sphere));
                case CLT -> ellipsoid.map(boundary -> measurer.cltRate(boundary, sphere));
            };
        }
    }
}
