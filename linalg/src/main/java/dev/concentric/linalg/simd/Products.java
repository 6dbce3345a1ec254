package dev.concentric.linalg.simd;

import static dev.concentric.linalg.simd.ProductTile.ROWS;
import static dev.concentric.linalg.simd.ProductTile.WIDTH;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Workspace;
import java.util.Arrays;

/** Products with a packed right operand. */
final class Products {

    /** How much of the left operand is worked on at a time: what stays in a second-level cache beside a panel. */
    private static final int BLOCK_FLOATS = 1 << 16;

    /** The most rows that are worked on at a time, however short they are. */
    private static final int BLOCK_ROWS = 1 << 10;

    private Products() {}

    static void multiply(FloatMatrix a, PackedMatrix b, FloatMatrix c, int first, int end) {
        int block = Math.clamp(BLOCK_FLOATS / Math.max(1, a.columns()) / ROWS * ROWS, ROWS, BLOCK_ROWS);
        for (int row = 0; row < a.rows(); row += block) {
            multiplyRows(a, b, c, row, Math.min(block, a.rows() - row), first, end);
        }
    }

    private static void multiplyRows(
            FloatMatrix a, PackedMatrix b, FloatMatrix c, int row, int rows, int first, int end) {
        int columns = c.columns();
        for (int i = row; i < row + rows; i++) {
            Arrays.fill(c.data(), i * columns + first, i * columns + end, 0f);
        }
        int whole = end - (end - first) % WIDTH;
        for (int column = first; column < whole; column += WIDTH) {
            multiplyPanel(a, b, row, rows, column, c.data(), row * columns + column, columns);
        }
        if (whole < end) {
            multiplyLastPanel(a, b, c, row, rows, whole);
        }
    }

    private static void multiplyPanel(
            FloatMatrix a, PackedMatrix b, int row, int rows, int column, float[] c, int to, int cRow) {
        int inner = a.columns();
        ProductTile.panel(rows, inner, a.data(), row * inner, inner, b.data(), b.index(0, column), c, to, cRow);
    }

    /** Computes rows that are wider than what is left of the result's, and copies what counts. */
    private static void multiplyLastPanel(FloatMatrix a, PackedMatrix b, FloatMatrix c, int row, int rows, int column) {
        int width = c.columns() - column;
        try (Workspace scratch = Workspace.open()) {
            float[] panel = scratch.floats(rows * WIDTH);
            Arrays.fill(panel, 0, rows * WIDTH, 0f);
            multiplyPanel(a, b, row, rows, column, panel, 0, WIDTH);
            for (int i = 0; i < rows; i++) {
                System.arraycopy(panel, i * WIDTH, c.data(), (row + i) * c.columns() + column, width);
            }
        }
    }
}
