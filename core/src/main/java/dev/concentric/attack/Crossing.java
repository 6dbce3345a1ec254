package dev.concentric.attack;

/** Where a geodesic from a right point to an error crosses the decision boundary, settled in float64. */
final class Crossing {

    /** Finer than any distance is stated, coarser than float64 rounds. */
    static final double FINEST = 1e-12;

    private static final int MOST_STEPS = 100;

    private Crossing() {}

    /**
     * Returns how far along a geodesic there is an error just behind right points; of several crossings it finds one.
     *
     * <p>By regula falsi with the weight of an end that stays halved (the Illinois method; Dowell and Jarratt, 1971),
     * and by halving wherever three steps have not halved the bracket.
     *
     * @param origin the geodesic's origin, a right point
     * @param originExcess its excess, negative
     * @param direction the geodesic's direction
     * @param far the distance of an error on it
     * @param farExcess that error's excess
     * @param tolerance how far behind the crossing the error may lie, as a share of its distance
     * @return the distance of an error, at most {@code far}
     */
    static double locate(
            Probe probe,
            double[] origin,
            double originExcess,
            double[] direction,
            double far,
            double farExcess,
            double tolerance) {
        Constraint constraint = probe.constraint();
        double low = 0;
        double high = far;
        double lowExcess = originExcess;
        double highExcess = farExcess;
        double widthBefore = far;
        int side = 0;
        for (int step = 1; step <= MOST_STEPS && high - low > tolerance * high && highExcess != 0; step++) {
            double middle = low + (high - low) * (lowExcess / (lowExcess - highExcess));
            boolean slow = step % 3 == 0 && high - low > widthBefore / 2;
            if (slow || !(low < middle && middle < high)) {
                middle = low + (high - low) / 2;
            }
            if (step % 3 == 0) {
                widthBefore = high - low;
            }
            double excess = probe.excess(constraint.at(origin, direction, middle));
            if (excess < 0) {
                low = middle;
                lowExcess = excess;
                highExcess /= side < 0 ? 2 : 1;
                side = -1;
            } else {
                high = middle;
                highExcess = excess;
                lowExcess /= side > 0 ? 2 : 1;
                side = 1;
            }
        }
        return high;
    }
}
