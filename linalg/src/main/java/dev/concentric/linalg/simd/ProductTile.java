package dev.concentric.linalg.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner kernel of a product: one tile of the result, 4 rows by 3 vectors, held in registers while the inner index
 * runs. It is written out by hand because the compiler keeps accumulators in registers only as local variables. With
 * three vectors of the panel and one factor it fills the 16 registers of AVX2 exactly.
 */
final class ProductTile {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();
    static final int ROWS = 4;
    static final int COLUMNS = 3 * LANES;

    private ProductTile() {}

    /**
     * Computes one tile of the result.
     *
     * @param inner the length of the sums
     * @param a the left operand; element (i, p) of the tile's rows lies at {@code aOffset + i * aRow + p * aInner}
     * @param panels holds the right operand {@code [inner x COLUMNS]}, contiguous from {@code panel} on
     * @param c receives the tile {@code [ROWS x COLUMNS]} at {@code cOffset}, rows {@code cRow} apart
     */
    static void compute(
            int inner,
            float[] a,
            int aOffset,
            int aRow,
            int aInner,
            float[] panels,
            int panel,
            float[] c,
            int cOffset,
            int cRow) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c02 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c12 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c22 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        FloatVector c32 = FloatVector.zero(SPECIES);
        int at = aOffset;
        for (int p = panel; p < panel + inner * COLUMNS; p += COLUMNS) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, panels, p);
            FloatVector b1 = FloatVector.fromArray(SPECIES, panels, p + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, panels, p + 2 * LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[at + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            at += aInner;
        }
        c00.intoArray(c, cOffset);
        c01.intoArray(c, cOffset + LANES);
        c02.intoArray(c, cOffset + 2 * LANES);
        c10.intoArray(c, cOffset + cRow);
        c11.intoArray(c, cOffset + cRow + LANES);
        c12.intoArray(c, cOffset + cRow + 2 * LANES);
        c20.intoArray(c, cOffset + 2 * cRow);
        c21.intoArray(c, cOffset + 2 * cRow + LANES);
        c22.intoArray(c, cOffset + 2 * cRow + 2 * LANES);
        c30.intoArray(c, cOffset + 3 * cRow);
        c31.intoArray(c, cOffset + 3 * cRow + LANES);
        c32.intoArray(c, cOffset + 3 * cRow + 2 * LANES);
    }
}
