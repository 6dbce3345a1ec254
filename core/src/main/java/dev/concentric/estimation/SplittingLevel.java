package dev.concentric.estimation;

/**
 * One level of a {@link SplittingReplicate}.
 *
 * @param logit the level: points with this logit, or one farther from an error, were replaced
 * @param survivorShare the share of the points that survived, which is the factor of the rate that the level gives
 * @param step the step s of the level's last moves, in (0, 1]
 * @param acceptance the share of the moves that stayed beyond the level
 */
public record SplittingLevel(double logit, double survivorShare, double step, double acceptance) {}
