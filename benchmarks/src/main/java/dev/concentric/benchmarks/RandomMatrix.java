package dev.concentric.benchmarks;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.random.RandomStream;

/** Matrices of normals: kernels must not meet zeros alone, which some processors multiply with less power. */
final class RandomMatrix {
    private RandomMatrix() {}

    /** Returns the matrix {@code [rows x columns]} of that name, always the same. */
    static FloatMatrix named(String name, int rows, int columns) {
        FloatMatrix matrix = FloatMatrix.zeros(rows, columns);
        RandomStream.root(1).split(name).gaussians(0, matrix.data(), 0, matrix.size());
        return matrix;
    }
}
