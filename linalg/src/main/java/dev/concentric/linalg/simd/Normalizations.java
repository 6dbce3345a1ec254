package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;

import dev.concentric.linalg.ColumnNormalization;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.scalar.ScalarKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Batch normalisation, a block of columns at a time: wide enough that sums down the columns do not wait for one another,
 * narrow enough that a block stays in a first-level cache. Columns that do not fill a block are left to the scalar code.
 *
 * <p>The work on a block is cut into passes for the reason given in {@link Gaussians}.
 */
final class Normalizations {
    private static final int BLOCK = 4 * COUNT;
    private static final Kernels REST = new ScalarKernels();

    private static final Pass[] FORWARD = {Normalizations::means, Normalizations::variances, Normalizations::normalize};
    private static final Pass[] BACKWARD = {Normalizations::byScale, Normalizations::byShift, Normalizations::byInput};

    /** Work on the block of columns that begins at {@code column}. */
    private interface Pass {
        void run(FloatMatrix x, ColumnNormalization columns, FloatMatrix y, FloatMatrix byX, int column);
    }

    private Normalizations() {}

    static void forward(FloatMatrix x, ColumnNormalization columns, FloatMatrix y, int first, int end) {
        int whole = end - (end - first) % BLOCK;
        for (int column = first; column < whole; column += BLOCK) {
            for (Pass pass : FORWARD) {
                pass.run(x, columns, y, y, column);
            }
        }
        REST.normalize(x, columns, y, whole, end);
    }

    static void backward(
            FloatMatrix x, ColumnNormalization columns, FloatMatrix byY, FloatMatrix byX, int first, int end) {
        int whole = end - (end - first) % BLOCK;
        for (int column = first; column < whole; column += BLOCK) {
            for (Pass pass : BACKWARD) {
                pass.run(x, columns, byY, byX, column);
            }
        }
        REST.normalizeBackward(x, columns, byY, byX, whole, end);
    }

    private static void means(FloatMatrix x, ColumnNormalization columns, FloatMatrix y, FloatMatrix byX, int column) {
        sums(x, column, 1f / x.rows(), columns.mean());
    }

    private static void byShift(
            FloatMatrix x, ColumnNormalization columns, FloatMatrix byY, FloatMatrix byX, int column) {
        sums(byY, column, 1f, columns.byShift());
    }

    private static void sums(FloatMatrix x, int column, float factor, float[] sums) {
        float[] values = x.data();
        int stride = x.columns();
        FloatVector s0 = FloatVector.zero(FLOATS);
        FloatVector s1 = FloatVector.zero(FLOATS);
        FloatVector s2 = FloatVector.zero(FLOATS);
        FloatVector s3 = FloatVector.zero(FLOATS);
        int at = column;
        for (int i = 0; i < x.rows(); i++) {
            s0 = s0.add(FloatVector.fromArray(FLOATS, values, at));
            s1 = s1.add(FloatVector.fromArray(FLOATS, values, at + COUNT));
            s2 = s2.add(FloatVector.fromArray(FLOATS, values, at + 2 * COUNT));
            s3 = s3.add(FloatVector.fromArray(FLOATS, values, at + 3 * COUNT));
            at += stride;
        }
        store(s0, s1, s2, s3, factor, sums, column);
    }

    private static void variances(
            FloatMatrix x, ColumnNormalization columns, FloatMatrix y, FloatMatrix byX, int column) {
        float[] values = x.data();
        int stride = x.columns();
        FloatVector m0 = FloatVector.fromArray(FLOATS, columns.mean(), column);
        FloatVector m1 = FloatVector.fromArray(FLOATS, columns.mean(), column + COUNT);
        FloatVector m2 = FloatVector.fromArray(FLOATS, columns.mean(), column + 2 * COUNT);
        FloatVector m3 = FloatVector.fromArray(FLOATS, columns.mean(), column + 3 * COUNT);
        FloatVector s0 = FloatVector.zero(FLOATS);
        FloatVector s1 = FloatVector.zero(FLOATS);
        FloatVector s2 = FloatVector.zero(FLOATS);
        FloatVector s3 = FloatVector.zero(FLOATS);
        int at = column;
        for (int i = 0; i < x.rows(); i++) {
            FloatVector c0 = FloatVector.fromArray(FLOATS, values, at).sub(m0);
            FloatVector c1 = FloatVector.fromArray(FLOATS, values, at + COUNT).sub(m1);
            FloatVector c2 =
                    FloatVector.fromArray(FLOATS, values, at + 2 * COUNT).sub(m2);
            FloatVector c3 =
                    FloatVector.fromArray(FLOATS, values, at + 3 * COUNT).sub(m3);
            s0 = c0.fma(c0, s0);
            s1 = c1.fma(c1, s1);
            s2 = c2.fma(c2, s2);
            s3 = c3.fma(c3, s3);
            at += stride;
        }
        store(s0, s1, s2, s3, 1f / x.rows(), columns.variance(), column);
    }

    private static void normalize(
            FloatMatrix x, ColumnNormalization columns, FloatMatrix y, FloatMatrix byX, int column) {
        int stride = x.columns();
        for (int j = column; j < column + BLOCK; j += COUNT) {
            FloatVector variance = FloatVector.fromArray(FLOATS, columns.variance(), j);
            FloatVector deviation = variance.add(columns.epsilon()).lanewise(VectorOperators.SQRT);
            FloatVector inverse = FloatVector.broadcast(FLOATS, 1f).div(deviation);
            inverse.intoArray(columns.inverseDeviation(), j);
            FloatVector mean = FloatVector.fromArray(FLOATS, columns.mean(), j);
            FloatVector factor = FloatVector.fromArray(FLOATS, columns.scale().data(), j);
            FloatVector offset = FloatVector.fromArray(FLOATS, columns.shift().data(), j);
            int at = j;
            for (int i = 0; i < x.rows(); i++) {
                FloatVector unit =
                        FloatVector.fromArray(FLOATS, x.data(), at).sub(mean).mul(inverse);
                unit.fma(factor, offset).intoArray(y.data(), at);
                at += stride;
            }
        }
    }

    private static void byScale(
            FloatMatrix x, ColumnNormalization columns, FloatMatrix byY, FloatMatrix byX, int column) {
        int stride = x.columns();
        for (int j = column; j < column + BLOCK; j += 2 * COUNT) {
            FloatVector m0 = FloatVector.fromArray(FLOATS, columns.mean(), j);
            FloatVector m1 = FloatVector.fromArray(FLOATS, columns.mean(), j + COUNT);
            FloatVector i0 = FloatVector.fromArray(FLOATS, columns.inverseDeviation(), j);
            FloatVector i1 = FloatVector.fromArray(FLOATS, columns.inverseDeviation(), j + COUNT);
            FloatVector s0 = FloatVector.zero(FLOATS);
            FloatVector s1 = FloatVector.zero(FLOATS);
            int at = j;
            for (int i = 0; i < x.rows(); i++) {
                FloatVector u0 =
                        FloatVector.fromArray(FLOATS, x.data(), at).sub(m0).mul(i0);
                FloatVector u1 = FloatVector.fromArray(FLOATS, x.data(), at + COUNT)
                        .sub(m1)
                        .mul(i1);
                s0 = FloatVector.fromArray(FLOATS, byY.data(), at).fma(u0, s0);
                s1 = FloatVector.fromArray(FLOATS, byY.data(), at + COUNT).fma(u1, s1);
                at += stride;
            }
            s0.intoArray(columns.byScale(), j);
            s1.intoArray(columns.byScale(), j + COUNT);
        }
    }

    private static void byInput(
            FloatMatrix x, ColumnNormalization columns, FloatMatrix byY, FloatMatrix byX, int column) {
        float share = 1f / x.rows();
        int stride = x.columns();
        for (int j = column; j < column + BLOCK; j += COUNT) {
            FloatVector mean = FloatVector.fromArray(FLOATS, columns.mean(), j);
            FloatVector inverse = FloatVector.fromArray(FLOATS, columns.inverseDeviation(), j);
            FloatVector products = FloatVector.fromArray(FLOATS, columns.byScale(), j);
            FloatVector sum = FloatVector.fromArray(FLOATS, columns.byShift(), j);
            FloatVector factor =
                    FloatVector.fromArray(FLOATS, columns.scale().data(), j).mul(inverse);
            int at = j;
            for (int i = 0; i < x.rows(); i++) {
                FloatVector unit =
                        FloatVector.fromArray(FLOATS, x.data(), at).sub(mean).mul(inverse);
                FloatVector shared = unit.fma(products, sum).mul(share);
                FloatVector own = FloatVector.fromArray(FLOATS, byY.data(), at);
                own.sub(shared).mul(factor).intoArray(byX.data(), at);
                at += stride;
            }
        }
    }

    private static void store(
            FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3, float factor, float[] sums, int column) {
        s0.mul(factor).intoArray(sums, column);
        s1.mul(factor).intoArray(sums, column + COUNT);
        s2.mul(factor).intoArray(sums, column + 2 * COUNT);
        s3.mul(factor).intoArray(sums, column + 3 * COUNT);
    }
}
