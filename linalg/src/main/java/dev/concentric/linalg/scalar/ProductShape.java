package dev.concentric.linalg.scalar;

import dev.concentric.linalg.FloatMatrix;

/**
 * The sizes of a product, checked: left {@code [rows x inner]} times right {@code [inner x columns]}.
 *
 * @param rows rows of the left operand and of the result
 * @param inner the length of the sums
 * @param columns columns of the right operand and of the result
 */
public record ProductShape(int rows, int inner, int columns) {

    /** Returns the shape of {@code c = a b}. */
    public static ProductShape of(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
        return checked(a.rows(), a.columns(), b.rows(), b.columns(), a, b, c);
    }

    /** Returns the shape of {@code c = a^T b}. */
    public static ProductShape ofTransposedLeft(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
        return checked(a.columns(), a.rows(), b.rows(), b.columns(), a, b, c);
    }

    /** Returns the shape of {@code c = a b^T}. */
    public static ProductShape ofTransposedRight(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
        return checked(a.rows(), a.columns(), b.columns(), b.rows(), a, b, c);
    }

    private static ProductShape checked(
            int rows, int inner, int rightInner, int columns, FloatMatrix a, FloatMatrix b, FloatMatrix c) {
        if (inner != rightInner || c.rows() != rows || c.columns() != columns) {
            throw new IllegalArgumentException("shapes do not fit: " + a + " times " + b + " into " + c);
        }
        if (c.data() == a.data() || c.data() == b.data()) {
            throw new IllegalArgumentException("the result of a product must not share an operand's elements");
        }
        return new ProductShape(rows, inner, columns);
    }
}
