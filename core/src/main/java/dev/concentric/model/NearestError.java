package dev.concentric.model;

/**
 * The error of a sphere that lies nearest to a start point of the same sphere.
 *
 * @param point the error {@code [n]}, scaled to the radius; the start, scaled, where that is an error itself. Else it
 *     lies on the decision boundary, so that its logit is 0 but for rounding
 * @param chord the straight-line distance from the start, in the unit of the radius
 * @param geodesic the distance along the great circle
 * @param lowerBound a certified lower bound on the chord of every error, by weak duality; equal to the chord but for
 *     rounding and what the ellipsoid does not know of its own eigenvalues and axes
 */
public record NearestError(double[] point, double chord, double geodesic, double lowerBound) {}
