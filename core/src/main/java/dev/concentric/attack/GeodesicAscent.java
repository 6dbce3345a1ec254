package dev.concentric.attack;

import java.util.Arrays;

/**
 * Steps of fixed length along geodesics, in the direction in which the logit changes fastest on the surface.
 *
 * <p>{@link GradientAscent} spends the part of its step that is normal to the sphere on nothing; here each step moves
 * the point by its full length.
 *
 * @param stepSize the straight-line length of a step, positive
 * @param maxSteps how many steps are made at most, at least 1
 */
public record GeodesicAscent(double stepSize, int maxSteps) implements Search {

    /** Checks the settings. */
    public GeodesicAscent {
        GradientAscent.requireSettings(stepSize, maxSteps);
    }

    @Override
    public boolean step(float[] point, float[] gradient, int direction, Constraint constraint) {
        double[] x = constraint.pointOf(point);
        double[] pull = new double[point.length];
        Arrays.setAll(pull, j -> direction * (double) gradient[j]);
        double[] tangent = constraint.tangent(x, pull);
        if (!Double.isFinite(tangent[0])) {
            return false;
        }
        double[] next = constraint.at(x, tangent, Math.min(stepSize, constraint.longestChord()));
        for (int j = 0; j < point.length; j++) {
            point[j] = (float) next[j];
        }
        return true;
    }
}
