package dev.concentric.estimation;

import dev.concentric.data.Sphere;
import dev.concentric.model.Classifier;
import dev.concentric.stats.Estimate;

/** A way to the error rate mu(E): the probability that a uniform point of a sphere is misclassified. */
public interface ErrorRateEstimator {

    /** Returns the error rate of a classifier on a sphere. */
    Estimate errorRate(Classifier classifier, Sphere sphere);
}
