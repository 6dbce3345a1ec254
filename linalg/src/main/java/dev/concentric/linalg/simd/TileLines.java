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
 * of a line is the vector at {@code x[at + i * step]}.
 */
final class TileLines {

    private TileLines() {}

    static void pixels(float[] x, int at, int step, float[] y, int to, int yStep) {
        FloatVector x1 = FloatVector.fromArray(FLOATS, x, at + step);
        FloatVector x2 = FloatVector.fromArray(FLOATS, x, at + 2 * step);
        FloatVector x3 = FloatVector.fromArray(FLOATS, x, at + 3 * step);
        FloatVector x4 = FloatVector.fromArray(FLOATS, x, at + 4 * step);
        FloatVector even = times(-Q2, x2, x4);
        FloatVector odd = times(-Q2, x1, x3).mul(P);
        FloatVector even2 = times(-P2, x2, x4);
        FloatVector odd2 = times(-P2, x1, x3).mul(Q);
        FloatVector ends = FloatVector.fromArray(FLOATS, x, at).add(x4);
        times(-SQUARES, x2, ends).intoArray(y, to);
        even.add(odd).intoArray(y, to + yStep);
        even.sub(odd).intoArray(y, to + 2 * yStep);
        even2.add(odd2).intoArray(y, to + 3 * yStep);
        even2.sub(odd2).intoArray(y, to + 4 * yStep);
        FloatVector ends2 = x1.add(FloatVector.fromArray(FLOATS, x, at + 5 * step));
        times(-SQUARES, x3, ends2).intoArray(y, to + 5 * yStep);
    }

    static void weights(float[] x, int at, int step, float[] y, int to, int yStep) {
        FloatVector x0 = FloatVector.fromArray(FLOATS, x, at);
        FloatVector x1 = FloatVector.fromArray(FLOATS, x, at + step);
        FloatVector x2 = FloatVector.fromArray(FLOATS, x, at + 2 * step);
        FloatVector x3 = FloatVector.fromArray(FLOATS, x, at + 3 * step);
        FloatVector x4 = FloatVector.fromArray(FLOATS, x, at + 4 * step);
        FloatVector even = times(P4, x4, times(P2, x2, x0)).mul(P_EVEN);
        FloatVector odd = times(P2, x3, x1).mul(P_ODD);
        FloatVector even2 = times(Q4, x4, times(Q2, x2, x0)).mul(Q_EVEN);
        FloatVector odd2 = times(Q2, x3, x1).mul(Q_ODD);
        x0.intoArray(y, to);
        even.add(odd).intoArray(y, to + yStep);
        even.sub(odd).intoArray(y, to + 2 * yStep);
        even2.add(odd2).intoArray(y, to + 3 * yStep);
        even2.sub(odd2).intoArray(y, to + 4 * yStep);
        x4.intoArray(y, to + 5 * yStep);
    }

    static void results(float[] x, int at, int step, float[] y, int to, int yStep) {
        FloatVector x1 = FloatVector.fromArray(FLOATS, x, at + step);
        FloatVector x2 = FloatVector.fromArray(FLOATS, x, at + 2 * step);
        FloatVector x3 = FloatVector.fromArray(FLOATS, x, at + 3 * step);
        FloatVector x4 = FloatVector.fromArray(FLOATS, x, at + 4 * step);
        FloatVector x5 = FloatVector.fromArray(FLOATS, x, at + 5 * step);
        FloatVector.fromArray(FLOATS, x, at).add(x1.add(x2).add(x3.add(x4))).intoArray(y, to);
        times(Q, x3.sub(x4), times(P, x1.sub(x2), x5)).intoArray(y, to + yStep);
    }

    static void byResults(float[] x, int at, int step, float[] y, int to, int yStep) {
        FloatVector x0 = FloatVector.fromArray(FLOATS, x, at);
        FloatVector x1 = FloatVector.fromArray(FLOATS, x, at + step);
        x0.intoArray(y, to);
        times(P, x1, x0).intoArray(y, to + yStep);
        times(-P, x1, x0).intoArray(y, to + 2 * yStep);
        times(Q, x1, x0).intoArray(y, to + 3 * yStep);
        times(-Q, x1, x0).intoArray(y, to + 4 * yStep);
        x1.intoArray(y, to + 5 * yStep);
    }

    static void byWeights(float[] x, int at, int step, float[] y, int to, int yStep) {
        FloatVector x1 = FloatVector.fromArray(FLOATS, x, at + step);
        FloatVector x2 = FloatVector.fromArray(FLOATS, x, at + 2 * step);
        FloatVector x3 = FloatVector.fromArray(FLOATS, x, at + 3 * step);
        FloatVector x4 = FloatVector.fromArray(FLOATS, x, at + 4 * step);
        FloatVector x5 = FloatVector.fromArray(FLOATS, x, at + 5 * step);
        FloatVector even = x1.add(x2).mul(P_EVEN);
        FloatVector odd = x1.sub(x2).mul(P_ODD);
        FloatVector even2 = x3.add(x4).mul(Q_EVEN);
        FloatVector odd2 = x3.sub(x4).mul(Q_ODD);
        FloatVector.fromArray(FLOATS, x, at).add(even.add(even2)).intoArray(y, to);
        odd.add(odd2).intoArray(y, to + yStep);
        times(Q2, even2, even.mul(P2)).intoArray(y, to + 2 * yStep);
        times(Q2, odd2, odd.mul(P2)).intoArray(y, to + 3 * yStep);
        times(Q4, even2, times(P4, even, x5)).intoArray(y, to + 4 * yStep);
    }

    /** Returns {@code factor * x + y}, rounded once. */
    private static FloatVector times(float factor, FloatVector x, FloatVector y) {
        return x.fma(FloatVector.broadcast(FLOATS, factor), y);
    }
}
