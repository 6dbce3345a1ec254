package dev.concentric.model;

/**
 * What the projection of a point z on a set {y : q(y) >= 0} came to.
 *
 * <p>Where q has no constant term the set is a cone, and the angle between z and its projection is the angle between z
 * and the nearest ray of the cone. Elsewhere the angles and the greatest square have no meaning.
 *
 * @param point the projection y {@code [n]}
 * @param distance |y - z|, more accurate than the difference of the two points
 * @param length |y|
 * @param startLength |z|
 * @param leastSquare a lower bound on the squared distance from z to every point of the set, by weak duality
 * @param greatestSquare an upper bound on the squared length of z's projection on every ray of the set, by the same
 */
record Projection(
        double[] point, double distance, double length, double startLength, double leastSquare, double greatestSquare) {

    /** Returns the angle between z and the cone, in radians. */
    double angle() {
        return Math.atan2(distance, length);
    }

    /** Returns the lower bound on that angle, by whichever of its sine and cosine is the sharper. */
    double leastAngle() {
        double sine = Math.sqrt(leastSquare) / startLength;
        double cosine = Math.sqrt(greatestSquare) / startLength;
        double angle = sine < cosine ? Math.asin(Math.min(1, sine)) : Math.acos(Math.min(1, cosine));
        return angle * (1 - 4 * Math.ulp(1.0));
    }
}
