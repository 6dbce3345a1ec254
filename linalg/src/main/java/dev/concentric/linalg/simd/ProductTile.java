package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * The inner kernel of a product with a packed right operand: a tile of the result, up to 4 rows by 3 vectors, held in
 * registers while the inner index runs. It is written out by hand because the compiler keeps accumulators in registers
 * only as local variables. With three vectors of the panel and one factor, 4 rows fill the 16 registers of AVX2 exactly.
 *
 * <p>The chains go on from what the result holds. Element (i, p) of the tile's rows of the left operand lies at
 * {@code a[at + i * aRow + p * aInner]}, the panel {@code [inner x WIDTH]} begins at {@code b[panel]}, and row i of the
 * tile lies at {@code c[to + i * cRow]}.
 */
final class ProductTile {

    /** The number of rows of a full tile. */
    static final int ROWS = 4;

    /** The number of columns of a tile and of a panel. */
    static final int WIDTH = 3 * COUNT;

    private ProductTile() {}

    /** Goes on with the first {@code rows} rows, 1 to 4. */
    static void compute(
            int rows,
            int inner,
            float[] a,
            int at,
            int aRow,
            int aInner,
            float[] b,
            int panel,
            float[] c,
            int to,
            int cRow) {
        if (rows == ROWS) {
            fourRows(inner, a, at, aRow, aInner, b, panel, c, to, cRow);
            return;
        }
        int i = 0;
        if (rows >= 2) {
            twoRows(inner, a, at, aRow, aInner, b, panel, c, to, cRow);
            i = 2;
        }
        if (i < rows) {
            oneRow(inner, a, at + i * aRow, aInner, b, panel, c, to + i * cRow);
        }
    }

    static void fourRows(
            int inner, float[] a, int at, int aRow, int aInner, float[] b, int panel, float[] c, int to, int cRow) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, to);
        FloatVector c01 = FloatVector.fromArray(FLOATS, c, to + COUNT);
        FloatVector c02 = FloatVector.fromArray(FLOATS, c, to + 2 * COUNT);
        FloatVector c10 = FloatVector.fromArray(FLOATS, c, to + cRow);
        FloatVector c11 = FloatVector.fromArray(FLOATS, c, to + cRow + COUNT);
        FloatVector c12 = FloatVector.fromArray(FLOATS, c, to + cRow + 2 * COUNT);
        FloatVector c20 = FloatVector.fromArray(FLOATS, c, to + 2 * cRow);
        FloatVector c21 = FloatVector.fromArray(FLOATS, c, to + 2 * cRow + COUNT);
        FloatVector c22 = FloatVector.fromArray(FLOATS, c, to + 2 * cRow + 2 * COUNT);
        FloatVector c30 = FloatVector.fromArray(FLOATS, c, to + 3 * cRow);
        FloatVector c31 = FloatVector.fromArray(FLOATS, c, to + 3 * cRow + COUNT);
        FloatVector c32 = FloatVector.fromArray(FLOATS, c, to + 3 * cRow + 2 * COUNT);
        int left = at;
        int right = panel;
        for (int p = 0; p < inner; p++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, b, right);
            FloatVector b1 = FloatVector.fromArray(FLOATS, b, right + COUNT);
            FloatVector b2 = FloatVector.fromArray(FLOATS, b, right + 2 * COUNT);
            FloatVector a0 = FloatVector.broadcast(FLOATS, a[left]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            FloatVector a1 = FloatVector.broadcast(FLOATS, a[left + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            FloatVector a2 = FloatVector.broadcast(FLOATS, a[left + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            FloatVector a3 = FloatVector.broadcast(FLOATS, a[left + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            left += aInner;
            right += WIDTH;
        }
        store(c00, c01, c02, c, to);
        store(c10, c11, c12, c, to + cRow);
        store(c20, c21, c22, c, to + 2 * cRow);
        store(c30, c31, c32, c, to + 3 * cRow);
    }

    private static void twoRows(
            int inner, float[] a, int at, int aRow, int aInner, float[] b, int panel, float[] c, int to, int cRow) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, to);
        FloatVector c01 = FloatVector.fromArray(FLOATS, c, to + COUNT);
        FloatVector c02 = FloatVector.fromArray(FLOATS, c, to + 2 * COUNT);
        FloatVector c10 = FloatVector.fromArray(FLOATS, c, to + cRow);
        FloatVector c11 = FloatVector.fromArray(FLOATS, c, to + cRow + COUNT);
        FloatVector c12 = FloatVector.fromArray(FLOATS, c, to + cRow + 2 * COUNT);
        int left = at;
        int right = panel;
        for (int p = 0; p < inner; p++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, b, right);
            FloatVector b1 = FloatVector.fromArray(FLOATS, b, right + COUNT);
            FloatVector b2 = FloatVector.fromArray(FLOATS, b, right + 2 * COUNT);
            FloatVector a0 = FloatVector.broadcast(FLOATS, a[left]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            FloatVector a1 = FloatVector.broadcast(FLOATS, a[left + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            left += aInner;
            right += WIDTH;
        }
        store(c00, c01, c02, c, to);
        store(c10, c11, c12, c, to + cRow);
    }

    private static void oneRow(int inner, float[] a, int at, int aInner, float[] b, int panel, float[] c, int to) {
        FloatVector c0 = FloatVector.fromArray(FLOATS, c, to);
        FloatVector c1 = FloatVector.fromArray(FLOATS, c, to + COUNT);
        FloatVector c2 = FloatVector.fromArray(FLOATS, c, to + 2 * COUNT);
        int left = at;
        int right = panel;
        for (int p = 0; p < inner; p++) {
            FloatVector factor = FloatVector.broadcast(FLOATS, a[left]);
            c0 = factor.fma(FloatVector.fromArray(FLOATS, b, right), c0);
            c1 = factor.fma(FloatVector.fromArray(FLOATS, b, right + COUNT), c1);
            c2 = factor.fma(FloatVector.fromArray(FLOATS, b, right + 2 * COUNT), c2);
            left += aInner;
            right += WIDTH;
        }
        store(c0, c1, c2, c, to);
    }

    private static void store(FloatVector first, FloatVector second, FloatVector third, float[] c, int to) {
        first.intoArray(c, to);
        second.intoArray(c, to + COUNT);
        third.intoArray(c, to + 2 * COUNT);
    }
}
