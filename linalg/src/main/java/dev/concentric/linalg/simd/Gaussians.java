package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;
import static dev.concentric.linalg.simd.Lanes.LONGS;

import dev.concentric.linalg.Philox;
import dev.concentric.linalg.Workspace;
import dev.concentric.linalg.scalar.BoxMuller;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Philox and the method of Box and Muller on vectors: a lane for each counter, and in each lane the operations of the
 * scalar code in their order.
 *
 * <p>A chunk of normals comes about in passes over one array, which holds random words at first and normals at last. A
 * pass goes through {@link Pass}, so that the compiler cannot put all of them into one method: with more than some fifty
 * vector operations it begins to keep vectors on the heap.
 */
final class Gaussians {
    private static final int COUNTERS = 16;
    private static final int GROUP = COUNTERS * Philox.WORDS;
    private static final int CHUNK = 8 * GROUP;

    /** The floats that hold one word of each of a chunk's counters, a long for each. */
    private static final int STATE = 2 * CHUNK / Philox.WORDS;

    private static final long LOW = 0xFFFFFFFFL;

    private static final Pass[] PASSES = {
        Gaussians::rounds, Gaussians::join, Gaussians::split, Gaussians::radii, Gaussians::turn
    };

    /** Work on the first groups of a chunk. Words travel as the bits of floats. */
    private interface Pass {
        void run(long key, float[] state, float[] chunk, int groups);
    }

    private Gaussians() {}

    static void fill(long key, long counter, float[] out, int offset, int length) {
        try (Workspace scratch = Workspace.open()) {
            float[] state = scratch.floats(Philox.WORDS * STATE);
            float[] chunk = scratch.floats(CHUNK);
            for (int done = 0; done < length; done += CHUNK) {
                int count = Math.min(CHUNK, length - done);
                int groups = Math.ceilDiv(count, GROUP);
                begin(done / Philox.WORDS, counter, state, groups);
                for (Pass pass : PASSES) {
                    pass.run(key, state, chunk, groups);
                }
                System.arraycopy(chunk, 0, out, offset + done, count);
            }
        }
    }

    /** Writes the counters: as longs, the low 32 bits of which count, even and odd ones in vectors by turns. */
    private static void begin(long firstCounter, long counter, float[] state, int groups) {
        for (int c = 0; c < groups * COUNTERS; c += COUNT) {
            LongVector even = LongVector.broadcast(LONGS, firstCounter + c).addIndex(2);
            store(even, state, 2 * c);
            store(even.add(1), state, 2 * c + COUNT);
        }
        for (int at = 0; at < 2 * groups * COUNTERS; at += COUNT) {
            store(LongVector.zero(LONGS), state, STATE + at);
            store(LongVector.broadcast(LONGS, counter), state, 2 * STATE + at);
            store(LongVector.broadcast(LONGS, counter >>> 32), state, 3 * STATE + at);
        }
    }

    private static void rounds(long key, float[] state, float[] chunk, int groups) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < Philox.ROUNDS; round += 2) {
            twoRounds(k0, k1, state, groups);
            k0 += 2 * Philox.WEYL_0;
            k1 += 2 * Philox.WEYL_1;
        }
    }

    /**
     * Makes two rounds of Philox on all counters. The words go through memory from two rounds to the next two: kept in
     * registers over all of them they end up on the heap now and then.
     */
    private static void twoRounds(int k0, int k1, float[] state, int groups) {
        // Masked, though nothing is lost: where both factors are, the compiler multiplies in one instruction.
        LongVector multiplier0 =
                LongVector.broadcast(LONGS, Philox.MULTIPLIER_0).and(LOW);
        LongVector multiplier1 =
                LongVector.broadcast(LONGS, Philox.MULTIPLIER_1).and(LOW);
        long next0 = k0 + Philox.WEYL_0 & LOW;
        long next1 = k1 + Philox.WEYL_1 & LOW;
        for (int at = 0; at < 2 * groups * COUNTERS; at += COUNT) {
            LongVector p0 = longs(state, at).and(LOW).mul(multiplier0);
            LongVector p1 = longs(state, 2 * STATE + at).and(LOW).mul(multiplier1);
            LongVector x0 = mix(p1, longs(state, STATE + at), k0 & LOW);
            LongVector x2 = mix(p0, longs(state, 3 * STATE + at), k1 & LOW);
            LongVector q0 = x0.and(LOW).mul(multiplier0);
            LongVector q1 = x2.and(LOW).mul(multiplier1);
            store(mix(q1, p1, next0), state, at);
            store(q1, state, STATE + at);
            store(mix(q0, p0, next1), state, 2 * STATE + at);
            store(q0, state, 3 * STATE + at);
        }
    }

    private static LongVector mix(LongVector product, LongVector word, long key) {
        LongVector high = product.lanewise(VectorOperators.LSHR, 32);
        return high.lanewise(VectorOperators.XOR, word).lanewise(VectorOperators.XOR, key);
    }

    private static void store(LongVector values, float[] state, int at) {
        values.reinterpretAsFloats().intoArray(state, at);
    }

    /** Brings the words of even and odd counters together, word by word in the order of the counters. */
    private static void join(long key, float[] state, float[] chunk, int groups) {
        for (int group = 0; group < groups; group++) {
            for (int c = 0; c < COUNTERS; c += COUNT) {
                for (int word = 0; word < Philox.WORDS; word++) {
                    int from = word * STATE + 2 * (group * COUNTERS + c);
                    LongVector odd = longs(state, from + COUNT).lanewise(VectorOperators.LSHL, 32);
                    LongVector both = longs(state, from).and(LOW).or(odd);
                    store(both, chunk, group * GROUP + word * COUNTERS + c);
                }
            }
        }
    }

    private static LongVector longs(float[] bits, int at) {
        return FloatVector.fromArray(FLOATS, bits, at).reinterpretAsLongs();
    }

    /** Turns words 0 and 2 into f, and writes e over the state: u = (1 + f) 2^e. */
    private static void split(long key, float[] state, float[] chunk, int groups) {
        for (int block = 0; block < groups * GROUP; block += 2 * COUNTERS) {
            for (int i = block; i < block + COUNTERS; i += COUNT) {
                IntVector word = FloatVector.fromArray(FLOATS, chunk, i).reinterpretAsInts();
                IntVector bits =
                        unsigned(word).add(0.5f).mul(BoxMuller.TWO_TO_MINUS_32).reinterpretAsInts();
                IntVector exponent = bits.sub(BoxMuller.SQRT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
                FloatVector mantissa =
                        bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats();
                FloatVector toOne = unsigned(word.not()).add(0.5f).mul(-BoxMuller.TWO_TO_MINUS_32);
                VectorMask<Float> near = exponent.compare(VectorOperators.EQ, 0).cast(FLOATS);
                mantissa.sub(1f).blend(toOne, near).intoArray(chunk, i);
                toFloats(exponent).intoArray(state, i);
            }
        }
    }

    /** Turns f and e into sqrt(-2 ln u). */
    private static void radii(long key, float[] state, float[] chunk, int groups) {
        for (int block = 0; block < groups * GROUP; block += 2 * COUNTERS) {
            for (int i = block; i < block + COUNTERS; i += COUNT) {
                FloatVector log = log1p(FloatVector.fromArray(FLOATS, chunk, i));
                FloatVector exponent = FloatVector.fromArray(FLOATS, state, i);
                FloatVector low = exponent.fma(FloatVector.broadcast(FLOATS, BoxMuller.LN_2_LOW), log);
                FloatVector sum = exponent.fma(FloatVector.broadcast(FLOATS, BoxMuller.LN_2_HIGH), low);
                sum.mul(-2f).lanewise(VectorOperators.SQRT).intoArray(chunk, i);
            }
        }
    }

    /** Turns radii and words 1 and 3 into normals. */
    private static void turn(long key, float[] state, float[] chunk, int groups) {
        for (int block = 0; block < groups * GROUP; block += 2 * COUNTERS) {
            for (int i = block; i < block + COUNTERS; i += COUNT) {
                FloatVector radius = FloatVector.fromArray(FLOATS, chunk, i);
                IntVector angle =
                        FloatVector.fromArray(FLOATS, chunk, i + COUNTERS).reinterpretAsInts();
                IntVector quarter = angle.add(BoxMuller.EIGHTH_TURN).lanewise(VectorOperators.ASHR, 30);
                FloatVector rest = toFloats(angle.sub(quarter.lanewise(VectorOperators.LSHL, 30)))
                        .mul(BoxMuller.ANGLE_UNIT);
                FloatVector square = rest.mul(rest);
                FloatVector sine = radius.mul(sine(rest, square));
                FloatVector cosine = radius.mul(cosine(square));
                VectorMask<Float> odd =
                        quarter.and(1).compare(VectorOperators.NE, 0).cast(FLOATS);
                flip(cosine.blend(sine, odd), quarter.add(1)).intoArray(chunk, i);
                flip(sine.blend(cosine, odd), quarter).intoArray(chunk, i + COUNTERS);
            }
        }
    }

    /** Changes the sign where the second bit is set. */
    private static FloatVector flip(FloatVector values, IntVector bits) {
        IntVector sign = bits.and(2).lanewise(VectorOperators.LSHL, 30);
        return values.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
    }

    private static FloatVector toFloats(IntVector values) {
        return (FloatVector) values.convert(VectorOperators.I2F, 0);
    }

    /** Rounds words read as unsigned once: both halves are exact, and so is their sum before the multiply-add rounds. */
    private static FloatVector unsigned(IntVector words) {
        FloatVector low = toFloats(words.and(0xFFFF));
        return toFloats(words.lanewise(VectorOperators.LSHR, 16)).fma(FloatVector.broadcast(FLOATS, 65536f), low);
    }

    private static FloatVector log1p(FloatVector f) {
        FloatVector p = FloatVector.broadcast(FLOATS, BoxMuller.LOG_11);
        p = next(p, f, BoxMuller.LOG_10);
        p = next(p, f, BoxMuller.LOG_9);
        p = next(p, f, BoxMuller.LOG_8);
        p = next(p, f, BoxMuller.LOG_7);
        p = next(p, f, BoxMuller.LOG_6);
        p = next(p, f, BoxMuller.LOG_5);
        p = next(p, f, BoxMuller.LOG_4);
        p = next(p, f, BoxMuller.LOG_3);
        FloatVector square = f.mul(f);
        return f.add(p.mul(f).fma(square, square.mul(-0.5f)));
    }

    private static FloatVector sine(FloatVector x, FloatVector square) {
        FloatVector p = next(FloatVector.broadcast(FLOATS, BoxMuller.SIN_7), square, BoxMuller.SIN_5);
        p = next(p, square, BoxMuller.SIN_3);
        return p.mul(square).fma(x, x);
    }

    private static FloatVector cosine(FloatVector square) {
        FloatVector p = next(FloatVector.broadcast(FLOATS, BoxMuller.COS_8), square, BoxMuller.COS_6);
        p = next(p, square, BoxMuller.COS_4);
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        FloatVector half = FloatVector.broadcast(FLOATS, -0.5f).fma(square, one);
        return p.mul(square).fma(square, half);
    }

    /** One step of Horner's scheme. */
    private static FloatVector next(FloatVector p, FloatVector x, float coefficient) {
        return p.fma(x, FloatVector.broadcast(FLOATS, coefficient));
    }
}
