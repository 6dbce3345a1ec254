package dev.concentric.training;

import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.ManifoldAttack;
import dev.concentric.attack.StoppingRule;
import dev.concentric.data.Batching;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.FreshPoints;
import dev.concentric.linalg.KernelSelection;
import dev.concentric.linalg.Team;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.model.Parameter;
import java.util.List;
import java.util.stream.Stream;

/** A program that says what bits short training runs and attacks give on its JVM with a team of so many threads. */
final class TrainingBits {

    private TrainingBits() {}

    public static void main(String[] arguments) {
        System.out.println(KernelSelection.current().description());
        System.out.println(digest(Integer.parseInt(arguments[0])));
    }

    /** Returns a number that changes with every bit of the weights and of the attack's ends. */
    static long digest(int threads) {
        try (Team team = Team.of(threads)) {
            return digest(team);
        }
    }

    private static long digest(Team team) {
        long digest = 0;
        Architecture relu = new Architecture.Relu(50, List.of(150, 33), Normalization.DEFAULT);
        Architecture after = new Architecture.Relu(
                50, List.of(64, 33), Normalization.DEFAULT.at(Normalization.Placement.AFTER_RELU));
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(50);
        List<TrainingPlan> usual = Stream.of(relu, after, new Architecture.Quadratic(50, 70))
                .map(architecture -> TrainingPlan.ofPaper(spheres, architecture, new Initialization.Glorot(), 30, 1))
                .toList();
        TrainingPlan other = TrainingPlan.ofPaper(spheres, relu, new Initialization.He(), 30, 1)
                .with(AdamSettings.DEFAULT.in(AdamSettings.Form.EPSILON_HAT))
                .with(Batching.BALANCED)
                .averagedBy(0.9);
        for (TrainingPlan plan : Stream.concat(usual.stream(), Stream.of(other)).toList()) {
            var loop = new TrainingLoop<>(plan, team);
            loop.advanceTo(30);
            for (Parameter parameter : loop.network().parameters()) {
                for (float value : parameter.value().toRows()) {
                    digest = 31 * digest + Float.floatToIntBits(value);
                }
            }
            FreshPoints points = new FreshPoints(spheres, plan.stream("attack"));
            ManifoldAttack attack = new ManifoldAttack(new GradientAscent(0.01, 30), StoppingRule.ALL_STEPS);
            for (AttackOutcome outcome : attack.attack(
                    loop.snapshot().classifier(), Sphere.OUTER, 1.3, points.points(Sphere.OUTER, 0, 20))) {
                digest = 31 * digest + Double.doubleToLongBits(outcome.endLogit());
            }
        }
        return digest;
    }
}
