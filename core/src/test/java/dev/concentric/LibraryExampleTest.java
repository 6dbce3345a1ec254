package dev.concentric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.ManifoldAttack;
import dev.concentric.attack.StoppingRule;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.ErrorDistance;
import dev.concentric.estimation.ErrorDistanceEstimator;
import dev.concentric.estimation.FreshPoints;
import dev.concentric.estimation.SampledErrorRate;
import dev.concentric.model.Architecture;
import dev.concentric.model.Classifier;
import dev.concentric.model.Initialization;
import dev.concentric.stats.Estimate;
import dev.concentric.theory.IsoperimetricBound;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingPlan;
import org.junit.jupiter.api.Test;

/** The README's example of a use as a library, at the size of a test. */
class LibraryExampleTest {

    @Test
    void trainsAndMeasures() {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(50);
        TrainingPlan plan = TrainingPlan.ofPaper(
                spheres, new Architecture.Quadratic(50, 100), new Initialization.Glorot(), 5_000, 1);
        var loop = new TrainingLoop<>(plan);
        loop.advanceTo(plan.steps());
        Classifier classifier = loop.snapshot().classifier();

        FreshPoints fresh = new FreshPoints(spheres, plan.stream("evaluation"));
        Estimate errorRate = new SampledErrorRate(fresh, 10_000, 2).errorRate(classifier, Sphere.INNER);
        ManifoldAttack attack = new ManifoldAttack(GradientAscent.PAPER, StoppingRule.FIRST_ERROR);
        ErrorDistance distance = new ErrorDistanceEstimator(fresh, 100, attack).errorDistance(classifier, Sphere.INNER);

        double highestRate = errorRate.interval().orElseThrow().high();
        double optimum = IsoperimetricBound.maximalMeanChord(50, highestRate);

        assertEquals(100, distance.found());
        assertTrue(distance.meanChord().orElseThrow() < optimum, distance.meanChord() + " against " + optimum);
    }
}
