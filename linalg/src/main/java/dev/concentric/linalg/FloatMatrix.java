package dev.concentric.linalg;

import java.util.Objects;

/**
 * A dense matrix of 32-bit floats in row-major order: element {@code (i, j)} lies at {@code data()[i * columns() + j]}.
 *
 * <p>The shape is fixed, the elements are not. The array is shared, never copied, and may be longer than the matrix.
 */
public final class FloatMatrix {
    private final int rows;
    private final int columns;
    private final float[] data;

    private FloatMatrix(int rows, int columns, float[] data) {
        if (elements(rows, columns) > data.length) {
            throw new IllegalArgumentException(
                    rows + " x " + columns + " elements do not fit into an array of " + data.length);
        }
        this.rows = rows;
        this.columns = columns;
        this.data = data;
    }

    private static int elements(int rows, int columns) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("a matrix has no negative size, got " + rows + " x " + columns);
        }
        return Math.multiplyExact(rows, columns);
    }

    /** Returns a new matrix {@code [rows x columns]} of zeros. */
    public static FloatMatrix zeros(int rows, int columns) {
        return new FloatMatrix(rows, columns, new float[elements(rows, columns)]);
    }

    /** Returns a matrix {@code [rows x columns]} over the first elements of {@code data}, which it shares. */
    public static FloatMatrix over(float[] data, int rows, int columns) {
        return new FloatMatrix(rows, columns, Objects.requireNonNull(data));
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the number of columns. */
    public int columns() {
        return columns;
    }

    /** Returns the number of elements. */
    public int size() {
        return rows * columns;
    }

    /** Returns the elements themselves, row by row; what lies past {@link #size()} is not the matrix's. */
    public float[] data() {
        return data;
    }

    /** Returns element {@code (row, column)}. */
    public float get(int row, int column) {
        return data[Objects.checkIndex(row, rows) * columns + Objects.checkIndex(column, columns)];
    }

    /** Sets element {@code (row, column)}. */
    public void set(int row, int column, float value) {
        data[Objects.checkIndex(row, rows) * columns + Objects.checkIndex(column, columns)] = value;
    }

    /** Returns the matrix {@code [count x columns]} of the first rows, sharing this one's elements. */
    public FloatMatrix firstRows(int count) {
        return new FloatMatrix(Objects.checkIndex(count, rows + 1), columns, data);
    }

    @Override
    public String toString() {
        return "FloatMatrix[" + rows + " x " + columns + "]";
    }
}
