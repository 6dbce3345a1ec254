package dev.concentric.attack;

/**
 * The descent of the distance once an error is found: along the decision boundary and on the surface, towards the
 * start.
 *
 * <p>The shortest way from a point to a smooth surface meets it at a right angle. So at the nearest error the excess's
 * gradient points the way in which one came from the start. Each round turns the geodesic from the start towards the
 * gradient at the error last found, half as far until an error is nearer, and locates the crossing on it. On a linear
 * boundary one round is enough; this is the iteration that reliability theory finds its design point with (Hasofer and
 * Lind, 1974; Rackwitz and Fiessler, 1978), made monotone and carried to geodesics. In a {@link PixelBox}, whose ways
 * bend at the walls, it holds as it stands: there too the nearest error lies on the way along its own gradient.
 *
 * @param maxRounds how many rounds are made at most, at least 0
 * @param tolerance the share of the distance that a round must gain, in (0, 1)
 */
public record LocalDescent(int maxRounds, double tolerance) {

    /** Up to 60 rounds that gain a millionth each. */
    public static final LocalDescent DEFAULT = new LocalDescent(60, 1e-6);

    /** No descent. */
    public static final LocalDescent NONE = new LocalDescent(0, 1e-6);

    /** The least share of the way to the gradient's direction that is tried. */
    private static final double LEAST_SHARE = 1.0 / 1024;

    /** Checks the settings. */
    public LocalDescent {
        if (maxRounds < 0) {
            throw new IllegalArgumentException("maxRounds must be at least 0, got " + maxRounds);
        }
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance must lie between 0 and 1, got " + tolerance);
        }
    }

    /**
     * Returns an error that is at most as far from the start as the one given.
     *
     * @param probe asks the classifier
     * @param start the start point, which is right
     * @param startExcess its excess
     * @param error the error to go on from
     */
    double[] descend(Probe probe, double[] start, double startExcess, double[] error) {
        Constraint constraint = probe.constraint();
        double[] nearest = error;
        double[] direction = constraint.direction(start, error);
        double reach = constraint.chord(start, error);
        double share = 1;
        for (int round = 0; round < maxRounds; round++) {
            double[] goal = constraint.carried(start, nearest, probe.gradient(nearest));
            double goalReach = reach * (1 - tolerance);
            share = Math.min(1, 2 * share);
            double[] turned = turn(constraint, start, direction, goal, share);
            double excess = excessAt(probe, start, turned, goalReach);
            while (share > LEAST_SHARE && excess < 0) {
                share /= 2;
                turned = turn(constraint, start, direction, goal, share);
                excess = excessAt(probe, start, turned, goalReach);
            }
            if (excess < 0) {
                break;
            }
            direction = turned;
            reach = Crossing.locate(probe, start, startExcess, direction, goalReach, excess, tolerance);
            nearest = constraint.at(start, direction, reach);
        }
        if (nearest == error) {
            return error;
        }
        double excess = probe.excess(nearest);
        reach = Crossing.locate(probe, start, startExcess, direction, reach, excess, Crossing.FINEST);
        return constraint.at(start, direction, reach);
    }

    /** Returns the excess at a distance from the start; negative, as of a right point, where there is no direction. */
    private static double excessAt(Probe probe, double[] start, double[] direction, double reach) {
        return Double.isFinite(direction[0]) ? probe.excess(probe.constraint().at(start, direction, reach)) : -1;
    }

    private static double[] turn(Constraint constraint, double[] x, double[] from, double[] to, double share) {
        double[] mixed = new double[from.length];
        for (int j = 0; j < mixed.length; j++) {
            mixed[j] = from[j] + share * (to[j] - from[j]);
        }
        return constraint.tangent(x, mixed);
    }
}
