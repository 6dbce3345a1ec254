package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.Lanes.FLOATS;
import static dev.concentric.linalg.simd.ProductTile.WIDTH;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Workspace;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Products with the transpose of a packed matrix. Its panels lie across the inner index, so the roles are changed: rows
 * of the packed matrix become the left operand, and vectors run along the other's rows.
 */
final class TransposedProducts {

    /** Rows of the packed matrix that are worked on at a time, so that it is read in long pieces: tiles of 6 and of 10. */
    private static final int BLOCK_ROWS = 120;

    /** How far along the inner index these rows are worked on at a time: what stays in a second-level cache. */
    private static final int BLOCK_INNER = 256 / WIDTH * WIDTH;

    private TransposedProducts() {}

    static void transpose(FloatMatrix a, PackedMatrix b, int first, int end) {
        float[] from = a.data();
        float[] to = b.data();
        for (int i = 0; i < a.rows(); i++) {
            int source = i * a.columns();
            int target = b.index(0, i);
            for (int p = first; p < end; p++) {
                to[target + p * WIDTH] = from[source + p];
            }
        }
    }

    static void multiply(PackedMatrix b, PackedMatrix a, FloatMatrix c, int first, int end) {
        int stride = Math.ceilDiv(a.columns(), WIDTH) * WIDTH;
        try (Workspace scratch = Workspace.open()) {
            float[] left = scratch.floats(BLOCK_ROWS * BLOCK_INNER);
            float[] result = scratch.floats(BLOCK_ROWS * stride);
            for (int row = first; row < end; row += BLOCK_ROWS) {
                int rows = Math.min(BLOCK_ROWS, end - row);
                Arrays.fill(result, 0, rows * stride, 0f);
                for (int from = 0; from < b.columns(); from += BLOCK_INNER) {
                    int inner = Math.min(BLOCK_INNER, b.columns() - from);
                    unpack(b, row, rows, from, inner, left);
                    goOn(left, rows, inner, a, from, result, stride);
                }
                copyTransposed(result, stride, c, row, rows);
            }
        }
    }

    private static void goOn(float[] left, int rows, int inner, PackedMatrix a, int from, float[] result, int stride) {
        for (int column = 0; column < a.columns(); column += WIDTH) {
            int panel = a.index(from, column);
            if (a.columns() - column > COUNT) {
                ProductTile.panel(rows, inner, left, 0, BLOCK_INNER, a.data(), panel, result, column, stride);
            } else {
                ProductTile.halfPanel(rows, inner, left, 0, BLOCK_INNER, a.data(), panel, result, column, stride);
            }
        }
    }

    /** Copies columns of rows of b, each row in one piece with what fills up its last panel. */
    private static void unpack(PackedMatrix b, int row, int rows, int first, int count, float[] to) {
        float[] from = b.data();
        for (int column = 0; column < count; column += WIDTH) {
            int source = b.index(row, first + column);
            for (int i = 0; i < rows; i++) {
                int at = source + i * WIDTH;
                int target = i * BLOCK_INNER + column;
                FloatVector.fromArray(FLOATS, from, at).intoArray(to, target);
                FloatVector.fromArray(FLOATS, from, at + COUNT).intoArray(to, target + COUNT);
            }
        }
    }

    private static void copyTransposed(float[] tile, int stride, FloatMatrix c, int column, int count) {
        float[] to = c.data();
        for (int i = 0; i < c.rows(); i++) {
            int target = i * c.columns() + column;
            for (int r = 0; r < count; r++) {
                to[target + r] = tile[r * stride + i];
            }
        }
    }
}
