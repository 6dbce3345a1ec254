package dev.concentric.linalg;

/** The sum of squares of part of an array. */
public final class SquaredNorm {

    private SquaredNorm() {}

    /**
     * Returns the sum of the squares in float64: four chains of fused multiply-adds, element j in chain j mod 4, added as
     * {@code (0 + 1) + (2 + 3)}, then the up to three elements left over, one after the other.
     */
    public static double of(float[] values, int offset, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int whole = offset + (length & -4);
        for (int j = offset; j < whole; j += 4) {
            s0 = Math.fma((double) values[j], (double) values[j], s0);
            s1 = Math.fma((double) values[j + 1], (double) values[j + 1], s1);
            s2 = Math.fma((double) values[j + 2], (double) values[j + 2], s2);
            s3 = Math.fma((double) values[j + 3], (double) values[j + 3], s3);
        }
        double sum = s0 + s1 + (s2 + s3);
        for (int j = whole; j < offset + length; j++) {
            sum = Math.fma((double) values[j], (double) values[j], sum);
        }
        return sum;
    }
}
