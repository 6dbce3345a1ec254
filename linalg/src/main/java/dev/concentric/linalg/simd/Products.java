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

    private Products() {}

    static void multiply(FloatMatrix a, PackedMatrix b, FloatMatrix c, int first, int end) {
        int inner = a.columns();
        int block = Math.max(ROWS, BLOCK_FLOATS / Math.max(1, inner) / ROWS * ROWS);
        for (int row = 0; row < a.rows(); row += block) {
            multiplyRows(a, b, c, row, Math.min(a.rows(), row + block), first, end);
        }
    }

    private static void multiplyRows(
            FloatMatrix a, PackedMatrix b, FloatMatrix c, int firstRow, int endRow, int first, int end) {
        int columns = c.columns();
        for (int row = firstRow; row < endRow; row++) {
            Arrays.fill(c.data(), row * columns + first, row * columns + end, 0f);
        }
        int whole = end - (end - first) % WIDTH;
        for (int column = first; column < whole; column += WIDTH) {
            for (int row = firstRow; row < endRow; row += ROWS) {
                tile(a, b, row, endRow, column, c.data(), row * columns + column, columns);
            }
        }
        if (whole < end) {
            multiplyLastPanel(a, b, c, firstRow, endRow, whole);
        }
    }

    private static void tile(
            FloatMatrix a, PackedMatrix b, int row, int endRow, int column, float[] c, int to, int cRow) {
        int inner = a.columns();
        int rows = Math.min(ROWS, endRow - row);
        ProductTile.compute(rows, inner, a.data(), row * inner, inner, 1, b.data(), b.index(0, column), c, to, cRow);
    }

    /** Computes tiles that are wider than what is left of the result's rows, and copies what counts. */
    private static void multiplyLastPanel(
            FloatMatrix a, PackedMatrix b, FloatMatrix c, int firstRow, int endRow, int column) {
        int width = c.columns() - column;
        try (Workspace scratch = Workspace.open()) {
            float[] tile = scratch.floats(ROWS * WIDTH);
            for (int row = firstRow; row < endRow; row += ROWS) {
                Arrays.fill(tile, 0, ROWS * WIDTH, 0f);
                tile(a, b, row, endRow, column, tile, 0, WIDTH);
                for (int i = 0; i < Math.min(ROWS, endRow - row); i++) {
                    System.arraycopy(tile, i * WIDTH, c.data(), (row + i) * c.columns() + column, width);
                }
            }
        }
    }
}
