package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/** Multiply-adds in registers and nothing else: what no product can be faster than. */
final class PeakLoop {
    private static final int CHAINS = 12;

    private PeakLoop() {}

    /** Makes {@code rounds} rounds of independent multiply-adds, writes what came of them, and returns their number. */
    static long run(int rounds, float[] result) {
        FloatVector x = FloatVector.broadcast(FLOATS, 0x1p-10f);
        FloatVector c0 = FloatVector.zero(FLOATS);
        FloatVector c1 = FloatVector.zero(FLOATS);
        FloatVector c2 = FloatVector.zero(FLOATS);
        FloatVector c3 = FloatVector.zero(FLOATS);
        FloatVector c4 = FloatVector.zero(FLOATS);
        FloatVector c5 = FloatVector.zero(FLOATS);
        FloatVector c6 = FloatVector.zero(FLOATS);
        FloatVector c7 = FloatVector.zero(FLOATS);
        FloatVector c8 = FloatVector.zero(FLOATS);
        FloatVector c9 = FloatVector.zero(FLOATS);
        FloatVector c10 = FloatVector.zero(FLOATS);
        FloatVector c11 = FloatVector.zero(FLOATS);
        for (int i = 0; i < rounds; i++) {
            c0 = x.fma(x, c0);
            c1 = x.fma(x, c1);
            c2 = x.fma(x, c2);
            c3 = x.fma(x, c3);
            c4 = x.fma(x, c4);
            c5 = x.fma(x, c5);
            c6 = x.fma(x, c6);
            c7 = x.fma(x, c7);
            c8 = x.fma(x, c8);
            c9 = x.fma(x, c9);
            c10 = x.fma(x, c10);
            c11 = x.fma(x, c11);
        }
        FloatVector first = c0.add(c1).add(c2).add(c3).add(c4).add(c5);
        first.add(c6.add(c7).add(c8).add(c9).add(c10).add(c11)).intoArray(result, 0);
        return (long) rounds * CHAINS * COUNT;
    }
}
