package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.random.RandomStream;

/** Random matrices {@code [n x h]} whose rows are orthogonal and of one length, so that |x W| = scale |x|. */
final class RandomIsometry {

    private RandomIsometry() {}

    /**
     * Fills a matrix by orthonormalising Gaussian rows in float64 (modified Gram-Schmidt, twice, which keeps the rows
     * orthogonal to rounding). It needs at least as many columns as rows.
     */
    static void fill(FloatMatrix weights, double scale, RandomStream stream) {
        int n = weights.rows();
        int h = weights.columns();
        double[][] rows = new double[n][h];
        float[] gaussians = new float[h];
        for (int i = 0; i < n; i++) {
            stream.gaussians(i, gaussians, 0, h);
            for (int j = 0; j < h; j++) {
                rows[i][j] = gaussians[j];
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < i; k++) {
                    subtract(rows[i], rows[k], dot(rows[i], rows[k]));
                }
                normalize(rows[i]);
            }
            for (int j = 0; j < h; j++) {
                weights.data()[i * h + j] = (float) (scale * rows[i][j]);
            }
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }

    private static void subtract(double[] x, double[] y, double factor) {
        for (int j = 0; j < x.length; j++) {
            x[j] -= factor * y[j];
        }
    }

    private static void normalize(double[] x) {
        double length = Math.sqrt(dot(x, x));
        for (int j = 0; j < x.length; j++) {
            x[j] /= length;
        }
    }
}
