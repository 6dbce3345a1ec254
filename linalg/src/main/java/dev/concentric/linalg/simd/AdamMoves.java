package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;
import static dev.concentric.linalg.simd.ProductTile.ROWS;
import static dev.concentric.linalg.simd.ProductTile.WIDTH;

import dev.concentric.linalg.AdamStep;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Moments;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Workspace;
import dev.concentric.linalg.scalar.ScalarKernels;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Steps of Adam, the gradient given or a product whose elements live in a first-level cache only. */
final class AdamMoves {

    /** How many rows of a panel of the gradient are computed before they are used up. */
    private static final int BLOCK_ROWS = 2 * ROWS;

    private static final Kernels REST = new ScalarKernels();

    private AdamMoves() {}

    static void alongProduct(
            FloatMatrix a, FloatMatrix b, AdamStep step, PackedMatrix weights, Moments moments, int first, int end) {
        int inner = a.rows();
        try (Workspace scratch = Workspace.open()) {
            float[] left = scratch.floats((end - first) * inner);
            float[] right = scratch.floats(inner * WIDTH);
            float[] gradient = scratch.floats(BLOCK_ROWS * WIDTH);
            transpose(a, first, end, left);
            for (int column = 0; column < b.columns(); column += WIDTH) {
                packRight(b, column, right);
                for (int row = first; row < end; row += BLOCK_ROWS) {
                    int rows = Math.min(BLOCK_ROWS, end - row);
                    Arrays.fill(gradient, 0, rows * WIDTH, 0f);
                    ProductTile.panel(rows, inner, left, (row - first) * inner, inner, right, 0, gradient, 0, WIDTH);
                    move(gradient, 0, step, weights, moments, weights.index(row, column), rows * WIDTH);
                }
            }
        }
    }

    private static void transpose(FloatMatrix a, int first, int end, float[] transposed) {
        float[] from = a.data();
        for (int p = 0; p < a.rows(); p++) {
            int source = p * a.columns();
            for (int column = first; column < end; column++) {
                transposed[(column - first) * a.rows() + p] = from[source + column];
            }
        }
    }

    private static void packRight(FloatMatrix b, int column, float[] panel) {
        int width = Math.min(WIDTH, b.columns() - column);
        for (int p = 0; p < b.rows(); p++) {
            System.arraycopy(b.data(), p * b.columns() + column, panel, p * WIDTH, width);
            Arrays.fill(panel, p * WIDTH + width, (p + 1) * WIDTH, 0f);
        }
    }

    static void along(float[] gradient, AdamStep step, PackedMatrix weights, Moments moments, int first, int end) {
        int whole = end - (end - first) % COUNT;
        move(gradient, first, step, weights, moments, first, whole - first);
        REST.adam(gradient, step, weights, moments, whole, end);
    }

    /** Moves whole rows, which in each panel lie in one piece. */
    static void along(PackedMatrix gradient, AdamStep step, PackedMatrix weights, Moments moments, int first, int end) {
        for (int column = 0; column < weights.columns(); column += WIDTH) {
            int at = weights.index(first, column);
            move(gradient.data(), at, step, weights, moments, at, (end - first) * WIDTH);
        }
    }

    /** Moves {@code count} elements from {@code offset} on, a multiple of the lanes. */
    private static void move(
            float[] gradient, int from, AdamStep step, PackedMatrix weights, Moments moments, int offset, int count) {
        float[] w = weights.data();
        float[] m = moments.first().data();
        float[] v = moments.second().data();
        float beta1 = step.beta1();
        float rest1 = step.rest1();
        float beta2 = step.beta2();
        float rest2 = step.rest2();
        float rate = step.rate();
        FloatVector epsilon = FloatVector.broadcast(FLOATS, step.epsilon());
        FloatVector correction = FloatVector.broadcast(FLOATS, step.correction());
        for (int i = 0; i < count; i += COUNT) {
            FloatVector g = FloatVector.fromArray(FLOATS, gradient, from + i);
            FloatVector first = FloatVector.fromArray(FLOATS, m, offset + i);
            FloatVector second = FloatVector.fromArray(FLOATS, v, offset + i);
            first = first.fma(FloatVector.broadcast(FLOATS, beta1), g.mul(rest1));
            second = second.fma(FloatVector.broadcast(FLOATS, beta2), g.mul(g).mul(rest2));
            first.intoArray(m, offset + i);
            second.intoArray(v, offset + i);
            FloatVector divisor = second.lanewise(VectorOperators.SQRT).fma(correction, epsilon);
            FloatVector move = first.mul(rate).div(divisor);
            FloatVector.fromArray(FLOATS, w, offset + i).sub(move).intoArray(w, offset + i);
        }
    }
}
