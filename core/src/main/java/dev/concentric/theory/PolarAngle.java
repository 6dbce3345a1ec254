package dev.concentric.theory;

/**
 * An angle from the pole, in (0, pi/2], kept as the logarithm of its cotangent: so the angle is accurate near the pole,
 * where it may underflow, and its complement, the latitude, is accurate near the equator.
 *
 * @param logCotangent the natural logarithm of the cotangent; negative infinity on the equator
 */
record PolarAngle(double logCotangent) {
    private static final double NEAR_POLE = 20;

    /** Returns an angle that is given with its complement, each as accurate as it comes; the smaller one decides. */
    static PolarAngle of(double radians, double latitude) {
        return radians < latitude ? new PolarAngle(-Math.log(Math.tan(radians))) : ofLatitude(latitude);
    }

    /** Returns the angle whose complement is the latitude, in [0, pi/2). */
    static PolarAngle ofLatitude(double latitude) {
        return new PolarAngle(Math.log(Math.tan(latitude)));
    }

    /** Returns the angle whose cosine is the height, in [0, 1). */
    static PolarAngle ofHeight(double height) {
        return new PolarAngle(Math.log(height) - 0.5 * (Math.log1p(-height) + Math.log1p(height)));
    }

    /** Returns the angle in radians, 0 where it underflows. */
    double radians() {
        return logCotangent > 0 ? Math.atan(Math.exp(-logCotangent)) : Math.PI / 2 - Math.atan(Math.exp(logCotangent));
    }

    /** Returns the natural logarithm of the angle in radians. */
    double logRadians() {
        return isNearPole() ? -logCotangent : Math.log(radians());
    }

    /** Returns whether sine, tangent and angle agree to rounding. */
    boolean isNearPole() {
        return logCotangent > NEAR_POLE;
    }

    /** Returns the latitude, pi/2 less the angle. */
    double latitude() {
        return logCotangent > 0 ? Math.PI / 2 - radians() : Math.atan(Math.exp(logCotangent));
    }

    /** Returns how much further from the pole another angle is, accurate near the pole and near the equator. */
    double to(PolarAngle further) {
        return further.logCotangent > 0 ? further.radians() - radians() : latitude() - further.latitude();
    }

    /** Returns the cosine. */
    double height() {
        return logCotangent > 0
                ? 1 / Math.sqrt(1 + Math.exp(-2 * logCotangent))
                : Math.exp(logCotangent) / Math.sqrt(1 + Math.exp(2 * logCotangent));
    }

    /** Returns the natural logarithm of the sine. */
    double logSine() {
        return logCotangent > 0
                ? -logCotangent - 0.5 * Math.log1p(Math.exp(-2 * logCotangent))
                : -0.5 * Math.log1p(Math.exp(2 * logCotangent));
    }
}
