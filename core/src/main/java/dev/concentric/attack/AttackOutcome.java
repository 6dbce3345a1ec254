package dev.concentric.attack;

import java.util.Set;

/**
 * What the search from one start point came to.
 *
 * @param start the start point {@code [n]}
 * @param end the error found, or the best point where none was found {@code [n]}
 * @param found whether {@code end} is an error, settled in float64
 * @param startLogit the logit at the start, in float64
 * @param endLogit the logit at the end, in float64
 * @param chord the straight-line distance to the error; 0 where the start is one, infinite where none was found
 * @param geodesic the same along the geodesic
 * @param rawChord the straight-line distance to the error on which the search from the start stopped, before anything
 *     was located or refined: what a {@link ManifoldAttack} measures; 0 and infinite as above
 * @param steps how many steps the search from the start made
 * @param warnings what the search from the start came to
 * @param gradientEvaluations how many gradients were computed, restarts included
 * @param logitEvaluations how many logits were computed in float64, restarts included
 */
public record AttackOutcome(
        double[] start,
        double[] end,
        boolean found,
        double startLogit,
        double endLogit,
        double chord,
        double geodesic,
        double rawChord,
        int steps,
        Set<AttackWarning> warnings,
        int gradientEvaluations,
        int logitEvaluations) {

    /** Returns whether the search from the start ended early because there was no direction to go. */
    public boolean gradientVanished() {
        return warnings.contains(AttackWarning.GRADIENT_VANISHED);
    }
}
