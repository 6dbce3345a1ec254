package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import java.util.Arrays;

/**
 * A learned tensor with the gradient of the loss by it.
 *
 * @param name the tensor's name within its network, such as {@code hidden1.weights}
 * @param value the learned numbers
 * @param gradient the loss's gradient, of the same shape; overwritten by each training step
 */
public record Parameter(String name, FloatMatrix value, FloatMatrix gradient) {

    /** Returns a parameter {@code [rows x columns]} of zeros. */
    static Parameter zeros(String name, int rows, int columns) {
        return new Parameter(name, FloatMatrix.zeros(rows, columns), FloatMatrix.zeros(rows, columns));
    }

    /** Returns a parameter {@code [1 x columns]} filled with one value. */
    static Parameter row(String name, int columns, float value) {
        Parameter parameter = zeros(name, 1, columns);
        Arrays.fill(parameter.value.data(), value);
        return parameter;
    }
}
