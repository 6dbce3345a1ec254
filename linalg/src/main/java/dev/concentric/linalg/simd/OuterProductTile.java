package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;
import static dev.concentric.linalg.simd.ProductTile.ROWS;
import static dev.concentric.linalg.simd.ProductTile.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * The tiles of {@link ProductTile} for a left operand that lies the other way round: element (i, p) at
 * {@code a[at + p * aRow + i]}. So a product with a transposed operand needs no copy of it. Another parameter of
 * {@link ProductTile} would not do: with a step along the inner index the compiler checks each index there.
 */
final class OuterProductTile {

    private OuterProductTile() {}

    /** Goes on with {@code rows} rows of all columns of the panel. */
    static void panel(
            int rows, int inner, float[] a, int at, int aRow, float[] b, int panel, float[] c, int to, int cRow) {
        int i = 0;
        while (i < rows) {
            int left = rows - i;
            int into = to + i * cRow;
            // Eight rows are two tiles of four, as in ProductTile.
            if (left >= ROWS && left != 8) {
                sixRows(inner, a, at + i, aRow, b, panel, c, into, cRow);
                i += ROWS;
            } else if (left >= 4) {
                fourRows(inner, a, at + i, aRow, b, panel, c, into, cRow);
                i += 4;
            } else {
                oneRow(inner, a, at + i, aRow, b, panel, c, into);
                i++;
            }
        }
    }

    private static void sixRows(
            int inner, float[] a, int at, int aRow, float[] b, int panel, float[] c, int to, int cRow) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, to);
        FloatVector c01 = FloatVector.fromArray(FLOATS, c, to + COUNT);
        FloatVector c10 = FloatVector.fromArray(FLOATS, c, to + cRow);
        FloatVector c11 = FloatVector.fromArray(FLOATS, c, to + cRow + COUNT);
        FloatVector c20 = FloatVector.fromArray(FLOATS, c, to + 2 * cRow);
        FloatVector c21 = FloatVector.fromArray(FLOATS, c, to + 2 * cRow + COUNT);
        FloatVector c30 = FloatVector.fromArray(FLOATS, c, to + 3 * cRow);
        FloatVector c31 = FloatVector.fromArray(FLOATS, c, to + 3 * cRow + COUNT);
        FloatVector c40 = FloatVector.fromArray(FLOATS, c, to + 4 * cRow);
        FloatVector c41 = FloatVector.fromArray(FLOATS, c, to + 4 * cRow + COUNT);
        FloatVector c50 = FloatVector.fromArray(FLOATS, c, to + 5 * cRow);
        FloatVector c51 = FloatVector.fromArray(FLOATS, c, to + 5 * cRow + COUNT);
        for (int p = 0; p < inner; p++) {
            int from = at + p * aRow;
            FloatVector b0 = FloatVector.fromArray(FLOATS, b, panel + p * WIDTH);
            FloatVector b1 = FloatVector.fromArray(FLOATS, b, panel + p * WIDTH + COUNT);
            FloatVector a0 = FloatVector.broadcast(FLOATS, a[from]);
            c00 = b0.fma(a0, c00);
            c01 = b1.fma(a0, c01);
            FloatVector a1 = FloatVector.broadcast(FLOATS, a[from + 1]);
            c10 = b0.fma(a1, c10);
            c11 = b1.fma(a1, c11);
            FloatVector a2 = FloatVector.broadcast(FLOATS, a[from + 2]);
            c20 = b0.fma(a2, c20);
            c21 = b1.fma(a2, c21);
            FloatVector a3 = FloatVector.broadcast(FLOATS, a[from + 3]);
            c30 = b0.fma(a3, c30);
            c31 = b1.fma(a3, c31);
            FloatVector a4 = FloatVector.broadcast(FLOATS, a[from + 4]);
            c40 = b0.fma(a4, c40);
            c41 = b1.fma(a4, c41);
            FloatVector a5 = FloatVector.broadcast(FLOATS, a[from + 5]);
            c50 = b0.fma(a5, c50);
            c51 = b1.fma(a5, c51);
        }
        c00.intoArray(c, to);
        c01.intoArray(c, to + COUNT);
        c10.intoArray(c, to + cRow);
        c11.intoArray(c, to + cRow + COUNT);
        c20.intoArray(c, to + 2 * cRow);
        c21.intoArray(c, to + 2 * cRow + COUNT);
        c30.intoArray(c, to + 3 * cRow);
        c31.intoArray(c, to + 3 * cRow + COUNT);
        c40.intoArray(c, to + 4 * cRow);
        c41.intoArray(c, to + 4 * cRow + COUNT);
        c50.intoArray(c, to + 5 * cRow);
        c51.intoArray(c, to + 5 * cRow + COUNT);
    }

    private static void fourRows(
            int inner, float[] a, int at, int aRow, float[] b, int panel, float[] c, int to, int cRow) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, to);
        FloatVector c01 = FloatVector.fromArray(FLOATS, c, to + COUNT);
        FloatVector c10 = FloatVector.fromArray(FLOATS, c, to + cRow);
        FloatVector c11 = FloatVector.fromArray(FLOATS, c, to + cRow + COUNT);
        FloatVector c20 = FloatVector.fromArray(FLOATS, c, to + 2 * cRow);
        FloatVector c21 = FloatVector.fromArray(FLOATS, c, to + 2 * cRow + COUNT);
        FloatVector c30 = FloatVector.fromArray(FLOATS, c, to + 3 * cRow);
        FloatVector c31 = FloatVector.fromArray(FLOATS, c, to + 3 * cRow + COUNT);
        for (int p = 0; p < inner; p++) {
            int from = at + p * aRow;
            FloatVector b0 = FloatVector.fromArray(FLOATS, b, panel + p * WIDTH);
            FloatVector b1 = FloatVector.fromArray(FLOATS, b, panel + p * WIDTH + COUNT);
            FloatVector a0 = FloatVector.broadcast(FLOATS, a[from]);
            c00 = b0.fma(a0, c00);
            c01 = b1.fma(a0, c01);
            FloatVector a1 = FloatVector.broadcast(FLOATS, a[from + 1]);
            c10 = b0.fma(a1, c10);
            c11 = b1.fma(a1, c11);
            FloatVector a2 = FloatVector.broadcast(FLOATS, a[from + 2]);
            c20 = b0.fma(a2, c20);
            c21 = b1.fma(a2, c21);
            FloatVector a3 = FloatVector.broadcast(FLOATS, a[from + 3]);
            c30 = b0.fma(a3, c30);
            c31 = b1.fma(a3, c31);
        }
        c00.intoArray(c, to);
        c01.intoArray(c, to + COUNT);
        c10.intoArray(c, to + cRow);
        c11.intoArray(c, to + cRow + COUNT);
        c20.intoArray(c, to + 2 * cRow);
        c21.intoArray(c, to + 2 * cRow + COUNT);
        c30.intoArray(c, to + 3 * cRow);
        c31.intoArray(c, to + 3 * cRow + COUNT);
    }

    private static void oneRow(int inner, float[] a, int at, int aRow, float[] b, int panel, float[] c, int to) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, to);
        FloatVector c01 = FloatVector.fromArray(FLOATS, c, to + COUNT);
        for (int p = 0; p < inner; p++) {
            int from = at + p * aRow;
            FloatVector b0 = FloatVector.fromArray(FLOATS, b, panel + p * WIDTH);
            FloatVector b1 = FloatVector.fromArray(FLOATS, b, panel + p * WIDTH + COUNT);
            FloatVector a0 = FloatVector.broadcast(FLOATS, a[from]);
            c00 = b0.fma(a0, c00);
            c01 = b1.fma(a0, c01);
        }
        c00.intoArray(c, to);
        c01.intoArray(c, to + COUNT);
    }
}
