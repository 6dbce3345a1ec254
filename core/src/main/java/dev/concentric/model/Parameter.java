package dev.concentric.model;

import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import java.util.Arrays;

/**
 * A learned tensor.
 *
 * @param name the tensor's name within its network, such as {@code hidden1.weights}
 * @param value the learned numbers
 */
public record Parameter(String name, PackedMatrix value) {

    /** Returns a parameter {@code [rows x columns]} of zeros. */
    static Parameter zeros(String name, int rows, int columns) {
        return new Parameter(name, Kernels.best().packed(rows, columns));
    }

    /** Returns a parameter {@code [1 x columns]} filled with one value. */
    static Parameter row(String name, int columns, float value) {
        Parameter parameter = zeros(name, 1, columns);
        Arrays.fill(parameter.value.data(), 0, columns, value);
        return parameter;
    }
}
