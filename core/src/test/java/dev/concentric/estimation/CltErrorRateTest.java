package dev.concentric.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.ReferenceSpectrum;
import dev.concentric.ReferenceTable;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.model.Architecture;
import dev.concentric.model.Classifier;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.Initialization;
import dev.concentric.model.Network;
import dev.concentric.model.Normalization;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CltErrorRateTest {

    static List<Map<String, String>> references() {
        return ReferenceTable.read("quadratic-form.csv");
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithFortyDigits(Map<String, String> row) {
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(ReferenceSpectrum.named(row.get("spectrum")));
        CltErrorRate estimator = new CltErrorRate(ConcentricSpheres.ofDimension(ellipsoid.dimension()));
        for (Sphere sphere : Sphere.values()) {
            Estimate estimate = estimator.errorRate(ellipsoid, sphere);
            double logErrorRate = estimator.logErrorRate(ellipsoid, sphere);
            assertEquals(0, estimate.samples());
            if (Double.parseDouble(row.get(sphere.key() + "_error_rate")) == 0) {
                assertTrue(estimate.isProved());
                assertEquals(0, estimate.value());
                assertEquals(Double.NEGATIVE_INFINITY, logErrorRate);
            } else {
                double expected = Double.parseDouble(row.get(sphere.key() + "_clt"));
                assertFalse(estimate.isProved());
                assertEquals(Optional.empty(), estimate.interval());
                assertEquals(expected, estimate.value(), 1e-10 * expected);
                assertEquals(Math.log(expected), logErrorRate, 1e-12 * Math.abs(logErrorRate));
            }
        }
    }

    @Test
    void provesThatThePerfectStartHasNoError() {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(30);
        Classifier perfect = new Architecture.Quadratic(30, 60)
                .initialize(Initialization.Perfect.ofPaper(spheres, 1), RandomStream.root(1))
                .freeze(List.of());
        for (Sphere sphere : Sphere.values()) {
            assertTrue(new CltErrorRate(spheres).errorRate(perfect, sphere).isProved());
        }
    }

    /** A rate of 0.25 with a CLT error of a tenth of it is still a check that sampling and ellipsoid mean one thing. */
    @Test
    void isNearTheSampledRateWhereErrorsAreCommon() {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(10);
        Classifier classifier = diagonal(ReferenceSpectrum.named("lin10"));
        FreshPoints points = new FreshPoints(spheres, RandomStream.root(2));
        for (Sphere sphere : Sphere.values()) {
            double sampled = new SampledErrorRate(points, 20_000, 1)
                    .errorRate(classifier, sphere)
                    .value();
            double estimated =
                    new CltErrorRate(spheres).errorRate(classifier, sphere).value();
            assertEquals(sampled, estimated, 0.06);
        }
    }

    /** Below 1e-300 the rate is written as 0, which is no proof, and its logarithm stands. */
    @Test
    void goesOnInLogarithmsWhereTheRateUnderflows() {
        int n = 20_000;
        double[] alphas = new double[n];
        for (int i = 0; i < n; i++) {
            alphas[i] = i == 0 ? 1.01 : 0.5;
        }
        CltErrorRate estimator = new CltErrorRate(ConcentricSpheres.ofDimension(n));
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(alphas);
        Estimate estimate = estimator.errorRate(ellipsoid, Sphere.INNER);
        assertEquals(0, estimate.value());
        assertFalse(estimate.isProved());
        assertEquals(-n / 4.0, estimator.logErrorRate(ellipsoid, Sphere.INNER), 10);
    }

    @Test
    void refusesOtherNetworksAndOtherDimensions() {
        CltErrorRate estimator = new CltErrorRate(ConcentricSpheres.ofDimension(4));
        Classifier relu = new Architecture.Relu(4, List.of(5), Normalization.DEFAULT.at(Normalization.Placement.NONE))
                .initialize(new Initialization.Glorot(), RandomStream.root(3))
                .freeze(List.of());
        assertThrows(IllegalArgumentException.class, () -> estimator.errorRate(relu, Sphere.INNER));
        Classifier flat = diagonal(new double[] {0.8, 0.8, 0.8});
        assertThrows(IllegalArgumentException.class, () -> estimator.logErrorRate(flat, Sphere.INNER));
    }

    /** Returns a network that has these alphas to float32. */
    private static Classifier diagonal(double[] alphas) {
        int n = alphas.length;
        Network network =
                new Architecture.Quadratic(n, n).initialize(new Initialization.Glorot(), RandomStream.root(4));
        float[] weights = new float[n * n];
        for (int i = 0; i < n * n; i++) {
            weights[i] = i % (n + 1) == 0 ? (float) Math.sqrt(alphas[i / (n + 1)]) : 0f;
        }
        network.parameters().getFirst().value().setRows(weights);
        return network.freeze(List.of());
    }
}
