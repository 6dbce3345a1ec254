package dev.concentric.linalg;

/**
 * The counter-based generator Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3" (SC 2011): a bijection of 128-bit counters for each 64-bit key.
 */
public final class Philox {
    /** The factor of the first word in a round. */
    public static final long MULTIPLIER_0 = 0xD2511F53L;

    /** The factor of the third word in a round. */
    public static final long MULTIPLIER_1 = 0xCD9E8D57L;

    /** What the key's low half grows by from round to round. */
    public static final int WEYL_0 = 0x9E3779B9;

    /** What the key's high half grows by from round to round. */
    public static final int WEYL_1 = 0xBB67AE85;

    /** The number of rounds. */
    public static final int ROUNDS = 10;

    /** The number of 32-bit words that one counter gives. */
    public static final int WORDS = 4;

    private static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /**
     * Writes the four words of one counter.
     *
     * @param key the 64-bit key
     * @param low the counter's low 64 bits
     * @param high the counter's high 64 bits
     * @param words receives four words, {@code stride} apart, from {@code offset} on
     */
    public static void block(long key, long low, long high, int[] words, int offset, int stride) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        int x0 = (int) low;
        int x1 = (int) (low >>> 32);
        int x2 = (int) high;
        int x3 = (int) (high >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = MULTIPLIER_0 * (x0 & LOW);
            long p1 = MULTIPLIER_1 * (x2 & LOW);
            x0 = (int) (p1 >>> 32) ^ x1 ^ k0;
            x1 = (int) p1;
            x2 = (int) (p0 >>> 32) ^ x3 ^ k1;
            x3 = (int) p0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        words[offset] = x0;
        words[offset + stride] = x1;
        words[offset + 2 * stride] = x2;
        words[offset + 3 * stride] = x3;
    }

    /** Returns the first two words of one counter, the first one in the upper half. */
    public static long bits(long key, long low, long high) {
        int[] words = new int[WORDS];
        block(key, low, high, words, 0, 1);
        return (long) words[0] << 32 | words[1] & LOW;
    }
}
