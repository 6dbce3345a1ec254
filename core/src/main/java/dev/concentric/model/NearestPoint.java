package dev.concentric.model;

/**
 * The point of a decision boundary that lies nearest to a start point, anywhere in the input space.
 *
 * @param point the point {@code [n]}; its logit is 0 but for rounding
 * @param distance the straight-line distance from the start, in the unit of the input space
 * @param lowerBound a certified lower bound on the distance to every point of the boundary, by weak duality; equal to
 *     the distance but for rounding and what the ellipsoid does not know of its own eigenvalues and axes
 */
public record NearestPoint(double[] point, double distance, double lowerBound) {}
