package dev.concentric.estimation;

import static dev.concentric.estimation.SmallSplitting.DIMENSION;
import static dev.concentric.estimation.SmallSplitting.SMALL;
import static dev.concentric.estimation.SmallSplitting.SPHERES;
import static dev.concentric.estimation.SmallSplitting.of;
import static dev.concentric.estimation.SmallSplitting.splitting;
import static dev.concentric.estimation.SmallSplitting.wide;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FalseAlarm;
import dev.concentric.FunctionClassifier;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.SplittingReplicate.End;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Architecture;
import dev.concentric.model.Classifier;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.Interval;
import dev.concentric.theory.SphericalCap;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SplittingErrorRateTest {
    private static final double[] ORIGIN = new double[DIMENSION];

    static Stream<KnownRate> knownRates() {
        return Stream.of(
                KnownRate.halfSpace(10, Sphere.INNER, -1),
                KnownRate.halfSpace(10, Sphere.OUTER, -3),
                KnownRate.halfSpace(40, Sphere.INNER, -20),
                KnownRate.quadratic(20, 20, Sphere.INNER, -8),
                KnownRate.quadratic(20, 20, Sphere.OUTER, -8),
                KnownRate.quadratic(64, 8, Sphere.INNER, -20));
    }

    /** Seed 31; the false-alarm probability is about 1e-6 for each, as far as the logarithms are normal. */
    @ParameterizedTest
    @MethodSource("knownRates")
    void coversKnownRates(KnownRate known) {
        SplittingSettings settings = SMALL.withParticles(100);
        SplittingResult result = new SplittingErrorRate(known.spheres(), RandomStream.root(31), settings, 2)
                .run(known.classifier(), known.sphere());
        assertTrue(wide(result).contains(known.log10() * Math.log(10)), result.toString());
        assertTrue(result.log10Interval().contains(result.log10ErrorRate()));
        assertFalse(result.below());
        assertTrue(result.relativeStandardError() < 0.5);
        assertTrue(result.leastAcceptance() > 0.1 && result.meanAcceptance() < 0.6);
        assertEquals(Math.pow(10, result.log10ErrorRate()), result.estimate().value());
        for (SplittingReplicate replicate : result.replicates()) {
            assertEquals(End.ERRORS, replicate.end());
            assertTrue(replicate.errors() > 20);
        }
    }

    /** The interval of the counted rate at 1 - 1e-6 and that of splitting have a value in common. Seeds 3, 9 and 31. */
    @ParameterizedTest
    @CsvSource({"INNER", "OUTER"})
    void agreesWithSamplingOnAReluNetwork(Sphere sphere) {
        var loop = new TrainingLoop<>(TrainingPlan.ofPaper(
                SPHERES,
                new Architecture.Relu(DIMENSION, List.of(40, 40), Normalization.DEFAULT),
                new Initialization.Glorot(),
                1500,
                3));
        loop.advanceTo(1500);
        Classifier classifier = loop.snapshot().classifier();
        ErrorCount count = new SampledErrorRate(new FreshPoints(SPHERES, RandomStream.root(9)), 100_000, 2)
                .count(classifier, sphere);
        Interval sampled = BinomialInterval.clopperPearson(count.errors(), count.samples(), 1 - 1e-6);
        SplittingResult result = splitting(SMALL, 2).run(classifier, sphere);
        Interval split = wide(result);
        assertTrue(
                Math.log(sampled.low()) <= split.high() && split.low() <= Math.log(sampled.high()),
                () -> sampled + ", " + result);
    }

    @Test
    void doesNotDependOnTheThreads() {
        KnownRate known = KnownRate.halfSpace(DIMENSION, Sphere.INNER, -4);
        SplittingSettings settings = SMALL.withReplicates(11);
        SplittingResult alone = splitting(settings, 1).run(known.classifier(), Sphere.INNER);
        for (int threads : new int[] {2, 5}) {
            assertEquals(alone, splitting(settings, threads).run(known.classifier(), Sphere.INNER));
        }
    }

    /**
     * The errors at the end are uniform on the error set: for a cap, the share of the cap that lies higher than an
     * error is uniform on [0, 1]. One error of each of 300 replicates, which are independent. Seed 32.
     */
    @Test
    void survivorsAreUniformOnTheErrorSet() {
        KnownRate known = KnownRate.halfSpace(DIMENSION, Sphere.INNER, -4);
        long[] cells = new long[10];
        FloatMatrix[] errors = new FloatMatrix[300];
        new SplittingErrorRate(SPHERES, RandomStream.root(32), SMALL.withReplicates(300), 2)
                .each(known.classifier(), Sphere.INNER, (number, replicate, population) -> {
                    assertEquals(End.ERRORS, replicate.end());
                    errors[number] = population.errorPoints();
                });
        for (FloatMatrix points : errors) {
            double[] point = FunctionClassifier.row(points, 0);
            double height =
                    (known.classifier().logit(point) - known.classifier().logit(ORIGIN)) / normalLength(known);
            double higher = SphericalCap.ofHeight(DIMENSION, height).logErrorRate() - known.log10() * Math.log(10);
            cells[(int) Math.clamp(Math.floor(10 * Math.exp(higher)), 0, 9)]++;
        }
        FalseAlarm.unlessUniform("share of the cap", cells);
    }

    /** The logit is normal . x - threshold, and the cap's height on the unit sphere is threshold / |normal|. */
    private static double normalLength(KnownRate known) {
        double threshold = -known.classifier().logit(ORIGIN);
        return threshold
                / SphericalCap.ofLogErrorRate(DIMENSION, known.log10() * Math.log(10))
                        .height();
    }

    @Test
    void levelsRiseToTheBoundary() {
        KnownRate known = KnownRate.halfSpace(DIMENSION, Sphere.OUTER, -5);
        SplittingReplicate replicate = splitting(SMALL, 2)
                .run(known.classifier(), Sphere.OUTER)
                .replicates()
                .getFirst();
        double last = Double.POSITIVE_INFINITY;
        double log = 0;
        for (SplittingLevel level : replicate.levels()) {
            assertTrue(level.logit() > 0 && level.logit() < last);
            assertTrue(level.step() > 0 && level.step() <= 1);
            last = level.logit();
            log += Math.log(level.survivorShare());
        }
        assertEquals(log, replicate.logReached(), 1e-12);
        assertEquals(log + Math.log(replicate.errors() / 60.0), replicate.logErrorRate(), 1e-12);
        assertTrue(replicate.front() < 0);
    }

    /** With 20 points and one move the rates scatter widely, and still their mean is the rate. Seed 33. */
    @Test
    void hasNoBiasHoweverFewThePointsAndMovesAre() {
        KnownRate known = KnownRate.quadratic(10, 10, Sphere.INNER, -3);
        double[] ratios = new double[200];
        for (int i = 0; i < 200; i++) {
            SplittingResult result = new SplittingErrorRate(
                            known.spheres(),
                            RandomStream.root(33).split(i),
                            new SplittingSettings(20, 20, 0.5, 1, -300),
                            2)
                    .run(known.classifier(), Sphere.INNER);
            ratios[i] = Math.pow(10, result.log10ErrorRate() - known.log10());
        }
        double mean = Arrays.stream(ratios).average().orElseThrow();
        double variance =
                Arrays.stream(ratios).map(x -> (x - mean) * (x - mean)).sum() / 199;
        FalseAlarm.unlessNormal("the mean rate", (mean - 1) / Math.sqrt(variance / 200));
        assertTrue(Math.sqrt(variance / 200) < 0.1, "standard error " + Math.sqrt(variance / 200));
    }

    /** The search down to 1e-300 in this many points would take minutes. */
    @Test
    void stopsWhenInterrupted() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Thread.currentThread().interrupt();
            SplittingErrorRate rate = splitting(SMALL.withParticles(20_000), 2);
            assertThrows(IllegalStateException.class, () -> rate.run(of(x -> x[0] - 2), Sphere.INNER));
            assertTrue(Thread.interrupted());
        });
    }

    @Test
    void refusesWhatDoesNotFit() {
        SplittingErrorRate rate = splitting(SMALL, 1);
        KnownRate other = KnownRate.halfSpace(10, Sphere.INNER, -3);
        assertThrows(IllegalArgumentException.class, () -> rate.run(other.classifier(), Sphere.INNER));
        assertThrows(IllegalArgumentException.class, () -> splitting(SMALL, 0));
        SplittingSettings large = SMALL.withParticles(1_000_000);
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(3000);
        assertThrows(
                IllegalArgumentException.class, () -> new SplittingErrorRate(spheres, RandomStream.root(1), large, 1));
        for (SplittingSettings settings : List.of(SMALL, SplittingSettings.DEFAULT)) {
            assertThrows(IllegalArgumentException.class, () -> settings.withParticles(9));
            assertThrows(IllegalArgumentException.class, () -> settings.withReplicates(9));
            assertThrows(IllegalArgumentException.class, () -> settings.withMoves(0));
        }
        assertThrows(IllegalArgumentException.class, () -> new SplittingSettings(100, 10, 0.99, 5, -300));
        assertThrows(IllegalArgumentException.class, () -> new SplittingSettings(100, 10, Double.NaN, 5, -300));
        assertThrows(IllegalArgumentException.class, () -> new SplittingSettings(100, 10, 0.5, 5, -301));
    }
}
