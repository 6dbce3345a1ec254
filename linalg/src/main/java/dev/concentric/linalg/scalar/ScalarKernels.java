package dev.concentric.linalg.scalar;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import java.util.Arrays;

/** The reference kernels: plain loops, one fused multiply-add at a time. */
public final class ScalarKernels implements Kernels {

    @Override
    public void multiply(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
        ProductShape shape = ProductShape.of(a, b, c);
        accumulateRows(shape, a.data(), shape.inner(), 1, b.data(), c.data());
    }

    @Override
    public void multiplyTransposedLeft(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
        ProductShape shape = ProductShape.ofTransposedLeft(a, b, c);
        accumulateRows(shape, a.data(), 1, shape.rows(), b.data(), c.data());
    }

    @Override
    public void multiplyTransposedRight(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
        ProductShape shape = ProductShape.ofTransposedRight(a, b, c);
        int inner = shape.inner();
        for (int i = 0; i < shape.rows(); i++) {
            for (int j = 0; j < shape.columns(); j++) {
                float sum = 0;
                for (int p = 0; p < inner; p++) {
                    sum = Math.fma(a.data()[i * inner + p], b.data()[j * inner + p], sum);
                }
                c.data()[i * shape.columns() + j] = sum;
            }
        }
    }

    /** Adds rows of b to rows of c, so that neighbouring elements advance together along the inner index. */
    private static void accumulateRows(
            ProductShape shape, float[] a, int rowStride, int innerStride, float[] b, float[] c) {
        int columns = shape.columns();
        Arrays.fill(c, 0, shape.rows() * columns, 0f);
        for (int i = 0; i < shape.rows(); i++) {
            for (int p = 0; p < shape.inner(); p++) {
                float factor = a[i * rowStride + p * innerStride];
                for (int j = 0; j < columns; j++) {
                    c[i * columns + j] = Math.fma(factor, b[p * columns + j], c[i * columns + j]);
                }
            }
        }
    }
}
