package dev.concentric.linalg.scalar;

/**
 * Pairs of uniform 32-bit words turned into pairs of standard normals (Box and Muller, 1958).
 *
 * <p>The first word gives the radius sqrt(-2 ln u) with u = (word + 1/2) / 2^32, which reaches 6.7 sigma; the second
 * the angle. Logarithm, sine and cosine are polynomials in fused multiply-adds, so that every JVM and every vector
 * width gives the same bits. Their coefficients are the single-precision ones of the Cephes library (Moshier, 1989),
 * good to about one unit in the last place.
 */
public final class BoxMuller {
    /** What turns a 32-bit word into a fraction of 1. */
    public static final float TWO_TO_MINUS_32 = 0x1p-32f;

    /** The leading bits of ln 2; their products with small integers are exact. */
    public static final float LN_2_HIGH = 0.693359375f;

    /** What the leading bits leave of ln 2. */
    public static final float LN_2_LOW = -2.12194440e-4f;

    /** The bits of the root of 1/2, where the logarithm's argument changes its exponent. */
    public static final int SQRT_HALF_BITS = Float.floatToRawIntBits(0.70710678f);

    /** The eighth part of a turn, as an angle's word. */
    public static final int EIGHTH_TURN = 0x20000000;

    /** The angle in radians of one step of a word. */
    public static final float ANGLE_UNIT = (float) (Math.PI / 2 * 0x1p-30);

    /** Coefficient of f^11 in ln(1 + f). */
    public static final float LOG_11 = 7.0376836292e-2f;

    /** Coefficient of f^10 in ln(1 + f). */
    public static final float LOG_10 = -1.1514610310e-1f;

    /** Coefficient of f^9 in ln(1 + f). */
    public static final float LOG_9 = 1.1676998740e-1f;

    /** Coefficient of f^8 in ln(1 + f). */
    public static final float LOG_8 = -1.2420140846e-1f;

    /** Coefficient of f^7 in ln(1 + f). */
    public static final float LOG_7 = 1.4249322787e-1f;

    /** Coefficient of f^6 in ln(1 + f). */
    public static final float LOG_6 = -1.6668057665e-1f;

    /** Coefficient of f^5 in ln(1 + f). */
    public static final float LOG_5 = 2.0000714765e-1f;

    /** Coefficient of f^4 in ln(1 + f). */
    public static final float LOG_4 = -2.4999993993e-1f;

    /** Coefficient of f^3 in ln(1 + f). */
    public static final float LOG_3 = 3.3333331174e-1f;

    /** Coefficient of x^7 in sin x. */
    public static final float SIN_7 = -1.9515295891e-4f;

    /** Coefficient of x^5 in sin x. */
    public static final float SIN_5 = 8.3321608736e-3f;

    /** Coefficient of x^3 in sin x. */
    public static final float SIN_3 = -1.6666654611e-1f;

    /** Coefficient of x^8 in cos x. */
    public static final float COS_8 = 2.443315711809948e-5f;

    /** Coefficient of x^6 in cos x. */
    public static final float COS_6 = -1.388731625493765e-3f;

    /** Coefficient of x^4 in cos x. */
    public static final float COS_4 = 4.166664568298827e-2f;

    private BoxMuller() {}

    /**
     * Turns {@code count} pairs of words into pairs of normals. Choices are made by bit masks, since a branch on random
     * bits is mispredicted half of the time.
     *
     * @param words the words of radii from {@code offset} on, those of angles from {@code offset + count} on
     * @param normals receives as many normals in the same places
     */
    public static void transform(int[] words, float[] normals, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            float radius = (float) Math.sqrt(2 * negativeLog(words[i]));
            int angle = words[i + count];
            // The angle is measured from the nearest quarter turn, where the polynomials are good.
            int quarter = (angle + EIGHTH_TURN) >> 30;
            float rest = (angle - (quarter << 30)) * ANGLE_UNIT;
            int sine = Float.floatToRawIntBits(radius * sine(rest));
            int cosine = Float.floatToRawIntBits(radius * cosine(rest));
            int odd = -(quarter & 1);
            int x = select(odd, sine, cosine) ^ ((quarter + 1 & 2) << 30);
            int y = select(odd, cosine, sine) ^ ((quarter & 2) << 30);
            normals[i] = Float.intBitsToFloat(x);
            normals[i + count] = Float.intBitsToFloat(y);
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
        float p = LOG_11;
        p = Math.fma(p, f, LOG_10);
        p = Math.fma(p, f, LOG_9);
        p = Math.fma(p, f, LOG_8);
        p = Math.fma(p, f, LOG_7);
        p = Math.fma(p, f, LOG_6);
        p = Math.fma(p, f, LOG_5);
        p = Math.fma(p, f, LOG_4);
        p = Math.fma(p, f, LOG_3);
        float square = f * f;
        return f + Math.fma(p * f, square, -0.5f * square);
    }

    /** Returns sin(x) for |x| up to pi/4. */
    private static float sine(float x) {
        float square = x * x;
        float p = Math.fma(SIN_7, square, SIN_5);
        p = Math.fma(p, square, SIN_3);
        return Math.fma(p * square, x, x);
    }

    /** Returns cos(x) for |x| up to pi/4. */
    private static float cosine(float x) {
        float square = x * x;
        float p = Math.fma(COS_8, square, COS_6);
        p = Math.fma(p, square, COS_4);
        return Math.fma(p * square, square, Math.fma(-0.5f, square, 1f));
    }
}
