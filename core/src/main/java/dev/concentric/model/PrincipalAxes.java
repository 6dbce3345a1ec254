package dev.concentric.model;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.jspecify.annotations.Nullable;

/** An orthogonal change of coordinates: from a network's own to those along its principal axes, and back. */
interface PrincipalAxes {

    /** Returns the coordinates of a point along the axes. */
    double[] along(double[] point);

    /** Returns the point with these coordinates along the axes. */
    double[] pointAt(double[] coordinates);

    /** Returns how far rounding may have moved the coordinates of a point of length 1. */
    double error();

    /**
     * The coordinate axes in another order.
     *
     * @param order which coordinate comes where
     */
    record Reordered(int[] order) implements PrincipalAxes {

        /** Returns the order that sorts values, ascending. */
        static Reordered ascending(double[] values) {
            return new Reordered(IntStream.range(0, values.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> values[i]))
                    .mapToInt(Integer::intValue)
                    .toArray());
        }

        @Override
        public double[] along(double[] point) {
            double[] coordinates = new double[order.length];
            for (int i = 0; i < order.length; i++) {
                coordinates[i] = point[order[i]];
            }
            return coordinates;
        }

        @Override
        public double[] pointAt(double[] coordinates) {
            double[] point = new double[order.length];
            for (int i = 0; i < order.length; i++) {
                point[order[i]] = coordinates[i];
            }
            return point;
        }

        @Override
        public double error() {
            return 0;
        }
    }

    /**
     * The eigenvectors of W W^T, all n of them whatever the number of hidden units, in the order of the eigenvalues
     * times a sign. They are computed at the first call that needs them, since most ellipsoids are asked for
     * eigenvalues only.
     */
    final class Eigenvectors implements PrincipalAxes {
        private final DMatrixRMaj weights;
        private final boolean reversed;

        /** One axis a row. */
        private volatile @Nullable DMatrixRMaj axes;

        /**
         * Makes the axes of W.
         *
         * @param weights W {@code [n x h]}, which nobody changes any more
         * @param reversed whether the largest eigenvalue of W W^T comes first
         */
        Eigenvectors(DMatrixRMaj weights, boolean reversed) {
            this.weights = weights;
            this.reversed = reversed;
        }

        @Override
        public double[] along(double[] point) {
            double[] rows = axes().data;
            int n = point.length;
            double[] coordinates = new double[n];
            int i = 0;
            // Four sums at a time keep the processor busy, where one would wait for each of its additions.
            for (; i + 4 <= n; i += 4) {
                double first = 0;
                double second = 0;
                double third = 0;
                double fourth = 0;
                for (int j = 0; j < n; j++) {
                    int k = i * n + j;
                    first += rows[k] * point[j];
                    second += rows[k + n] * point[j];
                    third += rows[k + 2 * n] * point[j];
                    fourth += rows[k + 3 * n] * point[j];
                }
                coordinates[i] = first;
                coordinates[i + 1] = second;
                coordinates[i + 2] = third;
                coordinates[i + 3] = fourth;
            }
            for (; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    coordinates[i] += rows[i * n + j] * point[j];
                }
            }
            return coordinates;
        }

        @Override
        public double[] pointAt(double[] coordinates) {
            DMatrixRMaj point = new DMatrixRMaj(coordinates.length, 1);
            CommonOps_DDRM.multTransA(axes(), column(coordinates), point);
            return point.data;
        }

        /** The eigenvectors are off by a modest multiple of a rounding; n + h roundings are generous. */
        @Override
        public double error() {
            return (weights.numRows + weights.numCols) * Math.ulp(1.0);
        }

        private static DMatrixRMaj column(double[] values) {
            return DMatrixRMaj.wrap(values.length, 1, values);
        }

        private DMatrixRMaj axes() {
            DMatrixRMaj known = axes;
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

        private DMatrixRMaj compute() {
            int n = weights.numRows;
            DMatrixRMaj gram = new DMatrixRMaj(n, n);
            CommonOps_DDRM.multTransB(weights, weights, gram);
            EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(n, true, true);
            if (!decomposition.decompose(gram)) {
                throw new ArithmeticException("the principal axes of the quadratic network did not converge");
            }
            double[] keys = new double[n];
            for (int i = 0; i < n; i++) {
                keys[i] = (reversed ? -1 : 1) * decomposition.getEigenvalue(i).getReal();
            }
            int[] order = Reordered.ascending(keys).order();
            DMatrixRMaj rows = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                DMatrixRMaj vector = decomposition.getEigenVector(order[i]);
                System.arraycopy(vector.data, 0, rows.data, i * n, n);
            }
            return rows;
        }
    }
}
