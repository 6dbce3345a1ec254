package dev.concentric.linalg;

import java.util.Arrays;

/** The three products of two matrices that the kernels offer, each with the meaning that the contract gives it. */
enum Product {
    /** {@code a b} by {@link Kernels#multiply}; parts are columns, cut between panels. */
    PLAIN,

    /** {@code a^T b} by {@link Kernels#adamOfProduct}, read from the average of gradients; parts are rows. */
    TRANSPOSED_LEFT,

    /** {@code a b^T} by {@link Kernels#transpose} and {@link Kernels#multiplyTransposed}; parts are columns. */
    TRANSPOSED_RIGHT;

    /** Without memory and at a rate of 0, the first average is the gradient. */
    private static final AdamStep GRADIENT = new AdamStep(0, 0, 1);

    /** Returns the result that the kernels give, computed in parts between these bounds. */
    FloatMatrix by(Kernels kernels, FloatMatrix a, FloatMatrix b, int... bounds) {
        FloatMatrix c = Samples.filled(rows(a), columns(b), Float.NaN);
        compute(kernels, a, b, c, bounds);
        return c;
    }

    /** Returns the result that the kernels give, computed in one. */
    FloatMatrix by(Kernels kernels, FloatMatrix a, FloatMatrix b) {
        return by(kernels, a, b, 0, parted(a, b));
    }

    /** Sets c to what the kernels give. */
    void compute(Kernels kernels, FloatMatrix a, FloatMatrix b, FloatMatrix c, int... bounds) {
        switch (this) {
            case PLAIN -> {
                PackedMatrix right = Samples.packed(kernels, b);
                Samples.inParts(bounds, (first, end) -> kernels.multiply(a, right, c, first, end));
            }
            case TRANSPOSED_LEFT -> {
                PackedMatrix weights = kernels.packed(rows(a), columns(b));
                Moments moments = new Moments(kernels.packed(rows(a), columns(b)), kernels.packed(rows(a), columns(b)));
                // Added to a negative zero, each zero keeps its sign.
                Arrays.fill(moments.first().data(), -0f);
                Samples.inParts(
                        bounds, (first, end) -> kernels.adamOfProduct(a, b, GRADIENT, weights, moments, first, end));
                System.arraycopy(moments.first().toRows(), 0, c.data(), 0, c.size());
            }
            case TRANSPOSED_RIGHT -> {
                PackedMatrix left = Samples.packed(kernels, b);
                PackedMatrix transposed = kernels.packed(a.columns(), a.rows());
                kernels.transpose(a, transposed, 0, a.columns());
                Samples.inParts(bounds, (first, end) -> kernels.multiplyTransposed(left, transposed, c, first, end));
            }
        }
    }

    /** Returns the length of the range that is cut into parts. */
    int parted(FloatMatrix a, FloatMatrix b) {
        return this == TRANSPOSED_LEFT ? rows(a) : columns(b);
    }

    /** Returns the number that parts begin at multiples of. */
    int multiple(Kernels kernels) {
        return this == PLAIN ? kernels.packed(1, 1).panelWidth() : 1;
    }

    /** Returns the number of the left operand's rows. */
    int leftRows(int rows, int inner) {
        return this == TRANSPOSED_LEFT ? inner : rows;
    }

    /** Returns the number of the left operand's columns. */
    int leftColumns(int rows, int inner) {
        return this == TRANSPOSED_LEFT ? rows : inner;
    }

    /** Returns the number of the right operand's rows. */
    int rightRows(int inner, int columns) {
        return this == TRANSPOSED_RIGHT ? columns : inner;
    }

    /** Returns the number of the right operand's columns. */
    int rightColumns(int inner, int columns) {
        return this == TRANSPOSED_RIGHT ? inner : columns;
    }

    private int rows(FloatMatrix a) {
        return this == TRANSPOSED_LEFT ? a.columns() : a.rows();
    }

    private int columns(FloatMatrix b) {
        return this == TRANSPOSED_RIGHT ? b.rows() : b.columns();
    }

    /** Returns element (i, p) of the left factor. */
    float left(FloatMatrix a, int i, int p) {
        return this == TRANSPOSED_LEFT ? a.data()[p * a.columns() + i] : a.data()[i * a.columns() + p];
    }

    /** Returns element (p, j) of the right factor. */
    float right(FloatMatrix b, int p, int j) {
        return this == TRANSPOSED_RIGHT ? b.data()[j * b.columns() + p] : b.data()[p * b.columns() + j];
    }

    /** Returns the result as the contract defines it, to the bit: chains of fused multiply-adds from zero. */
    FloatMatrix defined(FloatMatrix a, FloatMatrix b) {
        FloatMatrix c = FloatMatrix.zeros(rows(a), columns(b));
        int inner = this == TRANSPOSED_LEFT ? a.rows() : a.columns();
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                float sum = 0;
                for (int p = 0; p < inner; p++) {
                    sum = Math.fma(left(a, i, p), right(b, p, j), sum);
                }
                c.set(i, j, sum);
            }
        }
        return c;
    }
}
