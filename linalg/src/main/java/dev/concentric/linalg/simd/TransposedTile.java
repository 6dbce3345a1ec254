package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;
import static dev.concentric.linalg.simd.ProductTile.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * The inner kernels of a product whose left operand is packed: rows of the left operand are read across its panels, one
 * panel's width at a time. The inner loop is fast only like this, with its length a constant and the distances of the
 * left operand's elements variables; with constants for these as well, the compiler's code is three times slower.
 */
final class TransposedTile {

    /** The number of rows that {@link #wide} computes. */
    static final int WIDE_ROWS = 4;

    /** The number of rows that {@link #narrow} computes. */
    static final int NARROW_ROWS = 8;

    private TransposedTile() {}

    /**
     * Goes on with a tile of 4 rows by 3 vectors over some panels.
     *
     * @param panels the number of those panels of the left operand
     * @param b the left operand; element (i, p) of the tile's rows in its first panel lies at
     *     {@code at + i * bRow + p * bInner}
     * @param skip the distance from the end of a row in one panel to its beginning in the next
     * @param a the right operand's panel {@code [panels * WIDTH x WIDTH]}, from {@code panel} on
     * @param c holds the tile {@code [4 x WIDTH]} at {@code to}, rows {@code cRow} apart
     */
    static void wide(
            int panels,
            float[] b,
            int at,
            int bRow,
            int bInner,
            int skip,
            float[] a,
            int panel,
            float[] c,
            int to,
            int cRow) {
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
        for (int q = 0; q < panels; q++) {
            for (int p = 0; p < WIDTH; p++) {
                FloatVector a0 = FloatVector.fromArray(FLOATS, a, right);
                FloatVector a1 = FloatVector.fromArray(FLOATS, a, right + COUNT);
                FloatVector a2 = FloatVector.fromArray(FLOATS, a, right + 2 * COUNT);
                FloatVector b0 = FloatVector.broadcast(FLOATS, b[left]);
                c00 = b0.fma(a0, c00);
                c01 = b0.fma(a1, c01);
                c02 = b0.fma(a2, c02);
                FloatVector b1 = FloatVector.broadcast(FLOATS, b[left + bRow]);
                c10 = b1.fma(a0, c10);
                c11 = b1.fma(a1, c11);
                c12 = b1.fma(a2, c12);
                FloatVector b2 = FloatVector.broadcast(FLOATS, b[left + 2 * bRow]);
                c20 = b2.fma(a0, c20);
                c21 = b2.fma(a1, c21);
                c22 = b2.fma(a2, c22);
                FloatVector b3 = FloatVector.broadcast(FLOATS, b[left + 3 * bRow]);
                c30 = b3.fma(a0, c30);
                c31 = b3.fma(a1, c31);
                c32 = b3.fma(a2, c32);
                left += bInner;
                right += WIDTH;
            }
            left += skip;
        }
        store(c00, c01, c02, c, to);
        store(c10, c11, c12, c, to + cRow);
        store(c20, c21, c22, c, to + 2 * cRow);
        store(c30, c31, c32, c, to + 3 * cRow);
    }

    /** Goes on with a tile of 8 rows by the first vector of the panel; else as {@link #wide}. */
    static void narrow(
            int panels,
            float[] b,
            int at,
            int bRow,
            int bInner,
            int skip,
            float[] a,
            int panel,
            float[] c,
            int to,
            int cRow) {
        FloatVector c0 = FloatVector.fromArray(FLOATS, c, to);
        FloatVector c1 = FloatVector.fromArray(FLOATS, c, to + cRow);
        FloatVector c2 = FloatVector.fromArray(FLOATS, c, to + 2 * cRow);
        FloatVector c3 = FloatVector.fromArray(FLOATS, c, to + 3 * cRow);
        FloatVector c4 = FloatVector.fromArray(FLOATS, c, to + 4 * cRow);
        FloatVector c5 = FloatVector.fromArray(FLOATS, c, to + 5 * cRow);
        FloatVector c6 = FloatVector.fromArray(FLOATS, c, to + 6 * cRow);
        FloatVector c7 = FloatVector.fromArray(FLOATS, c, to + 7 * cRow);
        int left = at;
        int right = panel;
        for (int q = 0; q < panels; q++) {
            for (int p = 0; p < WIDTH; p++) {
                FloatVector a0 = FloatVector.fromArray(FLOATS, a, right);
                c0 = FloatVector.broadcast(FLOATS, b[left]).fma(a0, c0);
                c1 = FloatVector.broadcast(FLOATS, b[left + bRow]).fma(a0, c1);
                c2 = FloatVector.broadcast(FLOATS, b[left + 2 * bRow]).fma(a0, c2);
                c3 = FloatVector.broadcast(FLOATS, b[left + 3 * bRow]).fma(a0, c3);
                c4 = FloatVector.broadcast(FLOATS, b[left + 4 * bRow]).fma(a0, c4);
                c5 = FloatVector.broadcast(FLOATS, b[left + 5 * bRow]).fma(a0, c5);
                c6 = FloatVector.broadcast(FLOATS, b[left + 6 * bRow]).fma(a0, c6);
                c7 = FloatVector.broadcast(FLOATS, b[left + 7 * bRow]).fma(a0, c7);
                left += bInner;
                right += WIDTH;
            }
            left += skip;
        }
        c0.intoArray(c, to);
        c1.intoArray(c, to + cRow);
        c2.intoArray(c, to + 2 * cRow);
        c3.intoArray(c, to + 3 * cRow);
        c4.intoArray(c, to + 4 * cRow);
        c5.intoArray(c, to + 5 * cRow);
        c6.intoArray(c, to + 6 * cRow);
        c7.intoArray(c, to + 7 * cRow);
    }

    private static void store(FloatVector first, FloatVector second, FloatVector third, float[] c, int to) {
        first.intoArray(c, to);
        second.intoArray(c, to + COUNT);
        third.intoArray(c, to + 2 * COUNT);
    }
}
