package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * The inner kernel of every product: rows of the left operand against one panel of the right one, in tiles of the result
 * that stay in registers while the inner index runs. Tiles are written out by hand because the compiler keeps
 * accumulators in registers only as local variables. Six rows by two vectors, two vectors of the panel and a factor fill
 * 15 of the 16 registers of AVX2.
 *
 * <p>The loop is bound by how many instructions the processor starts in a cycle as much as by its multipliers. Its shape
 * is the fastest of 96 that were measured, with the panel first in the multiply-add: other shapes or orders of the same
 * tile make the compiler check each index again, or keep accumulators in memory, and cost up to three quarters of the speed.
 *
 * <p>The chains go on from what the result holds. Element (i, p) of the left operand lies at {@code a[at + i * aRow + p]},
 * the panel {@code [inner x WIDTH]} begins at {@code b[panel]}, and row i of the result lies at {@code c[to + i * cRow]}.
 */
final class ProductTile {

    /** The number of rows of the largest tile. */
    static final int ROWS = 6;

    /** The number of rows of a tile of one vector. */
    static final int HALF_ROWS = 10;

    /** The number of columns of a tile and of a panel. */
    static final int WIDTH = 2 * COUNT;

    private ProductTile() {}

    /** Goes on with {@code rows} rows of all columns of the panel. */
    static void panel(
            int rows, int inner, float[] a, int at, int aRow, float[] b, int panel, float[] c, int to, int cRow) {
        int i = 0;
        while (i < rows) {
            int left = rows - i;
            int from = at + i * aRow;
            int into = to + i * cRow;
            // Eight rows, as the last of 50, are two tiles of four: a tile of two could not keep the multipliers busy.
            if (left >= ROWS && left != 8) {
                sixRows(inner, a, from, aRow, b, panel, c, into, cRow);
                i += ROWS;
            } else if (left >= 4) {
                fourRows(inner, a, from, aRow, b, panel, c, into, cRow);
                i += 4;
            } else {
                oneRow(inner, a, from, b, panel, c, into);
                i++;
            }
        }
    }

    /** Goes on with {@code rows} rows of the first vector of the panel, for panels that hold no more columns. */
    static void halfPanel(
            int rows, int inner, float[] a, int at, int aRow, float[] b, int panel, float[] c, int to, int cRow) {
        int whole = rows - rows % HALF_ROWS;
        for (int i = 0; i < whole; i += HALF_ROWS) {
            tenHalfRows(inner, a, at + i * aRow, aRow, b, panel, c, to + i * cRow, cRow);
        }
        panel(rows - whole, inner, a, at + whole * aRow, aRow, b, panel, c, to + whole * cRow, cRow);
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
        int at1 = at + aRow;
        int at2 = at + 2 * aRow;
        int at3 = at + 3 * aRow;
        int at4 = at + 4 * aRow;
        int at5 = at + 5 * aRow;
        for (int p = 0; p < inner; p++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, b, panel + p * WIDTH);
            FloatVector b1 = FloatVector.fromArray(FLOATS, b, panel + p * WIDTH + COUNT);
            FloatVector a0 = FloatVector.broadcast(FLOATS, a[at + p]);
            c00 = b0.fma(a0, c00);
            c01 = b1.fma(a0, c01);
            FloatVector a1 = FloatVector.broadcast(FLOATS, a[at1 + p]);
            c10 = b0.fma(a1, c10);
            c11 = b1.fma(a1, c11);
            FloatVector a2 = FloatVector.broadcast(FLOATS, a[at2 + p]);
            c20 = b0.fma(a2, c20);
            c21 = b1.fma(a2, c21);
            FloatVector a3 = FloatVector.broadcast(FLOATS, a[at3 + p]);
            c30 = b0.fma(a3, c30);
            c31 = b1.fma(a3, c31);
            FloatVector a4 = FloatVector.broadcast(FLOATS, a[at4 + p]);
            c40 = b0.fma(a4, c40);
            c41 = b1.fma(a4, c41);
            FloatVector a5 = FloatVector.broadcast(FLOATS, a[at5 + p]);
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
        int at1 = at + aRow;
        int at2 = at + 2 * aRow;
        int at3 = at + 3 * aRow;
        for (int p = 0; p < inner; p++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, b, panel + p * WIDTH);
            FloatVector b1 = FloatVector.fromArray(FLOATS, b, panel + p * WIDTH + COUNT);
            FloatVector a0 = FloatVector.broadcast(FLOATS, a[at + p]);
            c00 = b0.fma(a0, c00);
            c01 = b1.fma(a0, c01);
            FloatVector a1 = FloatVector.broadcast(FLOATS, a[at1 + p]);
            c10 = b0.fma(a1, c10);
            c11 = b1.fma(a1, c11);
            FloatVector a2 = FloatVector.broadcast(FLOATS, a[at2 + p]);
            c20 = b0.fma(a2, c20);
            c21 = b1.fma(a2, c21);
            FloatVector a3 = FloatVector.broadcast(FLOATS, a[at3 + p]);
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

    private static void oneRow(int inner, float[] a, int at, float[] b, int panel, float[] c, int to) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, to);
        FloatVector c01 = FloatVector.fromArray(FLOATS, c, to + COUNT);
        for (int p = 0; p < inner; p++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, b, panel + p * WIDTH);
            FloatVector b1 = FloatVector.fromArray(FLOATS, b, panel + p * WIDTH + COUNT);
            FloatVector a0 = FloatVector.broadcast(FLOATS, a[at + p]);
            c00 = b0.fma(a0, c00);
            c01 = b1.fma(a0, c01);
        }
        c00.intoArray(c, to);
        c01.intoArray(c, to + COUNT);
    }

    private static void tenHalfRows(
            int inner, float[] a, int at, int aRow, float[] b, int panel, float[] c, int to, int cRow) {
        FloatVector c00 = FloatVector.fromArray(FLOATS, c, to);
        FloatVector c10 = FloatVector.fromArray(FLOATS, c, to + cRow);
        FloatVector c20 = FloatVector.fromArray(FLOATS, c, to + 2 * cRow);
        FloatVector c30 = FloatVector.fromArray(FLOATS, c, to + 3 * cRow);
        FloatVector c40 = FloatVector.fromArray(FLOATS, c, to + 4 * cRow);
        FloatVector c50 = FloatVector.fromArray(FLOATS, c, to + 5 * cRow);
        FloatVector c60 = FloatVector.fromArray(FLOATS, c, to + 6 * cRow);
        FloatVector c70 = FloatVector.fromArray(FLOATS, c, to + 7 * cRow);
        FloatVector c80 = FloatVector.fromArray(FLOATS, c, to + 8 * cRow);
        FloatVector c90 = FloatVector.fromArray(FLOATS, c, to + 9 * cRow);
        int at1 = at + aRow;
        int at2 = at + 2 * aRow;
        int at3 = at + 3 * aRow;
        int at4 = at + 4 * aRow;
        int at5 = at + 5 * aRow;
        int at6 = at + 6 * aRow;
        int at7 = at + 7 * aRow;
        int at8 = at + 8 * aRow;
        int at9 = at + 9 * aRow;
        for (int p = 0; p < inner; p++) {
            FloatVector b0 = FloatVector.fromArray(FLOATS, b, panel + p * WIDTH);
            FloatVector a0 = FloatVector.broadcast(FLOATS, a[at + p]);
            c00 = b0.fma(a0, c00);
            FloatVector a1 = FloatVector.broadcast(FLOATS, a[at1 + p]);
            c10 = b0.fma(a1, c10);
            FloatVector a2 = FloatVector.broadcast(FLOATS, a[at2 + p]);
            c20 = b0.fma(a2, c20);
            FloatVector a3 = FloatVector.broadcast(FLOATS, a[at3 + p]);
            c30 = b0.fma(a3, c30);
            FloatVector a4 = FloatVector.broadcast(FLOATS, a[at4 + p]);
            c40 = b0.fma(a4, c40);
            FloatVector a5 = FloatVector.broadcast(FLOATS, a[at5 + p]);
            c50 = b0.fma(a5, c50);
            FloatVector a6 = FloatVector.broadcast(FLOATS, a[at6 + p]);
            c60 = b0.fma(a6, c60);
            FloatVector a7 = FloatVector.broadcast(FLOATS, a[at7 + p]);
            c70 = b0.fma(a7, c70);
            FloatVector a8 = FloatVector.broadcast(FLOATS, a[at8 + p]);
            c80 = b0.fma(a8, c80);
            FloatVector a9 = FloatVector.broadcast(FLOATS, a[at9 + p]);
            c90 = b0.fma(a9, c90);
        }
        c00.intoArray(c, to);
        c10.intoArray(c, to + cRow);
        c20.intoArray(c, to + 2 * cRow);
        c30.intoArray(c, to + 3 * cRow);
        c40.intoArray(c, to + 4 * cRow);
        c50.intoArray(c, to + 5 * cRow);
        c60.intoArray(c, to + 6 * cRow);
        c70.intoArray(c, to + 7 * cRow);
        c80.intoArray(c, to + 8 * cRow);
        c90.intoArray(c, to + 9 * cRow);
    }
}
