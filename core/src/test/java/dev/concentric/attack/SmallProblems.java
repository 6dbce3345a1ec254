package dev.concentric.attack;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.EndlessSupply;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Architecture;
import dev.concentric.model.Classifier;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.random.RandomStream;
import java.util.List;

/** What tests of attacks attack, and from where: spheres in few dimensions. */
final class SmallProblems {
    static final int DIMENSION = 20;
    static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(DIMENSION);

    static final double STEP = 0.01;

    private SmallProblems() {}

    /** Returns uniform points of a sphere, one a row. */
    static FloatMatrix starts(Sphere sphere, int count) {
        FloatMatrix points = FloatMatrix.zeros(count, DIMENSION);
        for (int i = 0; i < count; i++) {
            SPHERES.point(RandomStream.root(1), i, sphere, points.data(), i * DIMENSION);
        }
        return points;
    }

    /** Returns what an attack makes of such points on their sphere. */
    static List<AttackOutcome> attack(Attack attack, Classifier classifier, Sphere sphere, int points) {
        return attack.attack(classifier, sphere, SPHERES.radius(sphere), starts(sphere, points));
    }

    /** Returns what 400 of the paper's steps make of such points. */
    static List<AttackOutcome> attack(Classifier classifier, Sphere sphere, StoppingRule rule, int points) {
        return attack(new ManifoldAttack(new GradientAscent(STEP, 400), rule), classifier, sphere, points);
    }

    /** Returns what they make of 20 points of the inner sphere, up to the first error. */
    static List<AttackOutcome> attack(Classifier classifier) {
        return attack(classifier, Sphere.INNER, StoppingRule.FIRST_ERROR, 20);
    }

    /** Returns an untrained network, which errs on many points of either sphere. */
    static Classifier network(long seed) {
        return new Architecture.Relu(DIMENSION, List.of(30, 20), Normalization.DEFAULT)
                .initialize(new Initialization.Glorot(), RandomStream.root(seed))
                .freeze(new EndlessSupply(SPHERES, RandomStream.root(seed).split("supply")));
    }
}
