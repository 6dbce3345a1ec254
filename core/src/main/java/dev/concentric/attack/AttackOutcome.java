package dev.concentric.attack;

/**
 * What the search from one start point came to.
 *
 * @param start the start point {@code [n]}
 * @param end the error found, or the best point where none was found {@code [n]}
 * @param found whether {@code end} is an error, settled in float64
 * @param startLogit the logit at the start, in float64
 * @param endLogit the logit at the end, in float64
 * @param chord the straight-line distance to the error; 0 where the start is one, infinite where none was found
 * @param geodesic the same along the great circle
 * @param steps how many steps were made
 * @param gradientVanished whether the search ended early because there was no direction to go
 */
public record AttackOutcome(
        double[] start,
        double[] end,
        boolean found,
        double startLogit,
        double endLogit,
        double chord,
        double geodesic,
        int steps,
        boolean gradientVanished) {}
