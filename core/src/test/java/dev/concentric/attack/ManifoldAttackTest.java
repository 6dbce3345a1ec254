package dev.concentric.attack;

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
import dev.concentric.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ManifoldAttackTest {
    private static final int DIMENSION = 20;
    private static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(DIMENSION);
    private static final double STEP = 0.01;

    private static FloatMatrix starts(Sphere sphere, int count) {
        FloatMatrix points = FloatMatrix.zeros(count, DIMENSION);
        for (int i = 0; i < count; i++) {
            SPHERES.point(RandomStream.root(1), i, sphere, points.data(), i * DIMENSION);
        }
        return points;
    }

    private static List<AttackOutcome> attack(Classifier classifier, Sphere sphere, StoppingRule rule, int points) {
        return new ManifoldAttack(new GradientAscent(STEP, 400), rule)
                .attack(classifier, sphere, SPHERES.radius(sphere), starts(sphere, points));
    }

    private static List<AttackOutcome> attack(Classifier classifier) {
        return attack(classifier, Sphere.INNER, StoppingRule.FIRST_ERROR, 20);
    }

    /**
     * The errors are a cap, which a point at latitude s reaches after an arc of the latitudes' difference. Steps along
     * the pole's direction keep to that arc, so that the attack passes the edge by less than one step, even where the
     * logits are so large that the loss's own gradient is 0 in float32.
     */
    @ParameterizedTest
    @CsvSource({"INNER, 0.4, 1", "INNER, 0.4, 1000", "OUTER, -0.5, 1", "OUTER, 0.1, 1000", "INNER, -0.05, 1"})
    void reachesTheNearestErrorWithinOneStep(Sphere sphere, double height, double steepness) {
        double radius = SPHERES.radius(sphere);
        int inside = 0;
        for (AttackOutcome outcome :
                attack(halfSpace(DIMENSION, height, steepness), sphere, StoppingRule.FIRST_ERROR, 100)) {
            double arc = Math.abs(Math.asin(height / radius) - Math.asin(outcome.start()[0] / radius));
            boolean error = sphere.isError(steepness * (outcome.start()[0] - height));
            inside += error ? 1 : 0;
            double geodesic = error ? 0 : radius * arc;
            double chord = error ? 0 : 2 * radius * Math.sin(arc / 2);
            assertTrue(outcome.found());
            assertBetween(chord - 1e-6, chord + STEP, outcome.chord());
            assertBetween(geodesic - 1e-6, geodesic + STEP, outcome.geodesic());
            assertTrue(sphere.isError(outcome.endLogit()));
        }
        assertTrue(inside < 100);
    }

    private static void assertBetween(double low, double high, double value) {
        assertTrue(low <= value && value <= high, value + " lies outside [" + low + ", " + high + "]");
    }

    @ParameterizedTest
    @EnumSource
    void endsOnTheSphereAtTheDistancesItStates(Sphere sphere) {
        double radius = SPHERES.radius(sphere);
        for (StoppingRule rule : StoppingRule.values()) {
            for (AttackOutcome outcome : attack(network(2), sphere, rule, 30)) {
                assertEquals(radius, norm(outcome.start()), 1e-14);
                assertEquals(radius, norm(outcome.end()), 1e-14);
                if (!outcome.found() || outcome.chord() == 0) {
                    continue;
                }
                double[] difference = new double[DIMENSION];
                double product = 0;
                for (int j = 0; j < DIMENSION; j++) {
                    difference[j] = outcome.end()[j] - outcome.start()[j];
                    product += outcome.end()[j] * outcome.start()[j];
                }
                assertEquals(norm(difference), outcome.chord(), 1e-12);
                assertEquals(radius * Math.acos(product / (radius * radius)), outcome.geodesic(), 1e-7);
                assertEquals(network(2).logit(outcome.end()), outcome.endLogit());
            }
        }
    }

    @Test
    void keepsToTheSphereOnTheWay() {
        List<Double> norms = new ArrayList<>();
        Classifier network = network(3);
        FunctionClassifier watched = new FunctionClassifier(
                DIMENSION,
                network::logit,
                x -> {
                    norms.add(norm(x));
                    double[] gradient = new double[DIMENSION];
                    gradient[norms.size() % DIMENSION] = 5;
                    return gradient;
                },
                0);
        attack(watched, Sphere.OUTER, StoppingRule.ALL_STEPS, 3);
        assertEquals(3 * 401, norms.size());
        norms.forEach(norm -> assertEquals(1.3, norm, 3e-7));
    }

    @ParameterizedTest
    @EnumSource
    void isAtNoDistanceFromAStartThatIsAnError(StoppingRule rule) {
        for (AttackOutcome outcome : attack(halfSpace(DIMENSION, -2, 1), Sphere.INNER, rule, 10)) {
            assertTrue(outcome.found());
            assertEquals(0, outcome.chord());
            assertEquals(0, outcome.geodesic());
            assertEquals(rule == StoppingRule.FIRST_ERROR ? 0 : 400, outcome.steps());
            assertEquals(rule == StoppingRule.FIRST_ERROR, Arrays.equals(outcome.start(), outcome.end()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void boundsNothingWhereNoErrorIsFound(StoppingRule rule) {
        for (AttackOutcome outcome : attack(halfSpace(DIMENSION, 1.001, 1), Sphere.INNER, rule, 10)) {
            assertFalse(outcome.found());
            assertFalse(outcome.gradientVanished());
            assertEquals(Double.POSITIVE_INFINITY, outcome.chord());
            assertEquals(Double.POSITIVE_INFINITY, outcome.geodesic());
            assertEquals(400, outcome.steps());
            // The best point seen is given all the same: the pole, which 400 steps approach to 1 - tanh 4 or so.
            assertEquals(-0.001, outcome.endLogit(), 2e-3);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "NaN", "Infinity", "1e-60"})
    void saysWhereThereIsNoDirectionToGo(double slope) {
        FunctionClassifier blind = halfSpace(DIMENSION, 1.001, 1).withGradient(x -> constant(slope));
        for (AttackOutcome outcome : attack(blind)) {
            assertTrue(outcome.gradientVanished());
            assertFalse(outcome.found());
            assertEquals(0, outcome.steps());
            assertArrayEquals(outcome.start(), outcome.end());
        }
    }

    /** Only the direction counts, down to the smallest float32 gradients and up to the largest. */
    @ParameterizedTest
    @CsvSource({"1e-44", "1e-42", "1e-30", "1e38"})
    void followsGradientsOfAnyLength(double slope) {
        double[] normal = new double[DIMENSION];
        normal[0] = slope;
        List<AttackOutcome> expected = attack(halfSpace(DIMENSION, 0.4, 1));
        List<AttackOutcome> outcomes = attack(halfSpace(DIMENSION, 0.4, 1).withGradient(x -> normal));
        for (int i = 0; i < outcomes.size(); i++) {
            assertTrue(outcomes.get(i).found());
            assertEquals(expected.get(i).chord(), outcomes.get(i).chord(), 1e-5);
        }
    }

    @Test
    void doesNotTrustFloat32Successes() {
        FunctionClassifier early = halfSpace(DIMENSION, 0.4, 1).withFloatOffset(0.05);
        for (AttackOutcome outcome : attack(early)) {
            assertTrue(outcome.found());
            assertBetween(0, STEP, outcome.endLogit());
        }
        FunctionClassifier never = halfSpace(DIMENSION, 1.001, 1).withFloatOffset(0.5);
        for (AttackOutcome outcome : attack(never)) {
            assertFalse(outcome.found());
            assertTrue(outcome.endLogit() < 0);
            assertEquals(Double.POSITIVE_INFINITY, outcome.chord());
        }
    }

    @Test
    void findsAtItsEndWhatFloat32DoesNotSee() {
        for (AttackOutcome outcome : attack(halfSpace(DIMENSION, 0.4, 1).withFloatOffset(-2))) {
            assertTrue(outcome.found());
            assertEquals(1, outcome.end()[0], 2e-3);
        }
    }

    /** The logit rises to .2 at x_1 = .6, through 0 at about .15, and falls again beyond, while the search goes on. */
    @Test
    void stopsAtTheFirstErrorOrGoesOnToTheWorst() {
        double[] pole = new double[DIMENSION];
        pole[0] = 1;
        FunctionClassifier ridge =
                new FunctionClassifier(DIMENSION, x -> 0.2 - (x[0] - 0.6) * (x[0] - 0.6), x -> pole, 0);
        List<AttackOutcome> first = attack(ridge, Sphere.INNER, StoppingRule.FIRST_ERROR, 30);
        List<AttackOutcome> worst = attack(ridge, Sphere.INNER, StoppingRule.ALL_STEPS, 30);
        for (int i = 0; i < 30; i++) {
            if (first.get(i).chord() == 0) {
                assertEquals(0, worst.get(i).chord());
                continue;
            }
            assertEquals(0.6 - Math.sqrt(0.2), first.get(i).end()[0], STEP);
            assertTrue(first.get(i).steps() < worst.get(i).steps());
            assertEquals(400, worst.get(i).steps());
            assertEquals(0.6, worst.get(i).end()[0], STEP / 2);
            assertEquals(0.2, worst.get(i).endLogit(), STEP * STEP);
            assertTrue(worst.get(i).chord() > first.get(i).chord());
        }
    }

    /** Steps away from the cap gain nothing, and end at the opposite pole, where all is better classified. */
    @Test
    void saysThatItGotNowhere() {
        double[] away = new double[DIMENSION];
        away[0] = -1;
        for (AttackOutcome outcome : attack(halfSpace(DIMENSION, 1.001, 1).withGradient(x -> away))) {
            assertEquals(Set.of(AttackWarning.NO_PROGRESS, AttackWarning.BEST_NOT_LAST), outcome.warnings());
            assertArrayEquals(outcome.start(), outcome.end());
        }
    }

    /** The logit rises to -.1 at x_1 = .6, while the gradient leads on to the pole. */
    @Test
    void saysThatItHasPassedTheBest() {
        double[] pole = new double[DIMENSION];
        pole[0] = 1;
        FunctionClassifier ridge =
                new FunctionClassifier(DIMENSION, x -> -0.1 - (x[0] - 0.6) * (x[0] - 0.6), x -> pole, 0);
        for (AttackOutcome outcome : attack(ridge)) {
            assertEquals(Set.of(AttackWarning.BEST_NOT_LAST), outcome.warnings());
            assertEquals(401, outcome.gradientEvaluations());
            assertEquals(2, outcome.logitEvaluations());
        }
        attack(halfSpace(DIMENSION, 0.4, 1)).forEach(outcome -> assertEquals(Set.of(), outcome.warnings()));
    }

    /** Points leave the batch at different times; each fares as if it were alone. */
    @ParameterizedTest
    @EnumSource
    void givesEachPointTheSameInAnyCompany(StoppingRule rule) {
        for (Sphere sphere : Sphere.values()) {
            ManifoldAttack attack = new ManifoldAttack(new GradientAscent(STEP, 60), rule);
            FloatMatrix starts = starts(sphere, 40);
            float[] before = starts.data().clone();
            Classifier network = network(4);
            List<AttackOutcome> together = attack.attack(network, sphere, SPHERES.radius(sphere), starts);
            assertArrayEquals(before, starts.data());
            for (int i = 0; i < 40; i++) {
                float[] row = Arrays.copyOfRange(before, i * DIMENSION, (i + 1) * DIMENSION);
                AttackOutcome alone = attack.attack(
                                network, sphere, SPHERES.radius(sphere), FloatMatrix.over(row, 1, DIMENSION))
                        .getFirst();
                AttackOutcome other = together.get(i);
                assertArrayEquals(alone.start(), other.start());
                assertArrayEquals(alone.end(), other.end());
                assertEquals(alone.chord(), other.chord());
                assertEquals(alone.endLogit(), other.endLogit());
                assertEquals(alone.steps(), other.steps());
                assertEquals(alone.found(), other.found());
            }
            if (rule == StoppingRule.FIRST_ERROR) {
                long times = together.stream()
                        .mapToInt(AttackOutcome::steps)
                        .distinct()
                        .count();
                assertTrue(times > 3, "points leave at " + times + " different times");
            }
        }
    }

    @Test
    void hasNothingToSayAboutNoPoints() {
        assertEquals(List.of(), attack(network(5), Sphere.INNER, StoppingRule.FIRST_ERROR, 0));
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new GradientAscent(0, 10));
        assertThrows(IllegalArgumentException.class, () -> new GradientAscent(-0.1, 10));
        assertThrows(IllegalArgumentException.class, () -> new GradientAscent(Double.NaN, 10));
        assertThrows(IllegalArgumentException.class, () -> new GradientAscent(0.1, 0));
        assertThrows(IllegalArgumentException.class, () -> new SphereConstraint(0));
        assertThrows(IllegalArgumentException.class, () -> new SphereConstraint(Double.NaN));
    }

    /** An untrained network, which errs on many points of either sphere. */
    private static Classifier network(long seed) {
        return new Architecture.Relu(DIMENSION, List.of(30, 20), Normalization.DEFAULT)
                .initialize(new Initialization.Glorot(), RandomStream.root(seed))
                .freeze(new EndlessSupply(SPHERES, RandomStream.root(seed).split("supply")));
    }

    private static double[] constant(double value) {
        double[] values = new double[DIMENSION];
        Arrays.fill(values, value);
        return values;
    }

    private static double norm(double[] x) {
        double square = 0;
        for (double value : x) {
            square += value * value;
        }
        return Math.sqrt(square);
    }
}
