package dev.concentric.attack;

import dev.concentric.data.ErrorSide;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Classifier;

/** What the attack from one start point asks of the classifier, and how often. */
final class Probe {
    private final Classifier classifier;
    private final ErrorSide side;
    private final Constraint constraint;
    private int gradientEvaluations;
    private int logitEvaluations;

    Probe(Classifier classifier, ErrorSide side, Constraint constraint) {
        this.classifier = classifier;
        this.side = side;
        this.constraint = constraint;
    }

    Constraint constraint() {
        return constraint;
    }

    ErrorSide side() {
        return side;
    }

    /** Returns the logit of a point in float64. */
    double logit(double[] point) {
        logitEvaluations++;
        return classifier.logit(point);
    }

    /** Returns the float64 logit of a point as seen from the errors. */
    double excess(double[] point) {
        return excess(logit(point));
    }

    /** Returns a logit as seen from the errors: below 0 where the point is right, else it is an error. */
    double excess(double logit) {
        return side.errorDirection() * logit;
    }

    /** Returns the gradient of the excess, computed in float32. */
    double[] gradient(double[] point) {
        int n = point.length;
        FloatMatrix row = FloatMatrix.zeros(1, n);
        for (int j = 0; j < n; j++) {
            row.set(0, j, (float) point[j]);
        }
        FloatMatrix gradient = FloatMatrix.zeros(1, n);
        countGradient();
        classifier.logitsAndGradients(row, new float[1], gradient);
        double[] result = new double[n];
        for (int j = 0; j < n; j++) {
            result[j] = side.errorDirection() * (double) gradient.get(0, j);
        }
        return result;
    }

    /** Counts a gradient that was computed in a batch with those of other points. */
    void countGradient() {
        gradientEvaluations++;
    }

    int gradientEvaluations() {
        return gradientEvaluations;
    }

    int logitEvaluations() {
        return logitEvaluations;
    }
}
