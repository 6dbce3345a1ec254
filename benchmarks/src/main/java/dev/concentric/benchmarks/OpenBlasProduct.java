package dev.concentric.benchmarks;

import dev.concentric.linalg.FloatMatrix;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** A product of two matrices by OpenBLAS, in native memory. */
final class OpenBlasProduct {
    static {
        NativeLibraries.unpack();
    }

    private final int rows;
    private final int inner;
    private final int columns;
    private final FloatPointer a;
    private final FloatPointer b;
    private final FloatPointer c;

    /** Makes the product of a {@code [m x k]} and b {@code [k x n]}, of which it takes copies. */
    OpenBlasProduct(FloatMatrix a, FloatMatrix b) {
        rows = a.rows();
        inner = a.columns();
        columns = b.columns();
        this.a = new FloatPointer(a.data());
        this.b = new FloatPointer(b.data());
        c = new FloatPointer((long) rows * columns);
    }

    /** Computes the product. */
    void multiply() {
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                openblas.CblasNoTrans,
                rows,
                columns,
                inner,
                1f,
                a,
                inner,
                b,
                columns,
                0f,
                c,
                columns);
    }

    /** Returns the product as it was computed last, {@code [m x n]}. */
    FloatMatrix result() {
        FloatMatrix result = FloatMatrix.zeros(rows, columns);
        c.get(result.data());
        return result;
    }
}
