package dev.concentric.linalg.simd;

import static dev.concentric.linalg.scalar.TileTransforms.P;
import static dev.concentric.linalg.scalar.TileTransforms.P2;
import static dev.concentric.linalg.scalar.TileTransforms.P4;
import static dev.concentric.linalg.scalar.TileTransforms.P_EVEN;
import static dev.concentric.linalg.scalar.TileTransforms.P_ODD;
import static dev.concentric.linalg.scalar.TileTransforms.Q;
import static dev.concentric.linalg.scalar.TileTransforms.Q2;
import static dev.concentric.linalg.scalar.TileTransforms.Q4;
import static dev.concentric.linalg.scalar.TileTransforms.Q_EVEN;
import static dev.concentric.linalg.scalar.TileTransforms.Q_ODD;
import static dev.concentric.linalg.scalar.TileTransforms.SQUARES;
import static dev.concentric.linalg.simd.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * The transforms of lines of {@link dev.concentric.linalg.scalar.TileTransforms}, of a vector's lanes at a time: element i
 * of line l is the vector at {@code x[at + l * next + i * step]}, and goes to {@code y[to + l * yNext + i * yStep]}.
 *
 * <p>Each has a loop of its own over lines. The long ones are too long for the compiler to make them part of their callers,
 * and must be: of two of them in one piece of machine code it makes an object for every vector.
 */
final class TileLines {

    private TileLines() {}

    static void pixels(int count, float[] x, int at, int step, int next, float[] y, int to, int yStep, int yNext) {
        FloatVector minusQ2 = FloatVector.broadcast(FLOATS, -Q2);
        FloatVector minusP2 = FloatVector.broadcast(FLOATS, -P2);
        FloatVector minusSquares = FloatVector.broadcast(FLOATS, -SQUARES);
        FloatVector p = FloatVector.broadcast(FLOATS, P);
        FloatVector q = FloatVector.broadcast(FLOATS, Q);
        for (int line = 0; line < count; line++) {
            int from = at + line * next;
            int into = to + line * yNext;
            FloatVector x1 = FloatVector.fromArray(FLOATS, x, from + step);
            FloatVector x2 = FloatVector.fromArray(FLOATS, x, from + 2 * step);
            FloatVector x3 = FloatVector.fromArray(FLOATS, x, from + 3 * step);
            FloatVector x4 = FloatVector.fromArray(FLOATS, x, from + 4 * step);
            FloatVector even = x2.fma(minusQ2, x4);
            FloatVector odd = x1.fma(minusQ2, x3).mul(p);
            FloatVector even2 = x2.fma(minusP2, x4);
            FloatVector odd2 = x1.fma(minusP2, x3).mul(q);
            FloatVector ends = FloatVector.fromArray(FLOATS, x, from).add(x4);
            x2.fma(minusSquares, ends).intoArray(y, into);
            even.add(odd).intoArray(y, into + yStep);
            even.sub(odd).intoArray(y, into + 2 * yStep);
            even2.add(odd2).intoArray(y, into + 3 * yStep);
            even2.sub(odd2).intoArray(y, into + 4 * yStep);
            FloatVector ends2 = x1.add(FloatVector.fromArray(FLOATS, x, from + 5 * step));
            x3.fma(minusSquares, ends2).intoArray(y, into + 5 * yStep);
        }
    }

    static void weights(int count, float[] x, int at, int step, int next, float[] y, int to, int yStep, int yNext) {
        FloatVector p2 = FloatVector.broadcast(FLOATS, P2);
        FloatVector q2 = FloatVector.broadcast(FLOATS, Q2);
        FloatVector p4 = FloatVector.broadcast(FLOATS, P4);
        FloatVector q4 = FloatVector.broadcast(FLOATS, Q4);
        FloatVector pEven = FloatVector.broadcast(FLOATS, P_EVEN);
        FloatVector pOdd = FloatVector.broadcast(FLOATS, P_ODD);
        FloatVector qEven = FloatVector.broadcast(FLOATS, Q_EVEN);
        FloatVector qOdd = FloatVector.broadcast(FLOATS, Q_ODD);
        for (int line = 0; line < count; line++) {
            int from = at + line * next;
            int into = to + line * yNext;
            FloatVector x0 = FloatVector.fromArray(FLOATS, x, from);
            FloatVector x1 = FloatVector.fromArray(FLOATS, x, from + step);
            FloatVector x2 = FloatVector.fromArray(FLOATS, x, from + 2 * step);
            FloatVector x3 = FloatVector.fromArray(FLOATS, x, from + 3 * step);
            FloatVector x4 = FloatVector.fromArray(FLOATS, x, from + 4 * step);
            FloatVector even = x4.fma(p4, x2.fma(p2, x0)).mul(pEven);
            FloatVector odd = x3.fma(p2, x1).mul(pOdd);
            FloatVector even2 = x4.fma(q4, x2.fma(q2, x0)).mul(qEven);
            FloatVector odd2 = x3.fma(q2, x1).mul(qOdd);
            x0.intoArray(y, into);
            even.add(odd).intoArray(y, into + yStep);
            even.sub(odd).intoArray(y, into + 2 * yStep);
            even2.add(odd2).intoArray(y, into + 3 * yStep);
            even2.sub(odd2).intoArray(y, into + 4 * yStep);
            x4.intoArray(y, into + 5 * yStep);
        }
    }

    static void results(int count, float[] x, int at, int step, int next, float[] y, int to, int yStep, int yNext) {
        FloatVector p = FloatVector.broadcast(FLOATS, P);
        FloatVector q = FloatVector.broadcast(FLOATS, Q);
        for (int line = 0; line < count; line++) {
            int from = at + line * next;
            int into = to + line * yNext;
            FloatVector x1 = FloatVector.fromArray(FLOATS, x, from + step);
            FloatVector x2 = FloatVector.fromArray(FLOATS, x, from + 2 * step);
            FloatVector x3 = FloatVector.fromArray(FLOATS, x, from + 3 * step);
            FloatVector x4 = FloatVector.fromArray(FLOATS, x, from + 4 * step);
            FloatVector x5 = FloatVector.fromArray(FLOATS, x, from + 5 * step);
            FloatVector.fromArray(FLOATS, x, from)
                    .add(x1.add(x2).add(x3.add(x4)))
                    .intoArray(y, into);
            x3.sub(x4).fma(q, x1.sub(x2).fma(p, x5)).intoArray(y, into + yStep);
        }
    }

    static void byResults(int count, float[] x, int at, int step, int next, float[] y, int to, int yStep, int yNext) {
        FloatVector minusP = FloatVector.broadcast(FLOATS, -P);
        FloatVector minusQ = FloatVector.broadcast(FLOATS, -Q);
        FloatVector p = FloatVector.broadcast(FLOATS, P);
        FloatVector q = FloatVector.broadcast(FLOATS, Q);
        for (int line = 0; line < count; line++) {
            int from = at + line * next;
            int into = to + line * yNext;
            FloatVector x0 = FloatVector.fromArray(FLOATS, x, from);
            FloatVector x1 = FloatVector.fromArray(FLOATS, x, from + step);
            x0.intoArray(y, into);
            x1.fma(p, x0).intoArray(y, into + yStep);
            x1.fma(minusP, x0).intoArray(y, into + 2 * yStep);
            x1.fma(q, x0).intoArray(y, into + 3 * yStep);
            x1.fma(minusQ, x0).intoArray(y, into + 4 * yStep);
            x1.intoArray(y, into + 5 * yStep);
        }
    }

    static void byWeights(int count, float[] x, int at, int step, int next, float[] y, int to, int yStep, int yNext) {
        FloatVector p2 = FloatVector.broadcast(FLOATS, P2);
        FloatVector q2 = FloatVector.broadcast(FLOATS, Q2);
        FloatVector p4 = FloatVector.broadcast(FLOATS, P4);
        FloatVector q4 = FloatVector.broadcast(FLOATS, Q4);
        FloatVector pEven = FloatVector.broadcast(FLOATS, P_EVEN);
        FloatVector pOdd = FloatVector.broadcast(FLOATS, P_ODD);
        FloatVector qEven = FloatVector.broadcast(FLOATS, Q_EVEN);
        FloatVector qOdd = FloatVector.broadcast(FLOATS, Q_ODD);
        for (int line = 0; line < count; line++) {
            int from = at + line * next;
            int into = to + line * yNext;
            FloatVector x1 = FloatVector.fromArray(FLOATS, x, from + step);
            FloatVector x2 = FloatVector.fromArray(FLOATS, x, from + 2 * step);
            FloatVector x3 = FloatVector.fromArray(FLOATS, x, from + 3 * step);
            FloatVector x4 = FloatVector.fromArray(FLOATS, x, from + 4 * step);
            FloatVector x5 = FloatVector.fromArray(FLOATS, x, from + 5 * step);
            FloatVector even = x1.add(x2).mul(pEven);
            FloatVector odd = x1.sub(x2).mul(pOdd);
            FloatVector even2 = x3.add(x4).mul(qEven);
            FloatVector odd2 = x3.sub(x4).mul(qOdd);
            FloatVector.fromArray(FLOATS, x, from).add(even.add(even2)).intoArray(y, into);
            odd.add(odd2).intoArray(y, into + yStep);
            even2.fma(q2, even.mul(p2)).intoArray(y, into + 2 * yStep);
            odd2.fma(q2, odd.mul(p2)).intoArray(y, into + 3 * yStep);
            even2.fma(q4, even.fma(p4, x5)).intoArray(y, into + 4 * yStep);
        }
    }
}
