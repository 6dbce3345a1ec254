package dev.concentric.estimation;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.model.Architecture;
import dev.concentric.model.Classifier;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.HalfSpaceClassifier;
import dev.concentric.model.Initialization;
import dev.concentric.model.Network;
import dev.concentric.model.QuadraticClassifier;
import dev.concentric.random.RandomStream;
import dev.concentric.theory.SphericalCap;
import java.util.Arrays;
import java.util.List;

/**
 * A classifier whose error rate on a sphere is known to many digits.
 *
 * @param kind what kind of classifier, in a word
 * @param hidden the number of hidden units, 0 where there are none
 * @param classifier the classifier
 * @param sphere the sphere
 * @param log10 the decimal logarithm of the error rate
 */
record KnownRate(String kind, int hidden, Classifier classifier, Sphere sphere, double log10) {

    ConcentricSpheres spheres() {
        return ConcentricSpheres.ofDimension(classifier.dimension());
    }

    /** Returns a half-space, along no axis, with errors of that measure. */
    static KnownRate halfSpace(int dimension, Sphere sphere, double log10) {
        double[] normal = new double[dimension];
        Arrays.setAll(normal, i -> Math.cos(i + 1));
        double length = Math.sqrt(Arrays.stream(normal).map(x -> x * x).sum());
        double height = SphericalCap.ofLogErrorRate(dimension, log10 * Math.log(10))
                .withRadius(ConcentricSpheres.ofDimension(dimension).radius(sphere))
                .height();
        return new KnownRate(
                "half-space",
                0,
                new HalfSpaceClassifier(normal, sphere.errorDirection() * height * length),
                sphere,
                log10);
    }

    /**
     * Returns a quadratic network with alphas in geometric progression, the largest four times the smallest, and 0 in
     * the dimensions beyond the number of hidden units; scaled until the rate is nearly the one given.
     */
    static KnownRate quadratic(int dimension, int hidden, Sphere sphere, double log10) {
        ExactErrorRate exact = new ExactErrorRate(ConcentricSpheres.ofDimension(dimension));
        double low = 1e-3;
        double high = 1e3;
        for (int halving = 0; halving < 60; halving++) {
            double middle = Math.sqrt(low * high);
            double rate = exact.probability(DecisionEllipsoid.ofAlphas(alphas(dimension, hidden, middle)), sphere)
                    .log10();
            if (rate < log10 == (sphere == Sphere.INNER)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double[] alphas = alphas(dimension, hidden, low);
        Network network = new Architecture.Quadratic(dimension, hidden)
                .initialize(new Initialization.Glorot(), RandomStream.root(1));
        float[] weights = new float[dimension * hidden];
        for (int i = 0; i < hidden; i++) {
            weights[i * hidden + i] = (float) Math.sqrt(alphas[i]);
        }
        network.parameters().getFirst().value().setRows(weights);
        return of((QuadraticClassifier) network.freeze(List.of()), hidden, sphere);
    }

    /** Returns a quadratic network with its exact rate. */
    static KnownRate of(QuadraticClassifier classifier, int hidden, Sphere sphere) {
        double rate = new ExactErrorRate(ConcentricSpheres.ofDimension(classifier.dimension()))
                .probability(classifier.decisionEllipsoid(), sphere)
                .log10();
        return new KnownRate("quadratic", hidden, classifier, sphere, rate);
    }

    private static double[] alphas(int dimension, int hidden, double largest) {
        double[] alphas = new double[dimension];
        for (int i = 0; i < hidden; i++) {
            alphas[i] = largest * Math.pow(4, -(double) i / Math.max(1, hidden - 1));
        }
        return alphas;
    }
}
