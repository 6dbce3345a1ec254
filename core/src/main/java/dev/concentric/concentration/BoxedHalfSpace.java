package dev.concentric.concentration;

/**
 * The images beyond a hyperplane: {x in [0, 1]^n : w . x > b} with a unit normal w.
 *
 * <p>The point y of the set nearest to x minimises |y - x| where w . y is at least b and y lies in the box. By the
 * conditions of Karush, Kuhn and Tucker it is y(t) = x + t w, cut off to the box, for the least t of at least 0 at
 * which w . y(t) reaches b. Along t, w . y(t) grows in straight pieces that become flatter as coordinates reach the
 * edge of the box, so Newton's method from t = 0 never passes the solution and ends on its piece after finitely many
 * steps.
 */
final class BoxedHalfSpace implements ErrorSet {
    private final double[] normal;
    private final double threshold;

    /** Makes the set; the normal has length 1 and is not to change. */
    BoxedHalfSpace(double[] normal, double threshold) {
        this.normal = normal;
        this.threshold = threshold;
    }

    @Override
    public int dimension() {
        return normal.length;
    }

    @Override
    public boolean contains(double[] point) {
        requireInBox(point);
        return Vectors.dot(normal, point) > threshold;
    }

    /** Returns the distance from a point of the box. */
    @Override
    public double distance(double[] point) {
        requireInBox(point);
        double t = 0;
        while (true) {
            double product = 0;
            double slope = 0;
            for (int j = 0; j < point.length; j++) {
                double w = normal[j];
                double moved = point[j] + t * w;
                product += w * cut(moved);
                if (w > 0 ? moved < 1 : moved > 0) {
                    slope += w * w;
                }
            }
            if (product >= threshold) {
                return moved(point, t);
            }
            if (slope == 0) {
                return Double.POSITIVE_INFINITY;
            }
            double next = t + (threshold - product) / slope;
            if (!(next > t)) {
                return moved(point, t); // what is missing is less than the rounding of t
            }
            t = next;
        }
    }

    /** Returns how far y(t) lies from the point. */
    private double moved(double[] point, double t) {
        double squares = 0;
        for (int j = 0; j < point.length; j++) {
            double by = cut(point[j] + t * normal[j]) - point[j];
            squares += by * by;
        }
        return Math.sqrt(squares);
    }

    private static double cut(double pixel) {
        return Math.min(1, Math.max(0, pixel));
    }

    private void requireInBox(double[] point) {
        if (point.length != normal.length) {
            throw new IllegalArgumentException(
                    "a point of " + point.length + " numbers for a set in dimension " + normal.length);
        }
        for (double pixel : point) {
            if (!(pixel >= 0 && pixel <= 1)) {
                throw new IllegalArgumentException("pixels lie between 0 and 1, got " + pixel);
            }
        }
    }

    @Override
    public boolean isDistanceExact() {
        return true;
    }
}
