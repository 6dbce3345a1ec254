package dev.concentric.estimation;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.model.Classifier;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.stats.QuadraticForm;

/** The errors of quadratic networks as quadratic forms, for the estimators that know such networks only. */
final class QuadraticErrors {

    /** The method's name in results where no error exists. */
    static final String PROVED = "proved by the decision ellipsoid";

    private QuadraticErrors() {}

    /** Returns the form that is positive just where a uniform point of a sphere is misclassified. */
    static QuadraticForm form(DecisionEllipsoid ellipsoid, Sphere sphere, ConcentricSpheres spheres) {
        if (ellipsoid.dimension() != spheres.dimension()) {
            throw new IllegalArgumentException("the spheres have " + spheres.dimension()
                    + " dimensions, the network has " + ellipsoid.dimension());
        }
        return ellipsoid.errors(sphere, spheres.radius(sphere));
    }

    static DecisionEllipsoid ellipsoidOf(Classifier classifier) {
        if (classifier instanceof QuadraticClassifier quadratic) {
            return quadratic.decisionEllipsoid();
        }
        throw new IllegalArgumentException("this estimate needs a quadratic network, got "
                + classifier.getClass().getSimpleName() + "; sample instead");
    }
}
