package dev.concentric.experiment;

import dev.concentric.data.Sphere;
import dev.concentric.estimation.ErrorDistance;
import dev.concentric.estimation.SplittingSettings;
import dev.concentric.model.Classifier;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import dev.concentric.store.Document;
import dev.concentric.theory.SphericalCap;
import dev.concentric.training.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * The share of points with an error within a distance: as an attack found it, a lower bound, beside the least share
 * that any error set of the same measure has, which is the cap's.
 *
 * @param epsilon the straight-line distance
 * @param share the share found
 * @param rate the error rate
 * @param least the least share at that rate; at 0 where the rate is not known to be positive
 */
public record ErrorsNearby(double epsilon, Estimate share, RateEstimate rate, double least) {
    private static final long SAMPLES = 100_000;

    /** Holds an attack's distances against the optimum at the network's error rate, by the best method there is. */
    public static ErrorsNearby of(
            Snapshot snapshot, Sphere sphere, ErrorDistance distance, double epsilon, Measurer measurer) {
        RateEstimate rate = rateOf(snapshot.classifier(), sphere, measurer);
        int dimension = snapshot.plan().spheres().dimension();
        double radius = snapshot.plan().spheres().radius(sphere);
        double log = rate.log10() * Math.log(10);
        double least = 0;
        if (log < 0 && !rate.below() && log > Double.NEGATIVE_INFINITY) {
            least = 1 - SphericalCap.ofLogErrorRate(dimension, log).survivalOfChord(Math.min(2, epsilon / radius));
        }
        return new ErrorsNearby(epsilon, distance.shareWithin(epsilon), rate, least);
    }

    private static RateEstimate rateOf(Classifier classifier, Sphere sphere, Measurer measurer) {
        List<RateEstimate> estimates = new ArrayList<>();
        if (classifier instanceof QuadraticClassifier quadratic) {
            return measurer.exactRate(quadratic.decisionEllipsoid(), sphere);
        }
        estimates.add(measurer.sampledRate(classifier, sphere, SAMPLES));
        if (estimates.getFirst().details().integer("errors") < RateComparison.ENOUGH_ERRORS) {
            estimates.add(measurer.splittingRate(classifier, sphere, SplittingSettings.DEFAULT));
        }
        return new RateComparison(estimates).trusted();
    }

    /** Returns the shares as verbs print them. */
    public Document document() {
        Interval interval = share.interval().orElseThrow();
        return Document.builder()
                .put("epsilon", epsilon)
                .put("shareWithin", share.value())
                .put("interval", new double[] {interval.low(), interval.high()})
                .put("method", share.method())
                .put("leastShareWithin", least)
                .put("log10ErrorRate", rate.log10())
                .put("below", rate.below())
                .put("errorRateMethod", rate.method().key())
                .build();
    }
}
