package dev.concentric.linalg.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner kernel of a product: one tile of the result, 10 rows by 2 vectors, held in registers while the inner index
 * runs. It is written out by hand because the compiler keeps accumulators in registers only as local variables.
 */
final class ProductTile {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();
    static final int ROWS = 10;
    static final int COLUMNS = 2 * LANES;

    private ProductTile() {}

    /**
     * Computes one tile of the result.
     *
     * @param inner the length of the sums
     * @param a the left operand; element (i, p) of the tile's rows lies at {@code aOffset + i * aRow + p * aInner}
     * @param panel the right operand {@code [inner x COLUMNS]}, contiguous
     * @param c receives the tile {@code [ROWS x COLUMNS]} at {@code cOffset}, rows {@code cRow} apart
     */
    static void compute(
            int inner, float[] a, int aOffset, int aRow, int aInner, float[] panel, float[] c, int cOffset, int cRow) {
        FloatVector c00 = FloatVector.zero(SPECIES), c01 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES), c11 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES), c21 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES), c31 = FloatVector.zero(SPECIES);
        FloatVector c40 = FloatVector.zero(SPECIES), c41 = FloatVector.zero(SPECIES);
        FloatVector c50 = FloatVector.zero(SPECIES), c51 = FloatVector.zero(SPECIES);
        FloatVector c60 = FloatVector.zero(SPECIES), c61 = FloatVector.zero(SPECIES);
        FloatVector c70 = FloatVector.zero(SPECIES), c71 = FloatVector.zero(SPECIES);
        FloatVector c80 = FloatVector.zero(SPECIES), c81 = FloatVector.zero(SPECIES);
        FloatVector c90 = FloatVector.zero(SPECIES), c91 = FloatVector.zero(SPECIES);
        int at = aOffset;
        for (int p = 0; p < inner * COLUMNS; p += COLUMNS) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panel, p);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panel, p + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[at + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[at + 4 * aRow]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[at + 5 * aRow]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            FloatVector a6 = FloatVector.broadcast(SPECIES, a[at + 6 * aRow]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            FloatVector a7 = FloatVector.broadcast(SPECIES, a[at + 7 * aRow]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            FloatVector a8 = FloatVector.broadcast(SPECIES, a[at + 8 * aRow]);
            c80 = a8.fma(b0, c80);
            c81 = a8.fma(b1, c81);
            FloatVector a9 = FloatVector.broadcast(SPECIES, a[at + 9 * aRow]);
            c90 = a9.fma(b0, c90);
            c91 = a9.fma(b1, c91);
            at += aInner;
        }
        c00.intoArray(c, cOffset);
        c01.intoArray(c, cOffset + LANES);
        c10.intoArray(c, cOffset + cRow);
        c11.intoArray(c, cOffset + cRow + LANES);
        c20.intoArray(c, cOffset + 2 * cRow);
        c21.intoArray(c, cOffset + 2 * cRow + LANES);
        c30.intoArray(c, cOffset + 3 * cRow);
        c31.intoArray(c, cOffset + 3 * cRow + LANES);
        c40.intoArray(c, cOffset + 4 * cRow);
        c41.intoArray(c, cOffset + 4 * cRow + LANES);
        c50.intoArray(c, cOffset + 5 * cRow);
        c51.intoArray(c, cOffset + 5 * cRow + LANES);
        c60.intoArray(c, cOffset + 6 * cRow);
        c61.intoArray(c, cOffset + 6 * cRow + LANES);
        c70.intoArray(c, cOffset + 7 * cRow);
        c71.intoArray(c, cOffset + 7 * cRow + LANES);
        c80.intoArray(c, cOffset + 8 * cRow);
        c81.intoArray(c, cOffset + 8 * cRow + LANES);
        c90.intoArray(c, cOffset + 9 * cRow);
        c91.intoArray(c, cOffset + 9 * cRow + LANES);
    }
}
