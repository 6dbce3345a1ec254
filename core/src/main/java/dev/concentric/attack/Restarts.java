package dev.concentric.attack;

import dev.concentric.random.RandomStream;
import java.util.Arrays;

/**
 * Further searches, each from another point near the start: in the direction of the nearest error so far, turned
 * half-way towards a random one, and as far away as that error. As long as no error is known: in the random direction
 * alone.
 *
 * <p>Restart k has the same random direction for every start point, up to what the constraint makes of it, so that a
 * start point's outcome depends on nothing but itself.
 *
 * @param count how many restarts, at least 0
 * @param distance how far from the start they begin as long as no error is known, positive
 * @param stream restart k takes its direction from the normals of index k
 */
public record Restarts(int count, double distance, RandomStream stream) {

    /** No restarts. */
    public static final Restarts NONE = new Restarts(0, 1, RandomStream.root(0));

    private static final double USUAL_DISTANCE = 0.3;

    /** Returns restarts that begin a usual distance from the start as long as no error is known. */
    public static Restarts of(int count, RandomStream stream) {
        return new Restarts(count, USUAL_DISTANCE, stream);
    }

    /** Checks the settings. */
    public Restarts {
        if (count < 0) {
            throw new IllegalArgumentException("restarts must be at least 0, got " + count);
        }
        if (!(distance > 0 && distance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the distance of restarts must be positive, got " + distance);
        }
    }

    /**
     * Returns where restart k begins.
     *
     * @param start the start point
     * @param nearest the nearest error so far, or any point where none is known
     * @param chord that error's distance, infinite where none is known
     */
    double[] origin(int k, Constraint constraint, double[] start, double[] nearest, double chord) {
        double[] direction = constraint.tangent(start, normals(k, start.length));
        if (chord == Double.POSITIVE_INFINITY) {
            return constraint.at(start, direction, Math.min(distance, constraint.longestChord()));
        }
        double[] known = constraint.direction(start, nearest);
        if (Double.isFinite(known[0])) {
            for (int j = 0; j < direction.length; j++) {
                direction[j] += known[j];
            }
        }
        return constraint.at(start, constraint.tangent(start, direction), chord);
    }

    private double[] normals(int k, int dimension) {
        float[] normals = new float[dimension];
        stream.gaussians(k, normals, 0, dimension);
        double[] result = new double[dimension];
        Arrays.setAll(result, j -> normals[j]);
        return result;
    }
}
