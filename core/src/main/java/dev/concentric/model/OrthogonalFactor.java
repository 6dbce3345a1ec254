package dev.concentric.model;

/**
 * The orthogonal factor Q {@code [n x n]} of W = Q [R; 0], for a W {@code [n x h]} with h at most n: its first h
 * columns hold all columns of W, the others are orthonormal to them, whatever the rank of W.
 *
 * <p>Q is kept as h reflections (Householder, 1958) I - v v^T with |v|^2 = 2, of which the k-th leaves the first k
 * coordinates alone. So it is orthogonal up to rounding, and takes half the time of a matrix of its size.
 */
final class OrthogonalFactor {
    /** Columns that a reflection is applied to while it is in cache. */
    private static final int PANEL = 8;

    private final double[][] reflections;
    private final double[][] triangle;

    /**
     * Factors a matrix.
     *
     * @param columns the columns of W, h arrays of n, which are used up
     */
    OrthogonalFactor(double[][] columns) {
        int h = columns.length;
        reflections = columns;
        triangle = new double[h][h];
        for (int first = 0; first < h; first += PANEL) {
            int end = Math.min(first + PANEL, h);
            for (int k = 0; k < first; k++) {
                for (int j = first; j < end; j++) {
                    reflect(k, columns[j]);
                }
            }
            for (int j = first; j < end; j++) {
                for (int k = first; k < j; k++) {
                    reflect(k, columns[j]);
                }
                makeReflection(j);
            }
        }
    }

    /** Makes of column j, which has been through the reflections before, a column of R and the j-th reflection. */
    private void makeReflection(int j) {
        double[] column = reflections[j];
        System.arraycopy(column, 0, triangle[j], 0, j);
        double length = Math.sqrt(product(column, column, j));
        double leading = column[j];
        triangle[j][j] = leading < 0 ? length : -length;
        if (length == 0) {
            return;
        }
        double scale = 1 / Math.sqrt(length * (length + Math.abs(leading)));
        column[j] -= triangle[j][j];
        for (int i = j; i < column.length; i++) {
            column[i] *= scale;
        }
    }

    /** Returns the columns of R, h arrays of h. */
    double[][] triangle() {
        return triangle;
    }

    /** Makes x to Q^T x. */
    void applyTransposed(double[] x) {
        for (int k = 0; k < reflections.length; k++) {
            reflect(k, x);
        }
    }

    /** Makes x to Q x. */
    void apply(double[] x) {
        for (int k = reflections.length - 1; k >= 0; k--) {
            reflect(k, x);
        }
    }

    private void reflect(int k, double[] x) {
        double[] v = reflections[k];
        double factor = product(v, x, k);
        for (int i = k; i < x.length; i++) {
            x[i] -= factor * v[i];
        }
    }

    /** Returns the product of two vectors from a coordinate on, by four sums that need not wait for one another. */
    private static double product(double[] x, double[] y, int from) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = from;
        for (; i + 4 <= x.length; i += 4) {
            first += x[i] * y[i];
            second += x[i + 1] * y[i + 1];
            third += x[i + 2] * y[i + 2];
            fourth += x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            first += x[i] * y[i];
        }
        return (first + second) + (third + fourth);
    }
}
