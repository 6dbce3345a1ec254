package dev.concentric.attack;

import java.util.Arrays;

/**
 * The constraint that a point remains an image: every pixel lies in [0, 1]. The shortest way between two images is a
 * straight line, so that geodesic distances are chords.
 *
 * <p>A way along a direction v from x is {@code clip(x + s v)}, s growing: a straight line that bends where a pixel
 * comes to 0 or 1, and goes on in the others. Its distance from x never falls. Of all images where a linear function
 * has one value, the one nearest to x lies on the way along the function's gradient (by the conditions of Karush, Kuhn
 * and Tucker). So what is nearest in free space on straight lines is nearest in the box on bent ones.
 */
public record PixelBox() implements Constraint {

    private static final double BLACK = 0;
    private static final double WHITE = 1;

    @Override
    public void project(float[] point) {
        for (int j = 0; j < point.length; j++) {
            point[j] = Math.clamp(point[j], (float) BLACK, (float) WHITE);
        }
    }

    @Override
    public double[] pointOf(float[] point) {
        double[] copy = new double[point.length];
        Arrays.setAll(copy, j -> Math.clamp(point[j], BLACK, WHITE));
        return copy;
    }

    /** Pixels that the vector pulls out of the box stay where they are. */
    @Override
    public double[] tangent(double[] x, double[] vector) {
        double[] part = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            boolean held = vector[j] > 0 ? x[j] >= WHITE : x[j] <= BLACK;
            // A product, so that what is not finite remains so.
            part[j] = held ? 0 * vector[j] : vector[j];
        }
        return SphereConstraint.scaled(part, 1);
    }

    /** The vector is not held at {@code y}'s walls, since the way to there bends at them. */
    @Override
    public double[] carried(double[] x, double[] y, double[] vector) {
        return tangent(x, vector);
    }

    /**
     * With f^2 the squared distance that pixels at a wall have come and d the length of the direction's other part, s
     * is {@code sqrt(chord^2 - f^2) / d}. As s grows more pixels come to a wall, so this is repeated until none does.
     */
    @Override
    public double[] at(double[] x, double[] direction, double chord) {
        double s = chord;
        double[] point = along(x, direction, s);
        for (boolean bent = true; bent; ) {
            double stopped = 0;
            double moving = 0;
            for (int j = 0; j < x.length; j++) {
                double free = x[j] + s * direction[j];
                if (free == point[j]) {
                    moving += direction[j] * direction[j];
                } else {
                    stopped += (point[j] - x[j]) * (point[j] - x[j]);
                }
            }
            double longer = Math.sqrt((chord * chord - stopped) / moving);
            bent = stopped > 0 && moving > 0 && longer > s;
            if (bent) {
                s = longer;
                point = along(x, direction, s);
            }
        }
        return point;
    }

    private static double[] along(double[] x, double[] direction, double s) {
        double[] point = new double[x.length];
        Arrays.setAll(point, j -> Math.clamp(x[j] + s * direction[j], BLACK, WHITE));
        return point;
    }

    @Override
    public double longestChord() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double geodesic(double chord) {
        return chord;
    }
}
