package dev.concentric.experiment;

import dev.concentric.attack.RefinedAttack;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.ErrorDepth;
import dev.concentric.estimation.ErrorSetSample;
import dev.concentric.estimation.ErrorSetSampler;
import dev.concentric.estimation.ExactErrorDistance;
import dev.concentric.estimation.FreshPoints;
import dev.concentric.estimation.SplittingSettings;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import dev.concentric.training.TrainingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The paper's claim that errors are nothing special: that right points lie near them (section 6), held against runs.
 */
final class DepthClaims {
    private static final int POINTS = 100;

    /** So many uniform points are looked through for errors before splitting is asked. */
    private static final long BUDGET = 20_000;

    private static final SplittingSettings SPLITTING = SplittingSettings.DEFAULT.withParticles(100);

    private final PaperResults results;

    DepthClaims(PaperResults results) {
        this.results = results;
    }

    List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        if (results.has(PaperRun.RELU_ONLINE)) {
            claims.add(shallow("relu-errors-shallow", PaperRun.RELU_ONLINE, "ReLU"));
        }
        if (results.has(PaperRun.QUADRATIC_ONLINE)) {
            claims.add(shallow("quadratic-errors-shallow", PaperRun.QUADRATIC_ONLINE, "quadratic"));
        }
        return claims;
    }

    private Claim shallow(String id, PaperRun run, String network) {
        TrainedRun trained = results.run(run);
        Optional<Depths> depths = Depths.of(trained, results.threads());
        return new Claim(
                id,
                "sect. 6",
                "A typical error of the " + network + " network is itself near to points that are classified rightly.",
                "most errors, a small perturbation; no number given",
                depths.map(Depths::describe).orElse("no error of the inner sphere to start from"),
                depths.isEmpty()
                        ? Verdict.NOT_REACHED
                        : depths.get().isShallow() ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "Holds if the mean depth of errors drawn uniformly, the distance to the nearest right point of their"
                        + " sphere, is below the mean distance from random points to errors, by both intervals. "
                        + depths.map(Depths::explain).orElse("No error is known."));
    }

    /**
     * Both distances.
     *
     * @param origin where the errors come from
     * @param depth from errors to right points
     * @param distance from points to errors, the mean
     * @param reach the interval of that distance
     */
    private record Depths(ErrorSetSample.Origin origin, ErrorDepth depth, double distance, Interval reach) {

        static Optional<Depths> of(TrainedRun run, int threads) {
            TrainingPlan plan = run.spec().plan();
            RandomStream stream = plan.stream("depth");
            Classifier classifier = run.snapshot().classifier();
            if (classifier instanceof QuadraticClassifier quadratic
                    && quadratic
                                    .decisionEllipsoid()
                                    .wrongAlphas(Sphere.INNER, plan.spheres().innerRadius())
                            == 0) {
                return Optional.empty();
            }
            try (Team team = Team.of(threads)) {
                return new ErrorSetSampler(plan.spheres(), stream, POINTS, BUDGET, SPLITTING, threads)
                        .sample(classifier, Sphere.INNER)
                        .flatMap(sample -> of(run, classifier, sample, stream.split("bootstrap"), team));
            }
        }

        private static Optional<Depths> of(
                TrainedRun run, Classifier classifier, ErrorSetSample sample, RandomStream stream, Team team) {
            TrainingPlan plan = run.spec().plan();
            if (classifier instanceof QuadraticClassifier quadratic) {
                Estimate distance = ExactErrorDistance.of(
                                quadratic.decisionEllipsoid(),
                                Sphere.INNER,
                                new FreshPoints(plan.spheres(), plan.stream("attack")),
                                POINTS,
                                team)
                        .orElseThrow()
                        .meanChord();
                return ErrorDepth.exact(classifier, sample, stream, team)
                        .map(depth -> new Depths(
                                sample.origin(),
                                depth,
                                distance.value(),
                                distance.interval().orElseThrow()));
            }
            Measurement.Distances distances = run.last().fine();
            return ErrorDepth.byAttack(classifier, sample, RefinedAttack.DEFAULT, stream, team)
                    .filter(depth -> distances.meanChord().isPresent())
                    .map(depth -> new Depths(
                            sample.origin(),
                            depth,
                            distances.meanChord().orElseThrow(),
                            distances.interval().orElseThrow()));
        }

        boolean isShallow() {
            return depth.meanChord().interval().orElseThrow().high() < reach.low();
        }

        String describe() {
            Estimate mean = depth.meanChord();
            return "mean depth " + Readable.number(mean.value()) + " "
                    + Readable.interval(mean.interval().orElseThrow()) + " of " + depth.points()
                    + " errors, the deepest "
                    + Readable.number(Arrays.stream(depth.chords()).max().orElseThrow())
                    + "; mean distance d(E) from random points to errors " + Readable.number(distance) + " "
                    + Readable.interval(reach);
        }

        String explain() {
            String drawn = switch (origin) {
                case REJECTION -> "The errors are those among uniform points";
                case SPLITTING -> "The errors are drawn by multilevel splitting, as sampling finds too few";
            };
            boolean exact = depth.meanChord().method().equals(ErrorDepth.METHOD);
            return drawn
                    + (exact
                            ? "; all distances are exact."
                            : "; depths are by the refined attack, distances by steps of .001.");
        }
    }
}
