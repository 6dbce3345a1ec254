package dev.concentric.cli;

import dev.concentric.attack.Attack;
import dev.concentric.attack.Constraint;
import dev.concentric.attack.FreeSpace;
import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.ManifoldAttack;
import dev.concentric.attack.RefinedAttack;
import dev.concentric.attack.Restarts;
import dev.concentric.attack.SphereConstraint;
import dev.concentric.attack.StoppingRule;
import dev.concentric.random.RandomStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which attack is made, and where it may go. */
final class AttackOptions {
    @Option(
            names = "--refined",
            description = "Instead of the paper's attack: geodesic steps, the crossing located on the last one, then a"
                    + " descent of the distance along the decision boundary.")
    private boolean refined;

    @Option(
            names = "--restarts",
            paramLabel = "K",
            description = "With --refined: further searches from other points (default: ${DEFAULT-VALUE}).")
    private int restarts;

    @Option(
            names = "--step-size",
            paramLabel = "S",
            description = "Of the paper's attack: length of a step before projection (default: 0.01, as in section 3;"
                    + " Figure 4: 0.001).")
    private @Nullable Double stepSize;

    @Option(
            names = "--steps",
            paramLabel = "K",
            description = "Of the paper's attack: how many steps at most (default: 1000).")
    private @Nullable Integer steps;

    @Option(names = "--free", description = "Search all of R^n, not only the sphere.")
    private boolean free;

    Attack attack(RandomStream stream) {
        if (refined) {
            if (stepSize != null || steps != null) {
                throw new IllegalArgumentException("--step-size and --steps are for the paper's attack, not --refined");
            }
            return RefinedAttack.DEFAULT.with(Restarts.of(restarts, stream.split("restarts")));
        }
        if (restarts != 0) {
            throw new IllegalArgumentException("--restarts needs --refined");
        }
        GradientAscent paper = GradientAscent.PAPER;
        return new ManifoldAttack(
                new GradientAscent(
                        stepSize == null ? paper.stepSize() : stepSize, steps == null ? paper.maxSteps() : steps),
                StoppingRule.FIRST_ERROR);
    }

    boolean isFree() {
        return free;
    }

    Constraint constraint(double radius) {
        return free ? new FreeSpace() : new SphereConstraint(radius);
    }

    /** Returns the attack's name in results. */
    String method() {
        String name = refined
                ? "refined attack" + (restarts == 0 ? "" : " with " + restarts + " restarts")
                : "manifold attack";
        return name + (free ? " without constraint" : "")
                + "; upper bounds; 95 % bootstrap of the mean chord, of the choice of points only";
    }
}
