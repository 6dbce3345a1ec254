package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.PackedMatrix;

/**
 * What moves a network's learned numbers. A network hands over each gradient as soon as it has it, in parts and from
 * several threads, and keeps none.
 */
public interface Optimizer {

    /** Begins a step, in which each parameter is moved once. */
    void begin();

    /**
     * Moves rows of a parameter along the gradient {@code a^T b}.
     *
     * @param parameter the parameter {@code [k x n]}
     * @param a {@code [m x k]}
     * @param b {@code [m x n]}
     * @param first the first row
     * @param end the row behind the last
     */
    void moveAlongProduct(Parameter parameter, FloatMatrix a, FloatMatrix b, int first, int end);

    /**
     * Moves rows of a parameter along their gradient.
     *
     * @param parameter the parameter {@code [k x n]}
     * @param gradient the gradient {@code [k x n]}
     * @param first the first row
     * @param end the row behind the last
     */
    void move(Parameter parameter, PackedMatrix gradient, int first, int end);

    /**
     * Moves elements of a parameter of one row along their gradient.
     *
     * @param parameter the parameter {@code [1 x n]}
     * @param gradient the gradient {@code [n]}
     * @param first the first element
     * @param end the element behind the last
     */
    void move(Parameter parameter, float[] gradient, int first, int end);
}
