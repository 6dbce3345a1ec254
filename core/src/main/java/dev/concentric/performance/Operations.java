package dev.concentric.performance;

import dev.concentric.linalg.AdamStep;
import dev.concentric.linalg.ColumnNormalization;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Moments;
import dev.concentric.linalg.PackedMatrix;
import java.util.List;
import java.util.stream.Stream;

/** The operations that training and evaluation spend their time in, at the sizes of the paper. */
public final class Operations {
    private static final int BATCH = 50;
    private static final Kernels KERNELS = Kernels.best();

    private Operations() {}

    /**
     * Returns the operation of that name, such as {@code product 50x1000x1000}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Operation named(String name) {
        return Stream.concat(products().stream(), others().stream())
                .filter(operation -> operation.name().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no operation is called " + name));
    }

    /** Returns the products of a batch with packed weights. */
    static List<Operation> products() {
        return List.of(
                product(BATCH, 500, 1000),
                product(BATCH, 1000, 1000),
                product(BATCH, 2000, 2000),
                product(1000, 1000, 1000));
    }

    /** Returns all other operations. */
    static List<Operation> others() {
        return List.of(
                transposition(1000),
                inputGradient(1000, 1000),
                gradientAndAdam(1000, 1000),
                adam(1000),
                normalization(1000),
                normalizationBackward(1000),
                rectifier(1000),
                rectifierBackward(1000),
                gaussians(BATCH, 500));
    }

    private static Operation product(int rows, int inner, int columns) {
        FloatMatrix a = filled(rows, inner);
        PackedMatrix b = packed(inner, columns);
        FloatMatrix c = FloatMatrix.zeros(rows, columns);
        String name = "product " + rows + "x" + inner + "x" + columns;
        return new Operation(name, 2.0 * rows * inner * columns, 0, () -> KERNELS.multiply(a, b, c));
    }

    private static Operation transposition(int width) {
        FloatMatrix a = filled(BATCH, width);
        PackedMatrix b = KERNELS.packed(width, BATCH);
        // Each element is read and written.
        double bytes = 2.0 * Float.BYTES * BATCH * width;
        return new Operation("transpose " + BATCH + "x" + width, 0, bytes, () -> KERNELS.transpose(a, b, 0, width));
    }

    private static Operation adam(int width) {
        float[] gradient = filled(1, width).data();
        PackedMatrix weights = packed(1, width);
        Moments moments = new Moments(KERNELS.packed(1, width), KERNELS.packed(1, width));
        AdamStep step = new AdamStep(0.9, 0.999, 1e-8);
        step.set(1e-9, 1);
        // Three operations for each of the averages, five for the weight.
        return new Operation(
                "Adam 1x" + width, 11.0 * width, 0, () -> KERNELS.adam(gradient, step, weights, moments, 0, width));
    }

    private static Operation inputGradient(int inputs, int outputs) {
        FloatMatrix gradient = filled(BATCH, outputs);
        PackedMatrix transposed = KERNELS.packed(outputs, BATCH);
        PackedMatrix weights = packed(inputs, outputs);
        FloatMatrix result = FloatMatrix.zeros(BATCH, inputs);
        return new Operation(
                "input gradient " + BATCH + "x" + outputs + "x" + inputs, 2.0 * BATCH * inputs * outputs, 0, () -> {
                    KERNELS.transpose(gradient, transposed, 0, outputs);
                    KERNELS.multiplyTransposed(weights, transposed, result, 0, inputs);
                });
    }

    private static Operation gradientAndAdam(int inputs, int outputs) {
        FloatMatrix input = filled(BATCH, inputs);
        FloatMatrix gradient = filled(BATCH, outputs);
        PackedMatrix weights = packed(inputs, outputs);
        Moments moments = new Moments(KERNELS.packed(inputs, outputs), KERNELS.packed(inputs, outputs));
        AdamStep step = new AdamStep(0.9, 0.999, 1e-8);
        step.set(1e-9, 1);
        // Weights and both averages are read and written.
        double bytes = 6.0 * Float.BYTES * inputs * outputs;
        return new Operation(
                "gradient and Adam " + inputs + "x" + BATCH + "x" + outputs,
                2.0 * BATCH * inputs * outputs,
                bytes,
                () -> KERNELS.adamOfProduct(input, gradient, step, weights, moments, 0, inputs));
    }

    private static Operation normalization(int width) {
        FloatMatrix x = filled(BATCH, width);
        FloatMatrix y = FloatMatrix.zeros(BATCH, width);
        ColumnNormalization columns = new ColumnNormalization(packed(1, width), packed(1, width), 1e-3);
        // Two operations an element for the mean, three for the variance, three for the result.
        return new Operation(
                "batch normalisation " + BATCH + "x" + width,
                8.0 * BATCH * width,
                0,
                () -> KERNELS.normalize(x, columns, y, 0, width));
    }

    private static Operation normalizationBackward(int width) {
        FloatMatrix x = filled(BATCH, width);
        FloatMatrix byY = filled(BATCH, width);
        FloatMatrix byX = FloatMatrix.zeros(BATCH, width);
        ColumnNormalization columns = new ColumnNormalization(packed(1, width), packed(1, width), 1e-3);
        KERNELS.normalize(x, columns, byX, 0, width);
        // Four operations an element for the gradient by the scale, one for that by the shift, seven for that by x.
        return new Operation(
                "batch normalisation backward " + BATCH + "x" + width,
                12.0 * BATCH * width,
                0,
                () -> KERNELS.normalizeBackward(x, columns, byY, byX, 0, width));
    }

    private static Operation rectifier(int width) {
        FloatMatrix x = filled(BATCH, width);
        FloatMatrix y = FloatMatrix.zeros(BATCH, width);
        return new Operation(
                "rectifier " + BATCH + "x" + width, 1.0 * BATCH * width, 0, () -> KERNELS.rectify(x, y, 0, width));
    }

    private static Operation rectifierBackward(int width) {
        FloatMatrix y = filled(BATCH, width);
        FloatMatrix byY = filled(BATCH, width);
        FloatMatrix byX = FloatMatrix.zeros(BATCH, width);
        return new Operation(
                "rectifier backward " + BATCH + "x" + width,
                2.0 * BATCH * width,
                0,
                () -> KERNELS.rectifyBackward(y, byY, byX, 0, width));
    }

    private static Operation gaussians(int rows, int dimension) {
        float[] out = new float[rows * dimension];
        // What a vectorised Philox and Box-Muller need at least, counted in the code: about 45 operations a normal.
        return new Operation("normals " + rows + "x" + dimension, 45.0 * rows * dimension, 0, () -> {
            for (int row = 0; row < rows; row++) {
                KERNELS.gaussians(1, row, out, row * dimension, dimension);
            }
        });
    }

    private static FloatMatrix filled(int rows, int columns) {
        FloatMatrix matrix = FloatMatrix.zeros(rows, columns);
        KERNELS.gaussians(1, 1, matrix.data(), 0, matrix.size());
        return matrix;
    }

    private static PackedMatrix packed(int rows, int columns) {
        PackedMatrix matrix = KERNELS.packed(rows, columns);
        matrix.setRows(filled(rows, columns).data());
        return matrix;
    }
}
