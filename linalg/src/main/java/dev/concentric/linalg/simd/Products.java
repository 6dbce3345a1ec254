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

    /**
     * How far along the inner index the chains go before all columns have come as far: then a batch's rows need not be
     * cut into several blocks, each of which would read all of the right operand.
     */
    private static final int BLOCK_INNER = 1 << 10;

    private Products() {}

    static void multiply(FloatMatrix a, PackedMatrix b, FloatMatrix c, int first, int end) {
        int inner = Math.clamp(a.columns(), 1, BLOCK_INNER);
        int block = Math.clamp(BLOCK_FLOATS / inner / ROWS * ROWS, ROWS, BLOCK_ROWS);
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
        for (int from = 0; from < a.columns(); from += BLOCK_INNER) {
            for (int column = first; column < whole; column += WIDTH) {
                multiplyPanel(a, b, row, rows, from, column, c.data(), row * columns + column, columns);
            }
        }
        if (whole < end) {
            multiplyLastPanel(a, b, c, row, rows, whole);
        }
    }

    /** Goes on with the chains of a panel, from an element of the inner index on. */
    private static void multiplyPanel(
            FloatMatrix a, PackedMatrix b, int row, int rows, int from, int column, float[] c, int to, int cRow) {
        int inner = Math.min(BLOCK_INNER, a.columns() - from);
        int at = row * a.columns() + from;
        ProductTile.panel(rows, inner, a.data(), at, a.columns(), b.data(), b.index(from, column), c, to, cRow);
    }

    /** Computes rows that are wider than what is left of the result's, and copies what counts. */
    private static void multiplyLastPanel(FloatMatrix a, PackedMatrix b, FloatMatrix c, int row, int rows, int column) {
        int width = c.columns() - column;
        try (Workspace scratch = Workspace.open()) {
            float[] panel = scratch.floats(rows * WIDTH);
            Arrays.fill(panel, 0, rows * WIDTH, 0f);
            for (int from = 0; from < a.columns(); from += BLOCK_INNER) {
                multiplyPanel(a, b, row, rows, from, column, panel, 0, WIDTH);
            }
            for (int i = 0; i < rows; i++) {
                System.arraycopy(panel, i * WIDTH, c.data(), (row + i) * c.columns() + column, width);
            }
        }
    }
}
