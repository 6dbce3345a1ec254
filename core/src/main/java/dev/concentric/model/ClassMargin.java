package dev.concentric.model;

import dev.concentric.data.ErrorSide;
import dev.concentric.linalg.FloatMatrix;

/**
 * A classifier of several classes as one logit, for points of one class: the margin by which they are misclassified,
 * {@code max_{j != y} z_j - z_y} with logits z and the class y. It is negative where the point is right. Where another
 * class is on a level with its own, the point is not decided, which counts as an error as everywhere; so does NaN.
 *
 * <p>The gradient is that of the wrong class that is ahead, the first of equals. This is the objective of Carlini and
 * Wagner (2017) and of most attacks that are after the nearest error. The class that is ahead need not be the one that
 * is nearest; a margin towards one class says how far the point is from being given that class before its own.
 */
public final class ClassMargin implements Classifier {

    /** Where a margin says that a point is misclassified. */
    public static final ErrorSide SIDE = ErrorSide.NOT_NEGATIVE;

    private final MulticlassClassifier classifier;
    private final int label;

    /** The one wrong class that counts, or the label itself if all do. */
    private final int target;

    /**
     * Makes a view of a classifier in which all wrong classes count.
     *
     * @param classifier the classifier
     * @param label the class of the points that the margin is of
     * @throws IllegalArgumentException if there is no such class
     */
    public ClassMargin(MulticlassClassifier classifier, int label) {
        this(classifier, label, label);
    }

    private ClassMargin(MulticlassClassifier classifier, int label, int target) {
        for (int number : new int[] {label, target}) {
            if (number < 0 || number >= classifier.classes()) {
                throw new IllegalArgumentException(
                        "a class must lie between 0 and " + (classifier.classes() - 1) + ", got " + number);
            }
        }
        this.classifier = classifier;
        this.label = label;
        this.target = target;
    }

    /**
     * Returns the margin by which one class is ahead of the points' own: {@code z_t - z_y}. Its errors are some of all.
     *
     * @param classifier the classifier
     * @param label the class of the points
     * @param target the other class
     * @throws IllegalArgumentException if there is no such class or they are the same
     */
    public static ClassMargin towards(MulticlassClassifier classifier, int label, int target) {
        if (target == label) {
            throw new IllegalArgumentException("a margin towards class " + target + " needs points of another class");
        }
        return new ClassMargin(classifier, label, target);
    }

    @Override
    public int dimension() {
        return classifier.dimension();
    }

    @Override
    public void logits(FloatMatrix points, float[] logits) {
        FloatMatrix all = FloatMatrix.zeros(points.rows(), classifier.classes());
        classifier.logits(points, all);
        margins(all, logits);
    }

    @Override
    public void logitsAndGradients(FloatMatrix points, float[] logits, FloatMatrix gradients) {
        FloatMatrix all = FloatMatrix.zeros(points.rows(), classifier.classes());
        classifier.logitsAndGradients(points, this::derivatives, all, gradients);
        margins(all, logits);
    }

    @Override
    public double logit(double[] point) {
        double[] all = classifier.logits(point);
        return target == label ? of(all, label) : all[target] - all[label];
    }

    /**
     * Returns the margin by which logits are wrong.
     *
     * @param logits one logit for each class
     * @param label the right class
     */
    public static double of(double[] logits, int label) {
        double ahead = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < logits.length; j++) {
            ahead = j == label ? ahead : Math.max(ahead, logits[j]);
        }
        return ahead - logits[label];
    }

    private void margins(FloatMatrix all, float[] margins) {
        for (int row = 0; row < all.rows(); row++) {
            margins[row] = all.get(row, ahead(all, row)) - all.get(row, label);
        }
    }

    private void derivatives(FloatMatrix all, FloatMatrix derivatives) {
        for (int row = 0; row < all.rows(); row++) {
            for (int j = 0; j < all.columns(); j++) {
                derivatives.set(row, j, 0);
            }
            derivatives.set(row, ahead(all, row), 1);
            derivatives.set(row, label, -1);
        }
    }

    /** Returns the wrong class whose logit counts: the largest, the first of equals; one that is NaN before all. */
    private int ahead(FloatMatrix all, int row) {
        if (target != label) {
            return target;
        }
        int ahead = label == 0 ? 1 : 0;
        for (int j = ahead + 1; j < all.columns(); j++) {
            if (j != label && !(all.get(row, j) <= all.get(row, ahead)) && !Float.isNaN(all.get(row, ahead))) {
                ahead = j;
            }
        }
        return ahead;
    }
}
