package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;

/**
 * A frozen network that tells several classes apart: a fixed function from points to one logit for each class, the
 * largest of which names the class.
 *
 * <p>Classifiers are immutable and serve any number of threads. A row's result does not depend on the other rows.
 */
public interface MulticlassClassifier {

    /**
     * What the gradient is wanted of: a function of a row's logits, such as its loss or its margin.
     */
    @FunctionalInterface
    interface Objective {

        /**
         * Writes the objective's derivative by each logit of every row.
         *
         * @param logits the logits {@code [B x classes]}
         * @param derivatives receives the derivatives {@code [B x classes]}
         */
        void derivatives(FloatMatrix logits, FloatMatrix derivatives);
    }

    /** Returns the dimension n of the inputs. */
    int dimension();

    /** Returns the number of classes, at least 2. */
    int classes();

    /**
     * Computes logits in float32.
     *
     * @param points the points {@code [B x n]}
     * @param logits receives the logits {@code [B x classes]}
     */
    void logits(FloatMatrix points, FloatMatrix logits);

    /**
     * Computes logits, and the gradients of an objective by the points, in float32.
     *
     * @param points the points {@code [B x n]}
     * @param objective what is differentiated
     * @param logits receives the logits {@code [B x classes]}
     * @param gradients receives the gradients {@code [B x n]}
     */
    void logitsAndGradients(FloatMatrix points, Objective objective, FloatMatrix logits, FloatMatrix gradients);

    /**
     * Computes the logits of one point in float64, where crossings and successes are settled.
     *
     * @param point the point {@code [n]}
     * @return one logit for each class
     */
    double[] logits(double[] point);
}
