package dev.concentric.random;

/**
 * Pairs of uniform 32-bit words turned into pairs of standard normals (Box and Muller, 1958).
 *
 * <p>The first word gives the radius sqrt(-2 ln u) with u = (word + 1/2) / 2^32, which reaches 6.7 sigma; the second
 * the angle. Logarithm, sine and cosine are polynomials in fused multiply-adds, so that every JVM and every vector
 * width gives the same bits. Their coefficients are the single-precision ones of the Cephes library (Moshier, 1989),
 * good to about one unit in the last place.
 */
final class BoxMuller {
    private static final float TWO_TO_MINUS_32 = 0x1p-32f;
    private static final float LN_2_HIGH = 0.693359375f;
    private static final float LN_2_LOW = -2.12194440e-4f;
    private static final int SQRT_HALF_BITS = Float.floatToRawIntBits(0.70710678f);
    private static final float ANGLE_UNIT = (float) (Math.PI / 2 * 0x1p-30);

    private BoxMuller() {}

    /**
     * Writes one normal for each of the first {@code count} words; {@code count} is even. Choices are made by bit masks,
     * since a branch on random bits is mispredicted half of the time.
     */
    static void transform(int[] words, float[] normals, int count) {
        for (int i = 0; i < count; i += 2) {
            float radius = (float) Math.sqrt(2 * negativeLog(words[i]));
            int angle = words[i + 1];
            // The angle is measured from the nearest quarter turn, where the polynomials are good.
            int quarter = (angle + 0x20000000) >> 30;
            float rest = (angle - (quarter << 30)) * ANGLE_UNIT;
            int sine = Float.floatToRawIntBits(radius * sine(rest));
            int cosine = Float.floatToRawIntBits(radius * cosine(rest));
            int odd = -(quarter & 1);
            int x = select(odd, sine, cosine) ^ ((quarter + 1 & 2) << 30);
            int y = select(odd, cosine, sine) ^ ((quarter & 2) << 30);
            normals[i] = Float.intBitsToFloat(x);
            normals[i + 1] = Float.intBitsToFloat(y);
        }
    }

    /** Returns -ln((word + 1/2) / 2^32) for the word read as unsigned, to 2e-7 relative. */
    static float negativeLog(int word) {
        float u = ((word & 0xFFFFFFFFL) + 0.5f) * TWO_TO_MINUS_32;
        int bits = Float.floatToRawIntBits(u);
        int exponent = (bits - SQRT_HALF_BITS) >> 23;
        float mantissa = Float.intBitsToFloat(bits - (exponent << 23));
        // Close to 1 the distance from 1 carries the digits that u has lost.
        float toOne = ((~word & 0xFFFFFFFFL) + 0.5f) * -TWO_TO_MINUS_32;
        int near = ~((exponent | -exponent) >> 31);
        int f = select(near, Float.floatToRawIntBits(toOne), Float.floatToRawIntBits(mantissa - 1));
        float log = log1p(Float.intBitsToFloat(f));
        return -Math.fma(exponent, LN_2_HIGH, Math.fma(exponent, LN_2_LOW, log));
    }

    private static int select(int mask, int ifSet, int ifClear) {
        return ifSet & mask | ifClear & ~mask;
    }

    /** Returns ln(1 + f) for f from sqrt(1/2) - 1 to sqrt(2) - 1. */
    private static float log1p(float f) {
        float p = 7.0376836292e-2f;
        p = Math.fma(p, f, -1.1514610310e-1f);
        p = Math.fma(p, f, 1.1676998740e-1f);
        p = Math.fma(p, f, -1.2420140846e-1f);
        p = Math.fma(p, f, 1.4249322787e-1f);
        p = Math.fma(p, f, -1.6668057665e-1f);
        p = Math.fma(p, f, 2.0000714765e-1f);
        p = Math.fma(p, f, -2.4999993993e-1f);
        p = Math.fma(p, f, 3.3333331174e-1f);
        float square = f * f;
        return f + Math.fma(p * f, square, -0.5f * square);
    }

    /** Returns sin(x) for |x| up to pi/4. */
    private static float sine(float x) {
        float square = x * x;
        float p = Math.fma(-1.9515295891e-4f, square, 8.3321608736e-3f);
        p = Math.fma(p, square, -1.6666654611e-1f);
        return Math.fma(p * square, x, x);
    }

    /** Returns cos(x) for |x| up to pi/4. */
    private static float cosine(float x) {
        float square = x * x;
        float p = Math.fma(2.443315711809948e-5f, square, -1.388731625493765e-3f);
        p = Math.fma(p, square, 4.166664568298827e-2f);
        return Math.fma(p * square, square, Math.fma(-0.5f, square, 1f));
    }
}
