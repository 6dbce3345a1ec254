package dev.concentric.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Symmetric matrices sum_k x_k x_k^T of vectors, in float64, and their eigenvalues. */
final class GramMatrix {
    /** Columns of the result and vectors that are worked on together: a block of the vectors stays in cache. */
    private static final int COLUMNS = 128;

    private static final int VECTORS = 64;

    private GramMatrix() {}

    /**
     * Returns the eigenvalues of sum_k x_k x_k^T, unsorted, with their eigenvectors if wanted.
     *
     * @param vectors the x_k, each of the length {@code size}
     * @throws ArithmeticException if they do not converge
     */
    static EigenDecomposition_F64<DMatrixRMaj> decompose(double[][] vectors, int size, boolean withEigenvectors) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, withEigenvectors, true);
        if (!eigen.decompose(new DMatrixRMaj(sumOfSquares(vectors, size)))) {
            throw new ArithmeticException("the eigenvalues of the quadratic network did not converge");
        }
        return eigen;
    }

    /** Returns sum_k x_k x_k^T; each element is one chain of sums, in the order of the vectors. */
    static double[][] sumOfSquares(double[][] vectors, int size) {
        double[][] sum = new double[size][size];
        for (int first = 0; first < size; first += COLUMNS) {
            for (int k = 0; k < vectors.length; k += VECTORS) {
                int last = Math.min(k + VECTORS, vectors.length);
                for (int i = first; i < size; i++) {
                    addRow(vectors, k, last, i, sum[i], first, Math.min(Math.min(first + COLUMNS, size), i + 1));
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                sum[j][i] = sum[i][j];
            }
        }
        return sum;
    }

    /** Adds to columns of row i what the vectors {@code k} to {@code last - 1} bring. */
    private static void addRow(double[][] vectors, int k, int last, int i, double[] row, int first, int end) {
        int next = k;
        for (; next + 4 <= last; next += 4) {
            double[] x = vectors[next];
            double[] y = vectors[next + 1];
            double[] z = vectors[next + 2];
            double[] u = vectors[next + 3];
            double byX = x[i];
            double byY = y[i];
            double byZ = z[i];
            double byU = u[i];
            for (int j = first; j < end; j++) {
                row[j] = row[j] + byX * x[j] + byY * y[j] + byZ * z[j] + byU * u[j];
            }
        }
        for (; next < last; next++) {
            double[] x = vectors[next];
            double byX = x[i];
            for (int j = first; j < end; j++) {
                row[j] += byX * x[j];
            }
        }
    }
}
