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
    private static final int BLOCK_ROWS = 30;

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
        int inner = b.columns();
        int length = Math.ceilDiv(inner, WIDTH) * WIDTH;
        int stride = Math.ceilDiv(a.columns(), WIDTH) * WIDTH;
        try (Workspace scratch = Workspace.open()) {
            float[] left = scratch.floats(BLOCK_ROWS * length);
            float[] result = scratch.floats(BLOCK_ROWS * stride);
            for (int row = first; row < end; row += BLOCK_ROWS) {
                int rows = Math.min(BLOCK_ROWS, end - row);
                unpack(b, row, rows, left, length);
                Arrays.fill(result, 0, rows * stride, 0f);
                for (int column = 0; column < a.columns(); column += WIDTH) {
                    int panel = a.index(0, column);
                    if (a.columns() - column > COUNT) {
                        ProductTile.panel(rows, inner, left, 0, length, a.data(), panel, result, column, stride);
                    } else {
                        ProductTile.halfPanel(rows, inner, left, 0, length, a.data(), panel, result, column, stride);
                    }
                }
                copyTransposed(result, stride, c, row, rows);
            }
        }
    }

    /** Copies rows of b, each in one piece with what fills up its last panel. */
    private static void unpack(PackedMatrix b, int row, int rows, float[] to, int length) {
        float[] from = b.data();
        for (int column = 0; column < b.columns(); column += WIDTH) {
            int source = b.index(row, column);
            for (int i = 0; i < rows; i++) {
                int at = source + i * WIDTH;
                int target = i * length + column;
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
