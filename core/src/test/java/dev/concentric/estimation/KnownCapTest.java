package dev.concentric.estimation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import dev.concentric.attack.AttackOutcome;
import dev.concentric.attack.GradientAscent;
import dev.concentric.attack.ManifoldAttack;
import dev.concentric.attack.StoppingRule;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.HalfSpaceClassifier;
import dev.concentric.random.RandomStream;
import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.BootstrapInterval;
import dev.concentric.theory.SphericalCap;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Estimators and attacks end to end against a half-space, whose error rate, distances and their law are known: in 60
 * dimensions, with a normal along no axis. Each statistical check states its false-alarm probability over the seed.
 */
class KnownCapTest {
    private static final int DIMENSION = 60;
    private static final double STEP = 0.004;
    private static final FreshPoints POINTS =
            new FreshPoints(ConcentricSpheres.ofDimension(DIMENSION), RandomStream.root(20));
    private static final ManifoldAttack ATTACK =
            new ManifoldAttack(new GradientAscent(STEP, 1000), StoppingRule.FIRST_ERROR);

    /** Returns a classifier whose errors on a sphere are the cap of that height on the unit sphere. */
    private static HalfSpaceClassifier withCap(Sphere sphere, double height) {
        double[] normal = normal();
        return new HalfSpaceClassifier(
                normal,
                sphere.errorDirection()
                        * height
                        * length(normal)
                        * POINTS.spheres().radius(sphere));
    }

    private static double[] normal() {
        double[] normal = new double[DIMENSION];
        Arrays.setAll(normal, i -> 3 * Math.cos(i + 1));
        return normal;
    }

    private static double length(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(value -> value * value).sum());
    }

    /** Returns the exact distance along the great circle of the unit sphere from a point to the cap. */
    private static double exactAngle(HalfSpaceClassifier classifier, Sphere sphere, double height, double[] point) {
        double logit = classifier.logit(point) - classifier.logit(new double[DIMENSION]);
        double sine = sphere.errorDirection() * logit / length(normal()) / length(point);
        return Math.max(0, Math.asin(height) - Math.asin(sine));
    }

    @Test
    void saysOuterBeyondItsPlane() {
        HalfSpaceClassifier classifier = new HalfSpaceClassifier(new double[] {3, 4}, 2.5);
        assertEquals(2, classifier.dimension());
        assertEquals(2.5, classifier.logit(new double[] {0.6, 0.8}), 1e-15);
        FloatMatrix points = FloatMatrix.over(new float[] {0.5f, 0.25f, -1, 2}, 2, 2);
        float[] logits = new float[2];
        FloatMatrix gradients = FloatMatrix.zeros(2, 2);
        classifier.logitsAndGradients(points, logits, gradients);
        assertArrayEquals(new float[] {0, 2.5f}, logits);
        assertArrayEquals(new float[] {3, 4, 3, 4}, gradients.data());
        Arrays.fill(logits, 0);
        classifier.logits(points, logits);
        assertArrayEquals(new float[] {0, 2.5f}, logits);
    }

    @Test
    void refusesNormalsWithoutADirection() {
        for (double[] normal : new double[][] {{}, {0, 0}, {1e-60, 0}, {Double.NaN, 1}, {1e200, 1}}) {
            assertThrows(IllegalArgumentException.class, () -> new HalfSpaceClassifier(normal, 1));
        }
        assertThrows(IllegalArgumentException.class, () -> new HalfSpaceClassifier(new double[] {1}, Double.NaN));
    }

    /** False-alarm probability 1e-7 for each of the six. */
    @ParameterizedTest
    @CsvSource({"INNER, 0.1", "INNER, 0.35", "INNER, -0.2", "OUTER, 0.1", "OUTER, 0.35", "OUTER, -0.2"})
    void samplingCoversTheKnownErrorRate(Sphere sphere, double height) {
        double exact = SphericalCap.ofHeight(DIMENSION, height).errorRate();
        ErrorCount count = new SampledErrorRate(POINTS, 200_000, 2).count(withCap(sphere, height), sphere);
        assertTrue(
                BinomialInterval.clopperPearson(count.errors(), count.samples(), 1 - 1e-7)
                        .contains(exact),
                count + " for " + exact);
    }

    /**
     * Each attack ends between the exact distance and one step beyond; their mean covers the exact d(E) up to that
     * step. The interval of the mean is the bootstrap's at a confidence of 1 - 2e-5, widened by half on each side: some
     * 6.4 standard errors of 400 bounded distances, which a mean leaves with a probability below 1e-9.
     */
    @ParameterizedTest
    @CsvSource({"INNER, 0.3", "OUTER, 0.2"})
    void attacksReachTheCapByTheShortestWay(Sphere sphere, double height) {
        double radius = POINTS.spheres().radius(sphere);
        HalfSpaceClassifier classifier = withCap(sphere, height);
        ErrorDistance distance = new ErrorDistanceEstimator(POINTS, 400, ATTACK).errorDistance(classifier, sphere);
        assertEquals(400, distance.found());
        double[] chords = new double[400];
        for (int i = 0; i < 400; i++) {
            AttackOutcome outcome = distance.outcomes().get(i);
            double exact = radius * exactAngle(classifier, sphere, height, outcome.start());
            assertTrue(outcome.geodesic() >= exact - 1e-12 && outcome.geodesic() <= exact + STEP + 1e-6);
            chords[i] = outcome.chord();
        }
        var interval = BootstrapInterval.mean(
                chords, 1 - 2e-5, 200_000, RandomStream.root(21).generator());
        double mean = radius * SphericalCap.ofHeight(DIMENSION, height).meanChord();
        double margin = (interval.high() - interval.low()) / 4;
        assertTrue(
                interval.low() - STEP - margin <= mean && mean <= interval.high() + margin, interval + " for " + mean);
    }

    /**
     * Of N distances, the greatest deviation of their distribution function from the cap's exceeds e with a probability
     * of at most 2 exp(-2 N e^2) (Dvoretzky, Kiefer and Wolfowitz, 1956; Massart, 1990). The limit e makes that 1e-7.
     */
    @ParameterizedTest
    @CsvSource({"INNER, 0.1", "INNER, -0.1", "OUTER, 0.05"})
    void distancesHaveTheLawOfTheCap(Sphere sphere, double height) {
        int count = 20_000;
        HalfSpaceClassifier classifier = withCap(sphere, height);
        FloatMatrix points = POINTS.points(sphere, 0, count);
        double[] angles = new double[count];
        for (int i = 0; i < count; i++) {
            angles[i] = exactAngle(classifier, sphere, height, FunctionClassifier.row(points, i));
        }
        Arrays.sort(angles);
        double greatest = 0;
        for (int i = 0; i < count; i++) {
            if (angles[i] > 0) {
                double law = SphericalCap.ofHeight(DIMENSION, Math.sin(Math.asin(height) - angles[i]))
                        .errorRate();
                greatest = Math.max(greatest, Math.max(law - (double) i / count, (i + 1.0) / count - law));
            }
        }
        double inside = Arrays.stream(angles).filter(angle -> angle == 0).count() / (double) count;
        greatest = Math.max(
                greatest,
                Math.abs(inside - SphericalCap.ofHeight(DIMENSION, height).errorRate()));
        assertTrue(greatest < Math.sqrt(Math.log(2e7) / (2 * count)), "deviates by " + greatest);
    }
}
