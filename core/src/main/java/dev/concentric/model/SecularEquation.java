package dev.concentric.model;

/**
 * The nearest point to z, where q(z) is negative, of the set {y : q(y) >= 0} of q(y) = sum_i a_i y_i^2 - c.
 *
 * <p>A multiplier nu with (I - nu A) y = z, q(y) = 0 and nu from 0 to 1 / a_max makes y the nearest point (as for the
 * trust-region problem: Moré and Sorensen, 1983, "Computing a trust region step"). With nu = v / (1 + a_max v), v from
 * 0 to infinity, and the gaps h_i = a_max - a_i,
 *
 * <pre>  y_i = z_i (1 + a_max v) / (1 + v h_i),   y_i - z_i = v a_i z_i / (1 + v h_i),</pre>
 *
 * in which nothing cancels; a_max stands for 0 here if it is negative. q(y) grows with v. Its root is found from one of
 * two forms in which nothing cancels either: near the boundary as growth = -q(z), with growth = q(y) - q(z) a sum of
 * positive terms; far from it as the equality of the positive and the negative terms of q(y). The hard case is that z
 * has no component along the axes of a_max and q(y) stays negative: then nu = 1 / a_max, and y gets what is missing
 * along one of these axes.
 *
 * <p>The certificate is weak duality: for every such nu, and every y in the set, |y - z|^2 is at least the minimum over
 * all y of |y - z|^2 - nu q(y), which y(nu) attains.
 */
final class SecularEquation {
    private static final double SMALLEST = Double.MIN_NORMAL;

    /** Beyond this v components are as at infinity: sizes are 1, and differences of coefficients not below 1e-16. */
    private static final double LARGEST = 1e100;

    private static final int MOST_ITERATIONS = 200;

    /** Sums run over blocks of so many terms, so that their rounding is that of n / 64 + 64 additions. */
    private static final int BLOCK = 64;

    private final double[] a;
    private final double[] gaps;
    private final double pole;
    private final double[] z;
    private final double deficit;
    private final boolean near;

    /** Positive and negative terms of q that are the same at every v. */
    private final double positiveConstant;

    private final double negativeConstant;

    // What evaluate(v) found.
    private double growth;
    private double positive;
    private double negative;
    private double positiveSlope;
    private double negativeSlope;

    /**
     * Makes the equation of a point.
     *
     * @param a the coefficients, of sizes up to about 1
     * @param gaps the pole minus each coefficient
     * @param pole the largest coefficient, or 0 if it is negative; positive if the constant is
     * @param constant c, of a size up to about 1
     * @param z the point, of a length up to about 1 per component
     * @param deficit -q(z)
     */
    SecularEquation(double[] a, double[] gaps, double pole, double constant, double[] z, double deficit) {
        this.a = a;
        this.gaps = gaps;
        this.pole = pole;
        this.z = z;
        this.deficit = deficit;
        this.positiveConstant = Math.max(0, -constant);
        this.negativeConstant = Math.max(0, constant);
        evaluate(0);
        this.near = deficit <= negative / 2;
    }

    /** Returns the projection of a point with q(z) >= 0, which is that point. */
    Projection atStart() {
        double length = Math.sqrt(squaredNorm(z));
        return new Projection(z.clone(), 0, length, length, 0, length * length);
    }

    /**
     * Returns the nearest point.
     *
     * @param uncertainty how far off a coefficient may be; lowers the bounds only
     */
    Projection solve(double uncertainty) {
        evaluate(LARGEST);
        boolean hard = pole > 0 && mismatch() < 0;
        double v = hard ? LARGEST : root();
        evaluate(v);
        double[] y = new double[z.length];
        double[] move = new double[z.length];
        for (int i = 0; i < y.length; i++) {
            move[i] = v * a[i] * z[i] / (1 + v * gaps[i]);
            y[i] = z[i] * ((1 + pole * v) / (1 + v * gaps[i]));
        }
        double stationary = squaredNorm(move);
        if (hard) {
            lengthenAlongLeadingAxes(y, move);
        }
        double distance = Math.sqrt(squaredNorm(move));
        double rounding = (BLOCK + z.length / BLOCK + 16) * Math.ulp(0.5);
        double multiplier = v / (1 + pole * v);
        double q = near ? growth - deficit : positive - negative;
        double size = near ? growth + deficit : positive + negative;
        double least = stationary * (1 - rounding) - multiplier * (q + rounding * size);
        double startLength = Math.sqrt(squaredNorm(z));
        double reach = startLength + (positiveConstant + negativeConstant == 0 ? 0 : distance);
        double doubt = multiplier * uncertainty * reach * reach;
        return new Projection(
                y,
                distance,
                Math.sqrt(squaredNorm(y)),
                startLength,
                Math.max(0, least - doubt),
                raySquare(v) * (1 + rounding) + doubt);
    }

    /** Returns sum_i z_i^2 / (1 - nu a_i), which is |z|^2 minus the dual bound where c is 0. */
    private double raySquare(double v) {
        double sum = 0;
        for (int begin = 0; begin < z.length; begin += BLOCK) {
            double part = 0;
            for (int i = begin; i < Math.min(begin + BLOCK, z.length); i++) {
                part += z[i] * z[i] * ((1 + pole * v) / (1 + v * gaps[i]));
            }
            sum += part;
        }
        return sum;
    }

    /** Adds along the axes of the largest coefficient what q misses, in the direction of z as far as it has one. */
    private void lengthenAlongLeadingAxes(double[] y, double[] move) {
        int axis = -1;
        double square = 0;
        for (int i = 0; i < y.length; i++) {
            if (gaps[i] == 0) {
                axis = i;
                square += y[i] * y[i];
            }
        }
        double missing = (near ? deficit - growth : negative - positive) / pole;
        double length = Math.sqrt(square + missing);
        if (square == 0) {
            y[axis] = length;
            move[axis] = length;
            return;
        }
        double factor = length / Math.sqrt(square);
        for (int i = 0; i < y.length; i++) {
            if (gaps[i] == 0) {
                y[i] *= factor;
                move[i] = y[i] - z[i];
            }
        }
    }

    /** Newton's method for the logarithms of both sides by that of v, with bisection where it leaves its bracket. */
    private double root() {
        double low = SMALLEST;
        double high = LARGEST;
        evaluate(0);
        double slope = positiveSlope + negativeSlope;
        double v = Math.clamp(deficit / slope, low, high);
        double lastStep = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            evaluate(v);
            double mismatch = mismatch();
            if (mismatch < 0) {
                low = v;
            } else {
                high = v;
            }
            double step = -mismatch / mismatchSlope(v);
            double next = v * Math.exp(step);
            if (Math.abs(step) <= 2 * Math.ulp(1.0)) {
                return next;
            }
            if (!(next > low && next < high && Math.abs(step) < lastStep / 2)) {
                next = Math.sqrt(low) * Math.sqrt(high);
                step = Math.log(next / v);
            }
            lastStep = Math.abs(step);
            v = next;
        }
        return v;
    }

    /** Returns the logarithm of what grows with v over what it must reach; 0 at the root. */
    private double mismatch() {
        return near ? Math.log(growth / deficit) : Math.log(positive / negative);
    }

    private double mismatchSlope(double v) {
        return near
                ? v * (positiveSlope + negativeSlope) / growth
                : v * (positiveSlope / positive + negativeSlope / negative);
    }

    private void evaluate(double v) {
        growth = 0;
        positive = positiveConstant;
        negative = negativeConstant;
        positiveSlope = 0;
        negativeSlope = 0;
        for (int begin = 0; begin < z.length; begin += BLOCK) {
            addBlock(v, begin, Math.min(begin + BLOCK, z.length));
        }
    }

    private void addBlock(double v, int begin, int end) {
        double grown = 0;
        double plus = 0;
        double minus = 0;
        double plusSlope = 0;
        double minusSlope = 0;
        for (int i = begin; i < end; i++) {
            double inverse = 1 / (1 + v * gaps[i]);
            double y = z[i] * ((1 + pole * v) * inverse);
            double gradient = a[i] * z[i] * inverse;
            grown += v * gradient * gradient * (2 + v * (pole + gaps[i]));
            double term = a[i] * y * y;
            double slope = 2 * gradient * gradient * ((1 + pole * v) * inverse);
            plus += a[i] > 0 ? term : 0;
            minus += a[i] > 0 ? 0 : -term;
            plusSlope += a[i] > 0 ? slope : 0;
            minusSlope += a[i] > 0 ? 0 : slope;
        }
        growth += grown;
        positive += plus;
        negative += minus;
        positiveSlope += plusSlope;
        negativeSlope += minusSlope;
    }

    private static double squaredNorm(double[] x) {
        double sum = 0;
        for (int begin = 0; begin < x.length; begin += BLOCK) {
            double part = 0;
            for (int i = begin; i < Math.min(begin + BLOCK, x.length); i++) {
                part += x[i] * x[i];
            }
            sum += part;
        }
        return sum;
    }
}
