package dev.concentric.experiment;

import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.ManifoldAttack;
import dev.concentric.attack.StoppingRule;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.ErrorCount;
import dev.concentric.estimation.ErrorDistance;
import dev.concentric.estimation.ErrorDistanceEstimator;
import dev.concentric.estimation.FreshPoints;
import dev.concentric.estimation.SampledErrorRate;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.training.Snapshot;
import dev.concentric.training.TrainingPlan;
import java.util.Optional;

/**
 * The one way in which a run's network is measured, on its way and by the command line afterwards: with fresh points
 * from streams of the run's own, the same ones at every snapshot.
 *
 * @param plan the run's training plan, whose seed the points come from
 * @param threads how many threads classify and attack; no result depends on it
 */
public record Measurer(TrainingPlan plan, int threads) {

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

    /** Searches the errors nearest to fresh points of a sphere with the manifold attack. */
    public ErrorDistance distances(Classifier classifier, Sphere sphere, int count, GradientAscent search) {
        ManifoldAttack attack = new ManifoldAttack(search, StoppingRule.FIRST_ERROR);
        try (Team team = Team.of(threads)) {
            return new ErrorDistanceEstimator(points("attack"), count, attack).errorDistance(classifier, sphere, team);
        }
    }

    /** Takes all measurements of a snapshot. */
    public Measurement measure(Snapshot snapshot, long samples, int attackPoints) {
        Classifier classifier = snapshot.classifier();
        Optional<DecisionEllipsoid> ellipsoid = classifier instanceof QuadraticClassifier quadratic
                ? Optional.of(quadratic.decisionEllipsoid())
                : Optional.empty();
        boolean errorFree = ellipsoid.isPresent()
                && ellipsoid.get().provesNoError(Sphere.INNER, plan.spheres().innerRadius());
        int searched = errorFree ? 0 : attackPoints;
        return new Measurement(
                snapshot.step(),
                errors(classifier, Sphere.INNER, samples),
                errors(classifier, Sphere.OUTER, samples),
                innerDistances(classifier, searched, GradientAscent.PAPER),
                innerDistances(classifier, searched, GradientAscent.PAPER_FINE),
                ellipsoid.map(boundary -> Measurement.Ellipsoid.of(boundary, plan.spheres())));
    }

    private Measurement.Distances innerDistances(Classifier classifier, int count, GradientAscent search) {
        return count == 0
                ? Measurement.Distances.NOT_SEARCHED
                : Measurement.Distances.of(distances(classifier, Sphere.INNER, count, search));
    }

    private FreshPoints points(String stream) {
        return new FreshPoints(plan.spheres(), plan.stream(stream));
    }
}
