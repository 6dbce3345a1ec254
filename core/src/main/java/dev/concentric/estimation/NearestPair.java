package dev.concentric.estimation;

import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import java.util.Arrays;

/**
 * The two nearest of some points of a sphere (paper, section 3: 10^4 of them), found among all pairs.
 *
 * <p>All inner products are computed in float32, and the distances of those pairs in float64 that may be the nearest by
 * the products' error bound. So the distance is exact for the points as they are in float32, up to rounding in float64.
 *
 * @param first the number of one of the two, the smaller
 * @param second the number of the other; of pairs with one distance the first in the order of these numbers
 * @param chord their straight-line distance, 0 where two points are the same
 */
public record NearestPair(long first, long second, double chord) {
    private static final int MOST_POINTS = 100_000;

    /** Rows of products that are computed together: whole tiles of the kernels. */
    private static final int ROWS = 120;

    /** Half the distance of neighbouring floats in units of the larger one: what an operation rounds by. */
    private static final double UNIT = 0x1p-24;

    /**
     * Finds the two nearest of the points {@code first} to {@code first + count - 1} of a sphere. The time grows with
     * the square of the count.
     *
     * @param points where the points come from
     * @param sphere the sphere
     * @param first the number of the first point
     * @param count how many points, from 2 to 100,000
     * @throws IllegalArgumentException if the count is out of range
     */
    public static NearestPair of(FreshPoints points, Sphere sphere, long first, int count) {
        requireCount(count);
        NearestPair rows = among(points.points(sphere, first, count));
        return new NearestPair(first + rows.first, first + rows.second, rows.chord);
    }

    /** Returns the nearest of the rows of a matrix {@code [m x n]}, at least two, by their numbers from 0. */
    static NearestPair among(FloatMatrix rows) {
        Search search = new Search(rows);
        search.run();
        return new NearestPair(search.one, search.other, Math.sqrt(search.square));
    }

    static void requireCount(int count) {
        if (count < 2 || count > MOST_POINTS) {
            throw new IllegalArgumentException("points must lie between 2 and " + MOST_POINTS + ", got " + count);
        }
    }

    /** The nearest pair so far, as rows of a matrix. */
    private static final class Search {
        private final FloatMatrix points;
        private final double leastSquare;
        private final double productError;
        private int one;
        private int other = 1;
        private double square;

        Search(FloatMatrix points) {
            this.points = points;
            double least = Double.POSITIVE_INFINITY;
            double greatest = 0;
            for (int row = 0; row < points.rows(); row++) {
                double norm = squaredNorm(row);
                least = Math.min(least, norm);
                greatest = Math.max(greatest, norm);
            }
            leastSquare = least;
            // A chain of n fused operations is off by n roundings of sum |x_j y_j|, which |x| |y| exceeds; one more for
            // what this bound itself leaves out.
            productError = (points.columns() + 1) * UNIT * greatest;
            square = squaredDistance(0, 1);
        }

        private double squaredNorm(int row) {
            float[] x = points.data();
            int n = points.columns();
            double sum = 0;
            for (int j = row * n; j < (row + 1) * n; j++) {
                sum += (double) x[j] * x[j];
            }
            return sum;
        }

        private double squaredDistance(int row, int otherRow) {
            float[] x = points.data();
            int n = points.columns();
            double sum = 0;
            for (int j = 0; j < n; j++) {
                double difference = (double) x[row * n + j] - x[otherRow * n + j];
                sum += difference * difference;
            }
            return sum;
        }

        /** Returns the least float32 product that a pair at the distance so far can have, since 2 xy = xx + yy - dd. */
        private double threshold() {
            return leastSquare - square / 2 - productError;
        }

        void run() {
            Kernels kernels = Kernels.best();
            int m = points.rows();
            int n = points.columns();
            PackedMatrix transposed = kernels.packed(n, m);
            kernels.transpose(points, transposed, 0, n);
            float[] products = new float[Math.min(ROWS, m) * m];
            for (int row = 0; row < m; row += ROWS) {
                int rows = Math.min(ROWS, m - row);
                float[] block = Arrays.copyOfRange(points.data(), row * n, (row + rows) * n);
                int column = row / transposed.panelWidth() * transposed.panelWidth();
                kernels.multiply(
                        FloatMatrix.over(block, rows, n), transposed, FloatMatrix.over(products, rows, m), column, m);
                for (int i = 0; i < rows; i++) {
                    scan(row + i, products, i * m);
                }
            }
        }

        /** Looks for a nearer pair among the products of a row with those behind it. */
        private void scan(int row, float[] products, int offset) {
            double threshold = threshold();
            for (int column = row + 1; column < points.rows(); column++) {
                if (products[offset + column] >= threshold) {
                    double distance = squaredDistance(row, column);
                    if (distance < square) {
                        square = distance;
                        one = row;
                        other = column;
                        threshold = threshold();
                    }
                }
            }
        }
    }
}
