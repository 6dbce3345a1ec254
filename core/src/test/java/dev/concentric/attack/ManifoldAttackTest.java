package dev.concentric.attack;

import static dev.concentric.FunctionClassifier.halfSpace;
import static dev.concentric.attack.SmallProblems.DIMENSION;
import static dev.concentric.attack.SmallProblems.SPHERES;
import static dev.concentric.attack.SmallProblems.STEP;
import static dev.concentric.attack.SmallProblems.attack;
import static dev.concentric.attack.SmallProblems.network;
import static dev.concentric.attack.SmallProblems.starts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.model.Classifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ManifoldAttackTest {
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

    private static double norm(double[] x) {
        double square = 0;
        for (double value : x) {
            square += value * value;
        }
        return Math.sqrt(square);
    }
}
