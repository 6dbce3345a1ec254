package dev.concentric.estimation;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.model.Classifier;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.stats.Estimate;

/**
 * The error rate of a quadratic network by the central limit theorem (paper, appendix D; equation 3 with its sign and
 * square corrected).
 *
 * <p>In the tail the estimate can be off by hundreds of decades, in either direction, so it has no interval. Where the
 * ellipsoid proves that a sphere has no error, the rate is 0 and proved.
 *
 * @param spheres the spheres whose points are classified
 */
public record CltErrorRate(ConcentricSpheres spheres) implements ErrorRateEstimator {

    /** The method's name in results. */
    public static final String METHOD = "CLT approximation, no interval";

    /** The method's name in results where no error exists. */
    public static final String PROVED = QuadraticErrors.PROVED;

    /**
     * Returns the error rate, 0 and not proved where it is too small for a number.
     *
     * @throws IllegalArgumentException if the classifier is no quadratic network or of another dimension
     */
    @Override
    public Estimate errorRate(Classifier classifier, Sphere sphere) {
        return errorRate(QuadraticErrors.ellipsoidOf(classifier), sphere);
    }

    /**
     * Returns the error rate of the network with this ellipsoid, for callers that have it at hand.
     *
     * @throws IllegalArgumentException if the ellipsoid is of another dimension
     */
    public Estimate errorRate(DecisionEllipsoid ellipsoid, Sphere sphere) {
        double logErrorRate = logErrorRate(ellipsoid, sphere);
        return ellipsoid.provesNoError(sphere, spheres.radius(sphere))
                ? Estimate.proved(0, PROVED)
                : Estimate.approximated(Math.exp(logErrorRate), METHOD);
    }

    /**
     * Returns the natural logarithm of the error rate; negative infinity where the errors have measure 0.
     *
     * @throws IllegalArgumentException if the classifier is no quadratic network or of another dimension
     */
    public double logErrorRate(Classifier classifier, Sphere sphere) {
        return logErrorRate(QuadraticErrors.ellipsoidOf(classifier), sphere);
    }

    /**
     * Returns the natural logarithm of the error rate of the network with this ellipsoid; negative infinity where the
     * errors have measure 0.
     *
     * @throws IllegalArgumentException if the ellipsoid is of another dimension
     */
    public double logErrorRate(DecisionEllipsoid ellipsoid, Sphere sphere) {
        return QuadraticErrors.form(ellipsoid, sphere, spheres).cltLogPositive();
    }
}
