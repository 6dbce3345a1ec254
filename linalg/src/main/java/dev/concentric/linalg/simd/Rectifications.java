package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.scalar.ScalarKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** The rectifier on vectors; columns that do not fill a vector are left to the scalar code. */
final class Rectifications {
    private static final Kernels REST = new ScalarKernels();

    private Rectifications() {}

    static void forward(FloatMatrix x, FloatMatrix y, int first, int end) {
        int whole = end - (end - first) % COUNT;
        for (int row = 0; row < x.size(); row += x.columns()) {
            for (int at = row + first; at < row + whole; at += COUNT) {
                FloatVector.fromArray(FLOATS, x.data(), at).max(0f).intoArray(y.data(), at);
            }
        }
        REST.rectify(x, y, whole, end);
    }

    static void backward(FloatMatrix y, FloatMatrix byY, FloatMatrix byX, int first, int end) {
        int whole = end - (end - first) % COUNT;
        for (int row = 0; row < y.size(); row += y.columns()) {
            for (int at = row + first; at < row + whole; at += COUNT) {
                var inactive = FloatVector.fromArray(FLOATS, y.data(), at).compare(VectorOperators.EQ, 0f);
                FloatVector gradient = FloatVector.fromArray(FLOATS, byY.data(), at);
                gradient.blend(0f, inactive).intoArray(byX.data(), at);
            }
        }
        REST.rectifyBackward(y, byY, byX, whole, end);
    }
}
