package dev.concentric.linalg.simd;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Workspace;
import dev.concentric.linalg.scalar.ProductShape;
import java.util.Arrays;

/**
 * Kernels on vectors of the machine's preferred width.
 *
 * <p>A product is cut into panels of the right operand, one tile wide, copied into contiguous scratch memory, and each
 * panel into tiles of the result that stay in registers for the whole inner length (see {@link ProductTile}). Tiles
 * that stick out of the result are computed on padded copies and cut to size.
 */
public final class SimdKernels implements Kernels {

    /**
     * How much of the right operand is packed at a time: what a second-level cache holds. The result is then written
     * along its rows as far as that goes.
     */
    private static final int GROUP_FLOATS = 1 << 16;

    /** Rows of a panel that stay in the first-level cache while a transposed operand is copied into it. */
    private static final int TRANSPOSED_CHUNK = 128;

    /** Returns the number of floats that one vector holds. */
    public int lanes() {
        return ProductTile.LANES;
    }

    @Override
    public void multiply(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
        ProductShape shape = ProductShape.of(a, b, c);
        multiply(shape, new Strided(a.data(), shape.inner(), 1), new Strided(b.data(), shape.columns(), 1), c);
    }

    @Override
    public void multiplyTransposedLeft(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
        ProductShape shape = ProductShape.ofTransposedLeft(a, b, c);
        multiply(shape, new Strided(a.data(), 1, shape.rows()), new Strided(b.data(), shape.columns(), 1), c);
    }

    @Override
    public void multiplyTransposedRight(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
        ProductShape shape = ProductShape.ofTransposedRight(a, b, c);
        multiply(shape, new Strided(a.data(), shape.inner(), 1), new Strided(b.data(), 1, shape.inner()), c);
    }

    /** An operand whose element (i, j) lies at {@code data[i * rowStride + j * columnStride]}. */
    private record Strided(float[] data, int rowStride, int columnStride) {}

    private static void multiply(ProductShape shape, Strided a, Strided b, FloatMatrix c) {
        int inner = shape.inner();
        int panelSize = inner * ProductTile.COLUMNS;
        int group = ProductTile.COLUMNS * Math.max(1, GROUP_FLOATS / Math.max(1, panelSize));
        int fullRows = shape.rows() - shape.rows() % ProductTile.ROWS;
        try (Workspace scratch = Workspace.open()) {
            float[] panels = scratch.floats(Math.max(panelSize, GROUP_FLOATS));
            float[] lastRows = scratch.floats(inner * ProductTile.ROWS);
            float[] tile = scratch.floats(ProductTile.ROWS * ProductTile.COLUMNS);
            packRows(a, fullRows, shape.rows() - fullRows, inner, lastRows);
            for (int first = 0; first < shape.columns(); first += group) {
                int end = Math.min(shape.columns(), first + group);
                packPanels(b, first, end, inner, panels);
                for (int row = 0; row < shape.rows(); row += ProductTile.ROWS) {
                    multiplyRows(shape, a, row, lastRows, panels, first, end, tile, c);
                }
            }
        }
    }

    /** Computes the columns {@code first} to {@code end} of the rows of one tile. */
    private static void multiplyRows(
            ProductShape shape,
            Strided a,
            int row,
            float[] lastRows,
            float[] panels,
            int first,
            int end,
            float[] tile,
            FloatMatrix c) {
        int inner = shape.inner();
        int height = Math.min(ProductTile.ROWS, shape.rows() - row);
        for (int column = first; column < end; column += ProductTile.COLUMNS) {
            int panel = (column - first) * inner;
            int width = Math.min(ProductTile.COLUMNS, end - column);
            boolean whole = height == ProductTile.ROWS && width == ProductTile.COLUMNS;
            float[] out = whole ? c.data() : tile;
            int to = whole ? row * shape.columns() + column : 0;
            int toRow = whole ? shape.columns() : ProductTile.COLUMNS;
            if (height == ProductTile.ROWS) {
                int from = row * a.rowStride;
                ProductTile.compute(inner, a.data, from, a.rowStride, a.columnStride, panels, panel, out, to, toRow);
            } else {
                ProductTile.compute(inner, lastRows, 0, 1, ProductTile.ROWS, panels, panel, out, to, toRow);
            }
            if (!whole) {
                copyTile(tile, height, width, c, row, column);
            }
        }
    }

    /** Copies the columns {@code first} to {@code end} panel by panel, the last one padded with zeros. */
    private static void packPanels(Strided b, int first, int end, int inner, float[] panels) {
        for (int column = first; column < end; column += ProductTile.COLUMNS) {
            int width = Math.min(ProductTile.COLUMNS, end - column);
            int panel = (column - first) * inner;
            if (width < ProductTile.COLUMNS) {
                Arrays.fill(panels, panel, panel + inner * ProductTile.COLUMNS, 0f);
            }
            if (b.columnStride == 1) {
                packPanel(b, column, width, inner, panels, panel);
            } else {
                packTransposed(b, column, width, inner, panels, panel);
            }
        }
    }

    private static void packPanel(Strided b, int column, int width, int inner, float[] panels, int panel) {
        for (int p = 0; p < inner; p++) {
            System.arraycopy(b.data, p * b.rowStride + column, panels, panel + p * ProductTile.COLUMNS, width);
        }
    }

    private static void packTransposed(Strided b, int column, int width, int inner, float[] panels, int panel) {
        for (int start = 0; start < inner; start += TRANSPOSED_CHUNK) {
            int end = Math.min(inner, start + TRANSPOSED_CHUNK);
            for (int j = 0; j < width; j++) {
                int from = (column + j) * b.columnStride;
                for (int p = start; p < end; p++) {
                    panels[panel + p * ProductTile.COLUMNS + j] = b.data[from + p * b.rowStride];
                }
            }
        }
    }

    /** Copies the rows that do not fill a tile, inner index by inner index, padded with zero rows. */
    private static void packRows(Strided a, int firstRow, int count, int inner, float[] packed) {
        if (count == 0) {
            return;
        }
        Arrays.fill(packed, 0, inner * ProductTile.ROWS, 0f);
        for (int i = 0; i < count; i++) {
            int source = (firstRow + i) * a.rowStride;
            for (int p = 0; p < inner; p++) {
                packed[p * ProductTile.ROWS + i] = a.data[source + p * a.columnStride];
            }
        }
    }

    private static void copyTile(float[] tile, int height, int width, FloatMatrix c, int row, int column) {
        for (int i = 0; i < height; i++) {
            System.arraycopy(tile, i * ProductTile.COLUMNS, c.data(), (row + i) * c.columns() + column, width);
        }
    }
}
