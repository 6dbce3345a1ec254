package dev.concentric.estimation;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.model.Classifier;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import dev.concentric.stats.TailProbability;
import java.util.Optional;

/**
 * The exact error rate of a quadratic network, by {@link dev.concentric.stats.QuadraticForm#probabilityPositive}: the
 * interval is what rounding leaves open. Where the ellipsoid proves that a sphere has no error, the rate is 0 and
 * proved.
 *
 * @param spheres the spheres whose points are classified
 */
public record ExactErrorRate(ConcentricSpheres spheres) implements ErrorRateEstimator {

    /** The method's name in results. */
    public static final String METHOD = "exact law of the quadratic form";

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
        TailProbability rate = probability(ellipsoid, sphere);
        if (ellipsoid.provesNoError(sphere, spheres.radius(sphere))) {
            return Estimate.proved(0, QuadraticErrors.PROVED);
        }
        double value = rate.value();
        double reach = value * rate.relativeErrorBound();
        // Never a single value, even where the rate underflows: that would say that no error exists.
        Interval interval =
                new Interval(Math.max(0, Math.nextDown(value - reach)), Math.min(1, Math.nextUp(value + reach)));
        return new Estimate(value, Optional.of(interval), METHOD, 0);
    }

    /**
     * Returns the error rate with its logarithm, for rates below the smallest number.
     *
     * @throws IllegalArgumentException if the ellipsoid is of another dimension
     */
    public TailProbability probability(DecisionEllipsoid ellipsoid, Sphere sphere) {
        return QuadraticErrors.form(ellipsoid, sphere, spheres).probabilityPositive();
    }
}
