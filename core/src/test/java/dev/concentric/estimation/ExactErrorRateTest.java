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
import dev.concentric.random.RandomStream;
import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExactErrorRateTest {

    static List<Map<String, String>> references() {
        return ReferenceTable.read("quadratic-form.csv");
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithFortyDigits(Map<String, String> row) {
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(ReferenceSpectrum.named(row.get("spectrum")));
        ExactErrorRate estimator = new ExactErrorRate(ConcentricSpheres.ofDimension(ellipsoid.dimension()));
        for (Sphere sphere : Sphere.values()) {
            Estimate estimate = estimator.errorRate(ellipsoid, sphere);
            double expected = Double.parseDouble(row.get(sphere.key() + "_error_rate"));
            assertEquals(expected == 0, estimate.isProved());
            assertEquals(expected, estimate.value(), 1e-10 * expected);
            assertTrue(estimate.interval().orElseThrow().contains(expected));
            assertEquals(0, estimate.samples());
        }
    }

    /** Seed 5; a false alarm has a probability below 1e-6 for each sphere, that of a 1 - 1e-6 interval. */
    @ParameterizedTest
    @EnumSource(Sphere.class)
    void samplingAgrees(Sphere sphere) {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(20);
        TrainingPlan plan =
                TrainingPlan.ofPaper(spheres, new Architecture.Quadratic(20, 30), new Initialization.Glorot(), 1000, 5);
        var loop = new TrainingLoop<>(plan);
        loop.advanceTo(plan.steps());
        Classifier classifier = loop.snapshot().classifier();
        ErrorCount count = new SampledErrorRate(new FreshPoints(spheres, RandomStream.root(5)), 200_000, 1)
                .count(classifier, sphere);
        Interval sampled = BinomialInterval.clopperPearson(count.errors(), count.samples(), 1 - 1e-6);
        Estimate exact = new ExactErrorRate(spheres).errorRate(classifier, sphere);
        assertTrue(sampled.contains(exact.value()), () -> exact + ", " + sampled);
        assertFalse(exact.isProved());
    }

    @Test
    void aRateBelowTheSmallestNumberHasALogarithm() {
        double[] alphas = new double[20_000];
        Arrays.fill(alphas, 0.5);
        alphas[0] = 1.01;
        ExactErrorRate estimator = new ExactErrorRate(ConcentricSpheres.ofDimension(alphas.length));
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(alphas);
        Estimate estimate = estimator.errorRate(ellipsoid, Sphere.INNER);
        assertEquals(0, estimate.value());
        assertFalse(estimate.isProved());
        // x_1^2 has the law Beta(1/2, (n-1)/2), and an error needs x_1^2 > 1/1.02: the upper tail to first order.
        double first = (alphas.length - 1) / 2.0 * Math.log(0.02 / 1.02);
        assertEquals(first, estimator.probability(ellipsoid, Sphere.INNER).logProbability(), 10);
    }

    @Test
    void refusesOtherDimensions() {
        DecisionEllipsoid ellipsoid = DecisionEllipsoid.ofAlphas(new double[] {0.8, 0.9, 1.1});
        ExactErrorRate estimator = new ExactErrorRate(ConcentricSpheres.ofDimension(4));
        assertThrows(IllegalArgumentException.class, () -> estimator.errorRate(ellipsoid, Sphere.INNER));
    }
}
