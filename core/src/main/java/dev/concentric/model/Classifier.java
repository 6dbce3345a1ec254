package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;

/**
 * A frozen network: a fixed function from points to logits. A negative logit says inner sphere, a positive one outer.
 *
 * <p>Classifiers are immutable and serve any number of threads. A row's result does not depend on the other rows.
 */
public interface Classifier {

    /** Returns the dimension n of the inputs. */
    int dimension();

    /**
     * Computes logits in float32.
     *
     * @param points the points {@code [B x n]}
     * @param logits receives B logits
     */
    void logits(FloatMatrix points, float[] logits);

    /**
     * Computes logits and their gradients by the points in float32.
     *
     * @param points the points {@code [B x n]}
     * @param logits receives B logits
     * @param gradients receives the gradients {@code [B x n]}
     */
    void logitsAndGradients(FloatMatrix points, float[] logits, FloatMatrix gradients);

    /**
     * Computes the logit of one point in float64, where crossings and successes are settled.
     *
     * @param point the point {@code [n]}
     */
    double logit(double[] point);
}
