package dev.concentric.estimation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.ManifoldAttack;
import dev.concentric.attack.StoppingRule;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.ErrorSetSample.Origin;
import dev.concentric.linalg.Team;
import dev.concentric.model.HalfSpaceClassifier;
import dev.concentric.random.RandomStream;
import dev.concentric.theory.SphericalCap;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Points of error sets and their distances to the nearest correct point. */
class ErrorDepthTest {
    private static final int DIMENSION = 30;
    private static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(DIMENSION);
    private static final RandomStream STREAM = RandomStream.root(51);
    private static final SplittingSettings SETTINGS = new SplittingSettings(60, 40, 0.5, 4, -300);
    private static final double STEP = 0.002;
    private static final ManifoldAttack ATTACK =
            new ManifoldAttack(new GradientAscent(STEP, 1000), StoppingRule.FIRST_ERROR);

    private static ErrorSetSampler sampler(int count, long budget, int threads) {
        return new ErrorSetSampler(SPHERES, STREAM, count, budget, SETTINGS, threads);
    }

    private static ErrorDepth exact(KnownRate known, ErrorSetSample sample) {
        return ErrorDepth.exact(known.classifier(), sample, STREAM.split("bootstrap"), Team.single())
                .orElseThrow();
    }

    /** Returns the probability that an error of a cap lies deeper than an angle: it is then in a smaller cap. */
    private static double survival(KnownRate known, double angle) {
        double log = known.log10() * Math.log(10);
        double edge = SphericalCap.ofLogErrorRate(DIMENSION, log).angle();
        return angle >= edge
                ? 0
                : Math.exp(
                        SphericalCap.ofHeight(DIMENSION, Math.cos(edge - angle)).logErrorRate() - log);
    }

    /** The greatest deviation of 2000 depths' law stays within the limit of Massart (1990) that makes 1e-7. */
    @ParameterizedTest
    @EnumSource(Sphere.class)
    void rejectedErrorsHaveTheDepthsOfTheCap(Sphere sphere) {
        KnownRate known = KnownRate.halfSpace(DIMENSION, sphere, -1);
        ErrorSetSample sample =
                sampler(2000, 1_000_000, 2).sample(known.classifier(), sphere).orElseThrow();
        assertEquals(Origin.REJECTION, sample.origin());
        double[] angles = Arrays.stream(exact(known, sample).geodesics())
                .map(value -> value / SPHERES.radius(sphere))
                .sorted()
                .toArray();
        double greatest = 0;
        for (int i = 0; i < 2000; i++) {
            double law = 1 - survival(known, angles[i]);
            greatest = Math.max(greatest, Math.max(law - i / 2000.0, (i + 1) / 2000.0 - law));
        }
        assertTrue(greatest < Math.sqrt(Math.log(2e7) / 4000), "deviates by " + greatest);
    }

    /** The mean depth of what splitting ends with, within seven standard errors of its 40 independent replicates. */
    @ParameterizedTest
    @CsvSource({"INNER, -4", "OUTER, -12"})
    void survivorsHaveTheMeanDepthOfTheCap(Sphere sphere, double log10) {
        KnownRate known = KnownRate.halfSpace(DIMENSION, sphere, log10);
        ErrorSetSample sample =
                sampler(1000, 0, 2).sample(known.classifier(), sphere).orElseThrow();
        assertEquals(Origin.SPLITTING, sample.origin());
        assertEquals(1000, sample.points().rows());
        ErrorDepth depth = exact(known, sample);
        double edge =
                SphericalCap.ofLogErrorRate(DIMENSION, log10 * Math.log(10)).angle();
        double mean = IntStream.range(0, 500)
                        .mapToDouble(i -> survival(known, (i + 0.5) * edge / 500))
                        .sum()
                * edge
                / 500
                * SPHERES.radius(sphere);
        var interval = depth.meanGeodesic().interval().orElseThrow();
        double margin = (interval.high() - interval.low()) / 3.92 * 7;
        assertEquals(mean, depth.meanGeodesic().value(), margin);
        assertTrue(interval.contains(depth.meanGeodesic().value()));
    }

    /** Attacks back to the correct points come no nearer than the exact distance, and end within a step beyond it. */
    @ParameterizedTest
    @EnumSource(Sphere.class)
    void attacksBackReachTheNearestCorrectPoint(Sphere sphere) {
        for (KnownRate known : new KnownRate[] {
            KnownRate.halfSpace(DIMENSION, sphere, -2), KnownRate.quadratic(DIMENSION, DIMENSION, sphere, -2)
        }) {
            ErrorSetSample sample =
                    sampler(50, 100_000, 2).sample(known.classifier(), sphere).orElseThrow();
            double[] exact = exact(known, sample).chords();
            ErrorDepth attacked = ErrorDepth.byAttack(known.classifier(), sample, ATTACK, STREAM, Team.single())
                    .orElseThrow();
            assertEquals(50, attacked.points());
            assertEquals(ErrorDepth.METHOD_ATTACK, attacked.meanChord().method());
            for (int i = 0; i < 50; i++) {
                double found = attacked.chords()[i];
                assertTrue(found >= exact[i] - 1e-6 && found <= 1.2 * exact[i] + STEP + 1e-6, found + ", " + exact[i]);
            }
        }
    }

    @Test
    void doesNotDependOnTheThreads() {
        KnownRate known = KnownRate.quadratic(DIMENSION, 4, Sphere.INNER, -2);
        for (long budget : new long[] {0, 100_000}) {
            ErrorSetSample alone = sampler(70, budget, 1)
                    .sample(known.classifier(), Sphere.INNER)
                    .orElseThrow();
            ErrorSetSample shared = sampler(70, budget, 3)
                    .sample(known.classifier(), Sphere.INNER)
                    .orElseThrow();
            assertArrayEquals(alone.points().data(), shared.points().data());
            assertArrayEquals(alone.groups(), shared.groups());
            assertArrayEquals(
                    exact(known, alone).chords(),
                    ErrorDepth.exact(known.classifier(), shared, STREAM, Team.of(2))
                            .orElseThrow()
                            .chords());
        }
    }

    @Test
    void everyPointIsAnError() {
        KnownRate known = KnownRate.quadratic(DIMENSION, DIMENSION, Sphere.OUTER, -2);
        for (long budget : new long[] {0, 1_000_000}) {
            ErrorSetSample sample = sampler(60, budget, 2)
                    .sample(known.classifier(), Sphere.OUTER)
                    .orElseThrow();
            float[] logits = new float[60];
            known.classifier().logits(sample.points(), logits);
            for (float logit : logits) {
                assertTrue(Sphere.OUTER.isError(logit));
            }
        }
    }

    @Test
    void aSphereWithoutErrorsHasNone() {
        FunctionClassifier perfect = FunctionClassifier.halfSpace(DIMENSION, 2, 1);
        ErrorSetSampler sampler =
                new ErrorSetSampler(SPHERES, STREAM, 5, 1000, new SplittingSettings(20, 10, 0.5, 1, -4), 2);
        assertEquals(Optional.empty(), sampler.sample(perfect, Sphere.INNER));
    }

    @Test
    void aSphereWithoutCorrectPointsHasNoDepth() {
        KnownRate wrong = new KnownRate("", 0, new HalfSpaceClassifier(normal(), 5), Sphere.OUTER, 0);
        ErrorSetSample sample =
                sampler(5, 1000, 1).sample(wrong.classifier(), Sphere.OUTER).orElseThrow();
        assertEquals(Optional.empty(), ErrorDepth.exact(wrong.classifier(), sample, STREAM, Team.single()));
        assertEquals(Optional.empty(), ErrorDepth.byAttack(wrong.classifier(), sample, ATTACK, STREAM, Team.single()));
    }

    private static double[] normal() {
        double[] normal = new double[DIMENSION];
        normal[2] = 1;
        return normal;
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        FunctionClassifier other = FunctionClassifier.halfSpace(DIMENSION, 0.1, 1);
        ErrorSetSample sample = sampler(5, 1000, 1).sample(other, Sphere.INNER).orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> ErrorDepth.exact(other, sample, STREAM, Team.single()));
        assertThrows(IllegalArgumentException.class, () -> sampler(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> sampler(1, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> sampler(1, 1, 0));
    }
}
