package dev.concentric.model;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.jspecify.annotations.Nullable;

/**
 * The eigenvectors of W W^T {@code [n x n]}, all n of them whatever the number of hidden units, in the order of the
 * eigenvalues times a sign. They are computed at the first call that needs them, since most ellipsoids are asked for
 * eigenvalues only.
 *
 * <p>With fewer hidden units h than dimensions, W = Q [R; 0], and the eigenvectors are Q times those of R R^T {@code [h
 * x h]} and the last n - h columns of Q, whose eigenvalue is 0.
 */
final class Eigenvectors implements PrincipalAxes {
    private final HiddenWeights weights;
    private final boolean reversed;
    private volatile @Nullable Axes axes;

    /**
     * Makes the axes of W.
     *
     * @param weights W
     * @param reversed whether the largest eigenvalue of W W^T comes first
     */
    Eigenvectors(HiddenWeights weights, boolean reversed) {
        this.weights = weights;
        this.reversed = reversed;
    }

    /**
     * What is computed once.
     *
     * @param factor Q, or null where it is the identity
     * @param rows the eigenvectors that W takes part in, in coordinates turned by Q, one a row {@code [k x k]}
     * @param begin the place of the first of them among all n
     */
    private record Axes(@Nullable OrthogonalFactor factor, double[][] rows, int begin) {}

    @Override
    public double[] along(double[] point) {
        Axes known = axes();
        double[] turned = point.clone();
        if (known.factor() != null) {
            known.factor().applyTransposed(turned);
        }
        int rank = known.rows().length;
        double[] coordinates = new double[point.length];
        int behind = known.begin() == 0 ? rank : 0;
        System.arraycopy(turned, rank, coordinates, behind, point.length - rank);
        multiply(known.rows(), turned, coordinates, known.begin());
        return coordinates;
    }

    /** Sets coordinates from one on to the products of rows with a vector. */
    private static void multiply(double[][] rows, double[] x, double[] products, int begin) {
        int size = rows.length;
        int i = 0;
        // Four sums at a time keep the processor busy, where one would wait for each of its additions.
        for (; i + 4 <= size; i += 4) {
            double first = 0;
            double second = 0;
            double third = 0;
            double fourth = 0;
            for (int j = 0; j < size; j++) {
                first += rows[i][j] * x[j];
                second += rows[i + 1][j] * x[j];
                third += rows[i + 2][j] * x[j];
                fourth += rows[i + 3][j] * x[j];
            }
            products[begin + i] = first;
            products[begin + i + 1] = second;
            products[begin + i + 2] = third;
            products[begin + i + 3] = fourth;
        }
        for (; i < size; i++) {
            for (int j = 0; j < size; j++) {
                products[begin + i] += rows[i][j] * x[j];
            }
        }
    }

    @Override
    public double[] pointAt(double[] coordinates) {
        Axes known = axes();
        int rank = known.rows().length;
        double[] point = new double[coordinates.length];
        int behind = known.begin() == 0 ? rank : 0;
        System.arraycopy(coordinates, behind, point, rank, coordinates.length - rank);
        for (int i = 0; i < rank; i++) {
            double[] row = known.rows()[i];
            double coordinate = coordinates[known.begin() + i];
            for (int j = 0; j < rank; j++) {
                point[j] += coordinate * row[j];
            }
        }
        if (known.factor() != null) {
            known.factor().apply(point);
        }
        return point;
    }

    /** The eigenvectors are off by a modest multiple of a rounding; n + h roundings are generous. */
    @Override
    public double error() {
        return (weights.inputs() + weights.units()) * Math.ulp(1.0);
    }

    private Axes axes() {
        Axes known = axes;
        if (known == null) {
            synchronized (this) {
                known = axes;
                if (known == null) {
                    known = compute();
                    axes = known;
                }
            }
        }
        return known;
    }

    private Axes compute() {
        int n = weights.inputs();
        int h = weights.units();
        if (n <= h) {
            return new Axes(null, rows(GramMatrix.decompose(weights.columns(), n, true)), 0);
        }
        OrthogonalFactor factor = new OrthogonalFactor(weights.columns());
        double[][] rows = rows(GramMatrix.decompose(factor.triangle(), h, true));
        return new Axes(factor, rows, reversed ? 0 : n - h);
    }

    /** Returns eigenvectors in the order of their eigenvalues. */
    private double[][] rows(EigenDecomposition_F64<DMatrixRMaj> eigen) {
        double[] keys = new double[eigen.getNumberOfEigenvalues()];
        Arrays.setAll(keys, i -> (reversed ? -1 : 1) * eigen.getEigenvalue(i).getReal());
        int[] order = PrincipalAxes.Reordered.ascending(keys).order();
        double[][] rows = new double[keys.length][];
        Arrays.setAll(rows, i -> eigen.getEigenVector(order[i]).data);
        return rows;
    }
}
