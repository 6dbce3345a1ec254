package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;

/** A matrix that takes on the shape asked for and keeps its memory. */
final class Buffer {
    private FloatMatrix matrix = FloatMatrix.zeros(0, 0);

    FloatMatrix shaped(int rows, int columns) {
        if (matrix.rows() != rows || matrix.columns() != columns) {
            boolean fits = matrix.data().length >= rows * columns;
            matrix = fits ? FloatMatrix.over(matrix.data(), rows, columns) : FloatMatrix.zeros(rows, columns);
        }
        return matrix;
    }
}
