package dev.concentric.linalg;

/** The three products, each with the meaning that the contract gives it. */
enum Product {
    PLAIN,
    TRANSPOSED_LEFT,
    TRANSPOSED_RIGHT;

    /** Sets c by the kernels under test. */
    void by(Kernels kernels, FloatMatrix a, FloatMatrix b, FloatMatrix c) {
        switch (this) {
            case PLAIN -> kernels.multiply(a, b, c);
            case TRANSPOSED_LEFT -> kernels.multiplyTransposedLeft(a, b, c);
            case TRANSPOSED_RIGHT -> kernels.multiplyTransposedRight(a, b, c);
        }
    }

    /** Returns the left operand's shape as a matrix of zeros. */
    FloatMatrix left(int rows, int inner) {
        return this == TRANSPOSED_LEFT ? FloatMatrix.zeros(inner, rows) : FloatMatrix.zeros(rows, inner);
    }

    /** Returns the right operand's shape as a matrix of zeros. */
    FloatMatrix right(int inner, int columns) {
        return this == TRANSPOSED_RIGHT ? FloatMatrix.zeros(columns, inner) : FloatMatrix.zeros(inner, columns);
    }

    /** Returns element (i, p) of the left factor. */
    float left(FloatMatrix a, int i, int p) {
        return this == TRANSPOSED_LEFT ? a.data()[p * a.columns() + i] : a.data()[i * a.columns() + p];
    }

    /** Returns element (p, j) of the right factor. */
    float right(FloatMatrix b, int p, int j) {
        return this == TRANSPOSED_RIGHT ? b.data()[j * b.columns() + p] : b.data()[p * b.columns() + j];
    }

    /** Returns the length of the sums. */
    int inner(FloatMatrix a) {
        return this == TRANSPOSED_LEFT ? a.rows() : a.columns();
    }

    /** Returns element (i, j) as the contract defines it, to the bit: a chain of fused multiply-adds from zero. */
    float element(FloatMatrix a, FloatMatrix b, int i, int j) {
        int inner = inner(a);
        float sum = 0;
        for (int p = 0; p < inner; p++) {
            sum = Math.fma(left(a, i, p), right(b, p, j), sum);
        }
        return sum;
    }
}
