package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.Lanes.COUNT;
import static dev.concentric.linalg.simd.ProductTile.WIDTH;
import static dev.concentric.linalg.simd.TransposedTile.NARROW_ROWS;
import static dev.concentric.linalg.simd.TransposedTile.WIDE_ROWS;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Workspace;
import java.util.Arrays;

/**
 * Products with the transpose of a packed matrix. Its panels lie across the inner index, so the roles are changed: the
 * packed matrix becomes the left operand, whose elements are read one by one, and vectors run along the other's rows.
 */
final class TransposedProducts {

    /** Rows of the packed matrix that are worked on at a time, so that it is read in long pieces. */
    private static final int BLOCK_ROWS = 32;

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
            float[] block = scratch.floats(BLOCK_ROWS * stride);
            for (int row = first; row < end; row += BLOCK_ROWS) {
                int rows = Math.min(BLOCK_ROWS, end - row);
                Arrays.fill(block, 0, BLOCK_ROWS * stride, 0f);
                for (int column = 0; column < a.columns(); column += WIDTH) {
                    multiplyPanel(b, row, rows, a, column, block, stride);
                }
                copyTransposed(block, stride, c, row, rows);
            }
        }
    }

    /** Computes some rows of b times one panel of a. */
    private static void multiplyPanel(
            PackedMatrix b, int row, int rows, PackedMatrix a, int column, float[] block, int stride) {
        if (a.columns() - column > COUNT) {
            for (int i = 0; i < rows; i += WIDE_ROWS) {
                wide(b, row + i, a, column, block, i * stride + column, stride);
            }
        } else {
            for (int i = 0; i < rows; i += NARROW_ROWS) {
                narrow(b, row + i, a, column, block, i * stride + column, stride);
            }
        }
    }

    private static void wide(PackedMatrix b, int row, PackedMatrix a, int column, float[] c, int to, int cRow) {
        int panels = b.columns() / WIDTH;
        int skip = (b.rows() - 1) * WIDTH;
        int from = a.index(0, column);
        TransposedTile.wide(panels, b.data(), row * WIDTH, WIDTH, 1, skip, a.data(), from, c, to, cRow);
        lastPanel(b, row, a, column, c, to, cRow);
    }

    private static void narrow(PackedMatrix b, int row, PackedMatrix a, int column, float[] c, int to, int cRow) {
        int panels = b.columns() / WIDTH;
        int skip = (b.rows() - 1) * WIDTH;
        int from = a.index(0, column);
        TransposedTile.narrow(panels, b.data(), row * WIDTH, WIDTH, 1, skip, a.data(), from, c, to, cRow);
        lastPanel(b, row, a, column, c, to, cRow);
        lastPanel(b, row + WIDE_ROWS, a, column, c, to + WIDE_ROWS * cRow, cRow);
    }

    /** Goes on with four rows over what b has behind its last full panel. */
    private static void lastPanel(PackedMatrix b, int row, PackedMatrix a, int column, float[] c, int to, int cRow) {
        int done = b.columns() / WIDTH * WIDTH;
        int rest = b.columns() - done;
        if (rest > 0) {
            int at = b.index(row, done);
            ProductTile.fourRows(rest, b.data(), at, WIDTH, 1, a.data(), a.index(done, column), c, to, cRow);
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
