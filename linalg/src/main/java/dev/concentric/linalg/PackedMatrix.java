package dev.concentric.linalg;

import java.util.Objects;

/**
 * A dense matrix of 32-bit floats that lives in the order in which products read it: cut into panels of
 * {@link #panelWidth} columns, the rows of a panel one after the other, the last panel filled up with zeros. Weights are
 * kept so from their first value on, which saves every product the copying.
 *
 * <p>A matrix of one row is its elements in their order, whatever the width of the panels. The width suits the kernels
 * that made the matrix ({@link Kernels#packed}), and no result depends on it.
 */
public final class PackedMatrix {
    private final int rows;
    private final int columns;
    private final int panelWidth;
    private final float[] data;

    /**
     * Makes a matrix of zeros, for kernels that know which panels suit them; all others call {@link Kernels#packed}.
     *
     * @param rows the number of rows, at least 0
     * @param columns the number of columns, at least 0
     * @param panelWidth the number of columns in a panel, at least 1
     */
    public PackedMatrix(int rows, int columns, int panelWidth) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("a matrix has no negative size, got " + rows + " x " + columns);
        }
        this.rows = rows;
        this.columns = columns;
        this.panelWidth = panelWidth;
        int panels = Math.ceilDiv(columns, panelWidth);
        this.data = new float[Math.multiplyExact(Math.multiplyExact(panels, panelWidth), rows)];
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the number of columns. */
    public int columns() {
        return columns;
    }

    /** Returns the number of elements, without what fills up the last panel. */
    public int size() {
        return rows * columns;
    }

    /** Returns the number of columns in a panel. */
    public int panelWidth() {
        return panelWidth;
    }

    /** Returns the elements themselves, panel by panel. */
    public float[] data() {
        return data;
    }

    /** Returns where in {@link #data} element {@code (row, column)} lies. */
    public int index(int row, int column) {
        return (column / panelWidth * rows + row) * panelWidth + column % panelWidth;
    }

    /** Returns element {@code (row, column)}. */
    public float get(int row, int column) {
        return data[index(Objects.checkIndex(row, rows), Objects.checkIndex(column, columns))];
    }

    /** Sets element {@code (row, column)}. */
    public void set(int row, int column, float value) {
        data[index(Objects.checkIndex(row, rows), Objects.checkIndex(column, columns))] = value;
    }

    /** Returns the elements row by row, in a new array. */
    public float[] toRows() {
        float[] values = new float[size()];
        for (int column = 0; column < columns; column += panelWidth) {
            int width = Math.min(panelWidth, columns - column);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(data, index(row, column), values, row * columns + column, width);
            }
        }
        return values;
    }

    /**
     * Sets all elements.
     *
     * @param values the elements row by row
     * @throws IllegalArgumentException if there are more or fewer of them
     */
    public void setRows(float[] values) {
        if (values.length != size()) {
            throw new IllegalArgumentException(values.length + " values for " + this);
        }
        for (int column = 0; column < columns; column += panelWidth) {
            int width = Math.min(panelWidth, columns - column);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(values, row * columns + column, data, index(row, column), width);
            }
        }
    }

    /**
     * Sets all elements to those of the transpose of another matrix.
     *
     * @throws IllegalArgumentException if its shape is not this one's the other way round
     */
    public void setTransposed(PackedMatrix other) {
        if (other.rows != columns || other.columns != rows) {
            throw new IllegalArgumentException(other + " is no transpose of " + this);
        }
        for (int start = 0; start < rows; start += other.panelWidth) {
            int width = Math.min(other.panelWidth, rows - start);
            for (int column = 0; column < columns; column++) {
                int source = other.index(column, start);
                int target = index(start, column);
                for (int j = 0; j < width; j++) {
                    data[target + j * panelWidth] = other.data[source + j];
                }
            }
        }
    }

    @Override
    public String toString() {
        return "PackedMatrix[" + rows + " x " + columns + "]";
    }
}
