package dev.concentric.estimation;

import static dev.concentric.FunctionClassifier.halfSpace;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.EndlessSupply;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Architecture;
import dev.concentric.model.Classifier;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.model.SigmoidCrossEntropy;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampledErrorRateTest {
    private static final int DIMENSION = 30;
    private static final FreshPoints POINTS =
            new FreshPoints(ConcentricSpheres.ofDimension(DIMENSION), RandomStream.root(1));

    /** Returns the measure of {x_1 > height} on a sphere: (x_1 / radius)^2 is Beta(1/2, (n - 1)/2). */
    private static double capMeasure(double height, double radius) {
        double share = height / radius;
        double tail = BetaDistribution.of(0.5, (DIMENSION - 1) / 2.0).survivalProbability(share * share) / 2;
        return height >= 0 ? tail : 1 - tail;
    }

    /** The interval at confidence 1 - 1e-7 misses the truth with at most that probability over the seed. */
    @ParameterizedTest
    @CsvSource({"INNER, 0.1", "INNER, 0.5", "INNER, -0.2", "INNER, 0.68", "OUTER, -0.3", "OUTER, 0.2", "OUTER, -0.9"})
    void coversTheKnownMeasureOfACap(Sphere sphere, double height) {
        double radius = POINTS.spheres().radius(sphere);
        double above = capMeasure(height, radius);
        double exact = sphere == Sphere.INNER ? above : capMeasure(-height, radius);
        FunctionClassifier classifier = halfSpace(DIMENSION, height, 1);
        ErrorCount count = new SampledErrorRate(POINTS, 200_000, 2).count(classifier, sphere);
        assertTrue(
                BinomialInterval.clopperPearson(count.errors(), count.samples(), 1 - 1e-7)
                        .contains(exact),
                count + " for " + exact);
        Estimate estimate = new SampledErrorRate(POINTS, 200_000, 1).errorRate(classifier, sphere);
        assertEquals((double) count.errors() / 200_000, estimate.value());
        assertTrue(estimate.interval().orElseThrow().contains(estimate.value()));
        assertEquals(200_000, estimate.samples());
        assertEquals(ErrorCount.METHOD, estimate.method());
    }

    @Test
    void doesNotDependOnTheThreads() {
        Classifier network = new Architecture.Relu(DIMENSION, List.of(40), Normalization.DEFAULT)
                .initialize(new Initialization.Glorot(), RandomStream.root(2))
                .freeze(new EndlessSupply(POINTS.spheres(), RandomStream.root(3)));
        for (long samples : new long[] {1, 249, 250, 251, 5003}) {
            for (Sphere sphere : Sphere.values()) {
                SampledErrorRate alone = new SampledErrorRate(POINTS, samples, 1);
                for (int threads : new int[] {2, 5}) {
                    SampledErrorRate shared = new SampledErrorRate(POINTS, samples, threads);
                    assertEquals(alone.count(network, sphere), shared.count(network, sphere));
                }
            }
        }
    }

    /** Counts that are left at each report and gone on with elsewhere come to the same bits. */
    @Test
    void goesOnFromWhereItWasLeft() {
        FunctionClassifier classifier = halfSpace(DIMENSION, 0.5, 3);
        SampledErrorRate rate = new SampledErrorRate(POINTS, 250_000, 2);
        List<PartialCount> counts = new ArrayList<>();
        ErrorCount whole = rate.count(classifier, Sphere.INNER, PartialCount.NONE, counts::add);
        assertEquals(
                List.of(100_000L, 200_000L, 250_000L),
                counts.stream().map(PartialCount::points).toList());
        List<PartialCount> searched = new ArrayList<>();
        int errors = Math.toIntExact(whole.errors());
        ErrorCount until = rate.countUntil(classifier, Sphere.INNER, errors, PartialCount.NONE, searched::add);
        assertEquals(rate.countUntil(classifier, Sphere.INNER, errors), until);
        assertTrue(until.stoppedAtErrors() && searched.size() == 2, () -> until + " after " + searched);
        SampledErrorRate alone = new SampledErrorRate(POINTS, 250_000, 1);
        for (PartialCount left : counts) {
            assertEquals(whole, alone.count(classifier, Sphere.INNER, left, so -> {}));
        }
        for (PartialCount left : searched) {
            assertEquals(until, alone.countUntil(classifier, Sphere.INNER, errors, left, so -> {}));
        }
    }

    @Test
    void countsAndAveragesOverThePointsThatItNames() {
        FunctionClassifier classifier = halfSpace(DIMENSION, 0.2, 3);
        FloatMatrix points = POINTS.points(Sphere.INNER, 0, 777);
        long errors = 0;
        double loss = 0;
        for (int row = 0; row < 777; row++) {
            double logit = classifier.logit(FunctionClassifier.row(points, row));
            errors += logit >= 0 ? 1 : 0;
            loss += SigmoidCrossEntropy.loss(logit, 0);
        }
        ErrorCount count = new SampledErrorRate(POINTS, 777, 2).count(classifier, Sphere.INNER);
        assertEquals(errors, count.errors());
        assertEquals(777, count.samples());
        assertEquals(loss / 777, count.meanLoss(), 1e-6);
    }

    /** No error in N points leaves rates up to 1 - .025^(1/N), never 0. */
    @Test
    void saysWhatNoErrorsMean() {
        SampledErrorRate rate = new SampledErrorRate(POINTS, 1000, 1);
        Estimate none = rate.errorRate(halfSpace(DIMENSION, 2, 1), Sphere.INNER);
        assertEquals(0, none.value());
        assertEquals(0, none.interval().orElseThrow().low());
        assertEquals(1 - Math.pow(0.025, 1e-3), none.interval().orElseThrow().high(), 1e-15);
        Estimate all = rate.errorRate(halfSpace(DIMENSION, 2, 1), Sphere.OUTER);
        assertEquals(1, all.value());
        assertEquals(1, all.interval().orElseThrow().high());
        assertEquals(Math.pow(0.025, 1e-3), all.interval().orElseThrow().low(), 1e-15);
    }

    @Test
    void numbersFreshPoints() {
        FloatMatrix all = POINTS.points(Sphere.OUTER, 0, 20);
        FloatMatrix some = POINTS.points(Sphere.OUTER, 7, 3);
        assertArrayEquals(Arrays.copyOfRange(all.data(), 7 * DIMENSION, 10 * DIMENSION), some.data());
        FloatMatrix inner = POINTS.points(Sphere.INNER, 0, 1);
        assertFalse(Math.abs(1.3 * inner.get(0, 0) - all.get(0, 0)) < 1e-6);
    }

    @Test
    void passesFailuresOn() {
        IllegalStateException cause = new IllegalStateException("no logit");
        FunctionClassifier broken = new FunctionClassifier(
                DIMENSION,
                x -> {
                    throw cause;
                },
                x -> x,
                0);
        SampledErrorRate rate = new SampledErrorRate(POINTS, 1000, 2);
        var e = assertThrows(IllegalStateException.class, () -> rate.count(broken, Sphere.INNER));
        assertEquals("no logit", e.getCause().getCause().getMessage());
    }

    @Test
    void refusesToSampleNothing() {
        assertThrows(IllegalArgumentException.class, () -> new SampledErrorRate(POINTS, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new SampledErrorRate(POINTS, 10, 0));
    }
}
