package dev.concentric.random;

import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Philox;
import java.nio.charset.StandardCharsets;

/**
 * A named source of random numbers without state: what lies at an index is a pure function of the root seed, the names
 * on the way from it, and the index. Order, batch size, threads and what else was drawn change nothing.
 *
 * <p>Each index owns 2^34 random words, so an index can stand for a whole point in any dimension.
 *
 * <pre>{@code
 * RandomStream points = RandomStream.root(seed).split("train").split("points");
 * points.gaussians(i, buffer, 0, dimension);
 * }</pre>
 */
public final class RandomStream {
    private static final double TWO_TO_MINUS_53 = 0x1p-53;

    private final long key;

    private RandomStream(long key) {
        this.key = key;
    }

    /** Returns the stream at the root of a seed. */
    public static RandomStream root(long seed) {
        return new RandomStream(seed);
    }

    /** Returns the stream of that name below this one; other names, and this stream itself, are independent of it. */
    public RandomStream split(String name) {
        long child = key;
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            child = mix(child, b & 0xFFL);
        }
        return new RandomStream(mix(child, -1L - bytes.length));
    }

    /** Returns the stream of that number below this one. */
    public RandomStream split(long number) {
        return new RandomStream(mix(mix(key, number), Long.MIN_VALUE));
    }

    /** Absorbs a value into a key by a counter that no index reaches: its block number is the highest. */
    private static long mix(long key, long value) {
        return Philox.bits(key, -1L, value);
    }

    /** Returns 64 random bits of an index. */
    public long bits(long index) {
        return Philox.bits(key, 0, index);
    }

    /** Returns a number of an index, uniform on [0, 1) in steps of 2^-53. */
    public double uniform(long index) {
        return (bits(index) >>> 11) * TWO_TO_MINUS_53;
    }

    /** Returns the fair coin of an index. */
    public boolean coin(long index) {
        return bits(index) < 0;
    }

    /**
     * Returns an integer of an index, uniform on 0 to {@code bound - 1} up to a bias of {@code bound / 2^64}.
     *
     * @throws IllegalArgumentException if the bound is below 1
     */
    public long below(long bound, long index) {
        if (bound < 1) {
            throw new IllegalArgumentException("a bound must be at least 1, got " + bound);
        }
        return Math.unsignedMultiplyHigh(bits(index), bound);
    }

    /**
     * Fills part of an array with the independent standard normals of an index. The first values do not depend on how
     * many are asked for.
     *
     * @param index the index; its words are the normals' only source
     * @param out receives {@code length} values from {@code offset} on
     */
    public void gaussians(long index, float[] out, int offset, int length) {
        Kernels.best().gaussians(key, index, out, offset, length);
    }

    /** Returns a sequential view for library methods that ask for one; it starts at the first index each time. */
    public java.util.random.RandomGenerator generator() {
        long[] next = {0};
        return () -> bits(next[0]++);
    }
}
