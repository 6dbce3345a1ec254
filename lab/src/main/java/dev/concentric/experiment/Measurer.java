package dev.concentric.experiment;

import dev.concentric.attack.Attack;
import dev.concentric.attack.Constraint;
import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.ManifoldAttack;
import dev.concentric.attack.RefinedAttack;
import dev.concentric.attack.SphereConstraint;
import dev.concentric.attack.StoppingRule;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.CltErrorRate;
import dev.concentric.estimation.ErrorCount;
import dev.concentric.estimation.ErrorDistance;
import dev.concentric.estimation.ErrorDistanceEstimator;
import dev.concentric.estimation.ExactErrorDistance;
import dev.concentric.estimation.ExactErrorRate;
import dev.concentric.estimation.FreshPoints;
import dev.concentric.estimation.SampledErrorRate;
import dev.concentric.estimation.SequentialErrorRate;
import dev.concentric.estimation.SplittingErrorRate;
import dev.concentric.estimation.SplittingSettings;
import dev.concentric.estimation.WorstCase;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.model.SigmoidCrossEntropy;
import dev.concentric.store.Document;
import dev.concentric.training.Snapshot;
import dev.concentric.training.TrainingPlan;
import java.util.List;
import java.util.Optional;

/**
 * The one way in which a run's network is measured, on its way and by the command line afterwards: with fresh points
 * from streams of the run's own, the same ones at every snapshot.
 *
 * @param plan the run's training plan, whose seed the points come from
 * @param threads how many threads classify and attack; no result depends on it
 */
public record Measurer(TrainingPlan plan, int threads) {
    /** Where a plan counts errors of the inner sphere up to a number, the outer one is only looked at. */
    private static final long OUTER_SAMPLES = 10_000;

    /** The attack of section 3. */
    private static final Attack PAPER = new ManifoldAttack(GradientAscent.PAPER, StoppingRule.FIRST_ERROR);

    /** The attack of section 5, with the crossing located. */
    private static final Attack FINE = RefinedAttack.located(GradientAscent.PAPER_FINE);

    /** Checks the number of threads. */
    public Measurer {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /** Classifies fresh points of a sphere. */
    public ErrorCount errors(Classifier classifier, Sphere sphere, long samples) {
        return new SampledErrorRate(points("evaluation"), samples, threads).count(classifier, sphere);
    }

    /** Searches the errors nearest to fresh points of a sphere. */
    public ErrorDistance distances(Classifier classifier, Sphere sphere, int count, Attack attack) {
        return distances(
                classifier,
                sphere,
                count,
                attack,
                new SphereConstraint(plan.spheres().radius(sphere)));
    }

    /** Searches the errors nearest to fresh points of a sphere where a constraint lets it. */
    public ErrorDistance distances(
            Classifier classifier, Sphere sphere, int count, Attack attack, Constraint constraint) {
        try (Team team = Team.of(threads)) {
            return new ErrorDistanceEstimator(points("attack"), count, attack)
                    .errorDistance(classifier, sphere, constraint, team);
        }
    }

    /** Finds the errors nearest to fresh points of a sphere, exactly; empty where the sphere has none. */
    public Optional<ExactErrorDistance> exactDistances(DecisionEllipsoid ellipsoid, Sphere sphere, int count) {
        try (Team team = Team.of(threads)) {
            return ExactErrorDistance.of(ellipsoid, sphere, points("attack"), count, team);
        }
    }

    /** Counts errors among fresh points of a sphere. */
    public RateEstimate sampledRate(Classifier classifier, Sphere sphere, long samples) {
        return RateEstimate.of(errors(classifier, sphere, samples));
    }

    /**
     * Counts errors among fresh points of a sphere until the interval is narrow enough.
     *
     * @param relativeError the half-width of the 95 % interval, as a share of the rate
     * @param budget how many points to classify at most
     */
    public RateEstimate sampledRate(Classifier classifier, Sphere sphere, double relativeError, long budget) {
        int errors = SequentialErrorRate.errorsFor(relativeError);
        return RateEstimate.of(
                new SequentialErrorRate(points("evaluation"), errors, budget, threads).count(classifier, sphere));
    }

    /** Reaches for the error rate by splitting. */
    public RateEstimate splittingRate(Classifier classifier, Sphere sphere, SplittingSettings settings) {
        return RateEstimate.of(new SplittingErrorRate(plan.spheres(), plan.stream("splitting"), settings, threads)
                .run(classifier, sphere));
    }

    /** Computes the error rate of a quadratic network. */
    public RateEstimate exactRate(DecisionEllipsoid ellipsoid, Sphere sphere) {
        return RateEstimate.exact(
                new ExactErrorRate(plan.spheres()).probability(ellipsoid, sphere), isProved(ellipsoid, sphere));
    }

    /** Approximates the error rate of a quadratic network by the paper's central limit theorem. */
    public RateEstimate cltRate(DecisionEllipsoid ellipsoid, Sphere sphere) {
        return RateEstimate.clt(
                new CltErrorRate(plan.spheres()).logErrorRate(ellipsoid, sphere), isProved(ellipsoid, sphere));
    }

    /** Searches the most confident error of a sphere from fresh points, and has it exactly for a quadratic network. */
    public Document worstCase(Classifier classifier, Sphere sphere, int count) {
        try (Team team = Team.of(threads)) {
            WorstCase worst = WorstCase.of(classifier, sphere, points("worst"), count, WorstCase.SEARCHES, team);
            Document.Builder document = Document.builder()
                    .put("logit", worst.logit())
                    .put("loss", SigmoidCrossEntropy.loss(worst.logit(), sphere.label()))
                    .put("error", worst.error());
            if (classifier instanceof QuadraticClassifier quadratic) {
                document.put(
                        "exactLogit",
                        quadratic
                                .decisionEllipsoid()
                                .worstLogit(sphere, plan.spheres().radius(sphere)));
            }
            return document.build();
        }
    }

    private boolean isProved(DecisionEllipsoid ellipsoid, Sphere sphere) {
        return ellipsoid.provesNoError(sphere, plan.spheres().radius(sphere));
    }

    /**
     * Takes the measurements of a snapshot that a plan asks for at its step.
     *
     * @param parts those that are done already, and who keeps the others
     */
    Measurement measure(Snapshot snapshot, MeasurementPlan measurement, MeasurementParts parts) {
        long samples = measurement.samplesAt(snapshot.step(), plan);
        Classifier classifier = snapshot.classifier();
        Optional<DecisionEllipsoid> ellipsoid = classifier instanceof QuadraticClassifier quadratic
                ? Optional.of(quadratic.decisionEllipsoid())
                : Optional.empty();
        boolean errorFree = ellipsoid.isPresent()
                && ellipsoid.get().provesNoError(Sphere.INNER, plan.spheres().innerRadius());
        int untilErrors = measurement.untilErrors();
        ErrorCount inner = count(classifier, Sphere.INNER, samples, untilErrors, parts);
        return new Measurement(
                snapshot.step(),
                inner,
                count(classifier, Sphere.OUTER, untilErrors > 0 ? Math.min(samples, OUTER_SAMPLES) : samples, 0, parts),
                innerDistances("coarse", classifier, errorFree ? 0 : measurement.attackPoints(), PAPER, parts),
                innerDistances("fine", classifier, errorFree ? 0 : measurement.finePoints(), FINE, parts),
                ellipsoid.map(boundary -> Measurement.Ellipsoid.of(boundary, plan.spheres())),
                errorFree || measurement.nearestPoints() == 0
                        ? Optional.empty()
                        : Optional.of(
                                ellipsoid.isPresent()
                                        ? bestKnown(ellipsoid.get(), measurement)
                                        : bestKnown(classifier, inner, measurement, parts)));
    }

    private ErrorCount count(
            Classifier classifier, Sphere sphere, long samples, int untilErrors, MeasurementParts parts) {
        SampledErrorRate sampling = new SampledErrorRate(points("evaluation"), samples, threads);
        String name = sphere.key() + ", " + samples + " points" + (untilErrors > 0 ? " until " + untilErrors : "");
        return parts.count(
                name,
                (from, listener) -> untilErrors > 0
                        ? sampling.countUntil(classifier, sphere, untilErrors, from, listener)
                        : sampling.count(classifier, sphere, from, listener));
    }

    private BestKnown bestKnown(DecisionEllipsoid ellipsoid, MeasurementPlan measurement) {
        return BestKnown.of(
                exactRate(ellipsoid, Sphere.INNER),
                exactDistances(ellipsoid, Sphere.INNER, measurement.nearestPoints())
                        .map(Measurement.Distances::of)
                        .orElse(Measurement.Distances.NOT_SEARCHED));
    }

    private BestKnown bestKnown(
            Classifier classifier, ErrorCount inner, MeasurementPlan measurement, MeasurementParts parts) {
        RateEstimate counted = RateEstimate.of(inner);
        BestKnown rate = BestKnown.read(parts.part(
                "rate, " + measurement.particles() + " particles, " + inner.errors() + " errors of " + inner.samples()
                        + " points",
                () -> BestKnown.of(trusted(classifier, counted, inner, measurement), Measurement.Distances.NOT_SEARCHED)
                        .document()));
        return rate.with(
                innerDistances("refined", classifier, measurement.nearestPoints(), RefinedAttack.DEFAULT, parts));
    }

    private RateEstimate trusted(
            Classifier classifier, RateEstimate counted, ErrorCount inner, MeasurementPlan measurement) {
        if (inner.errors() >= RateComparison.ENOUGH_ERRORS || measurement.particles() == 0) {
            return counted;
        }
        SplittingSettings settings = SplittingSettings.DEFAULT.withParticles(measurement.particles());
        return new RateComparison(List.of(counted, splittingRate(classifier, Sphere.INNER, settings))).trusted();
    }

    private Measurement.Distances innerDistances(
            String name, Classifier classifier, int count, Attack attack, MeasurementParts parts) {
        return count == 0
                ? Measurement.Distances.NOT_SEARCHED
                : MeasurementDocument.readDistances(parts.part(
                        name + ", " + count + " points",
                        () -> MeasurementDocument.of(
                                Measurement.Distances.of(distances(classifier, Sphere.INNER, count, attack)))));
    }

    private FreshPoints points(String stream) {
        return new FreshPoints(plan.spheres(), plan.stream(stream));
    }
}
