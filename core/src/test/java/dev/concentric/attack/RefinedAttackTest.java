package dev.concentric.attack;

import static dev.concentric.FunctionClassifier.halfSpace;
import static dev.concentric.attack.SmallProblems.DIMENSION;
import static dev.concentric.attack.SmallProblems.SPHERES;
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
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefinedAttackTest {
    private static final RefinedAttack WITH_RESTARTS =
            RefinedAttack.DEFAULT.with(new Restarts(4, 0.5, RandomStream.root(2)));

    /**
     * From a point at latitude s the cap's nearest point lies on the meridian, the difference of the latitudes away.
     */
    @ParameterizedTest
    @CsvSource({"INNER, 0.4, 1", "INNER, 0.99, 1e3", "OUTER, -0.5, 1e-3", "OUTER, 0.1, 1", "INNER, -0.05, 1"})
    void endsAtTheEdgeOfACap(Sphere sphere, double height, double steepness) {
        double radius = SPHERES.radius(sphere);
        for (AttackOutcome outcome :
                attack(RefinedAttack.DEFAULT, halfSpace(DIMENSION, height, steepness), sphere, 100)) {
            double arc = Math.abs(Math.asin(height / radius) - Math.asin(outcome.start()[0] / radius));
            boolean error = sphere.isError(outcome.startLogit());
            assertTrue(outcome.found());
            assertEquals(error ? 0 : radius * arc, outcome.geodesic(), 1e-9);
            assertEquals(error ? 0 : 2 * radius * Math.sin(arc / 2), outcome.chord(), 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reachesAPlaneInFreeSpace(Sphere sphere) {
        double height = sphere == Sphere.INNER ? 2 : -2;
        List<AttackOutcome> outcomes = RefinedAttack.DEFAULT.attack(
                halfSpace(DIMENSION, height, 1), sphere, new FreeSpace(), starts(sphere, 30), Team.single());
        for (AttackOutcome outcome : outcomes) {
            assertTrue(outcome.found());
            assertEquals(Math.abs(height - outcome.start()[0]), outcome.chord(), 1e-9);
            assertEquals(outcome.chord(), outcome.geodesic());
        }
    }

    @ParameterizedTest
    @EnumSource
    void statesAnErrorOnTheSphereAndItsDistance(Sphere sphere) {
        double radius = SPHERES.radius(sphere);
        SphereConstraint constraint = new SphereConstraint(radius);
        int searched = 0;
        for (AttackOutcome outcome : attack(WITH_RESTARTS, network(2), sphere, 30)) {
            if (!outcome.found()) {
                continue;
            }
            assertTrue(sphere.isError(network(2).logit(outcome.end())));
            assertEquals(network(2).logit(outcome.end()), outcome.endLogit());
            assertEquals(radius, constraint.chord(outcome.end(), new double[DIMENSION]), 1e-14);
            assertEquals(constraint.chord(outcome.start(), outcome.end()), outcome.chord());
            assertEquals(constraint.geodesic(outcome.chord()), outcome.geodesic());
            searched += outcome.chord() > 0 ? 1 : 0;
        }
        assertTrue(searched > 3, searched + " starts are right");
    }

    /** A descent keeps to the better of what it is given, restarts to the best of all. */
    @ParameterizedTest
    @EnumSource
    void neverEndsFartherThanItsOwnSearch(Sphere sphere) {
        Classifier network = network(3);
        List<AttackOutcome> plain = attack(
                new ManifoldAttack(RefinedAttack.DEFAULT.search(), StoppingRule.FIRST_ERROR), network, sphere, 60);
        List<AttackOutcome> refined = attack(RefinedAttack.DEFAULT, network, sphere, 60);
        List<AttackOutcome> restarted = attack(WITH_RESTARTS, network, sphere, 60);
        int gained = 0;
        for (int i = 0; i < 60; i++) {
            assertTrue(refined.get(i).chord() <= plain.get(i).chord());
            assertTrue(restarted.get(i).chord() <= refined.get(i).chord());
            assertEquals(plain.get(i).steps(), restarted.get(i).steps());
            gained += restarted.get(i).chord() < refined.get(i).chord() ? 1 : 0;
        }
        assertTrue(gained > 0, "restarts have gained nothing");
    }

    @Test
    void leavesAStartThatIsAnErrorAlone() {
        for (AttackOutcome outcome : attack(WITH_RESTARTS, halfSpace(DIMENSION, -2, 1), Sphere.INNER, 5)) {
            assertEquals(0, outcome.chord());
            assertEquals(0, outcome.geodesic());
            assertArrayEquals(outcome.start(), outcome.end());
            assertEquals(1, outcome.gradientEvaluations());
            assertEquals(Set.of(), outcome.warnings());
        }
    }

    @Test
    void boundsNothingWhereNoErrorIsFound() {
        for (AttackOutcome outcome : attack(WITH_RESTARTS, halfSpace(DIMENSION, 1.001, 1), Sphere.INNER, 5)) {
            assertFalse(outcome.found());
            assertEquals(Double.POSITIVE_INFINITY, outcome.chord());
            assertEquals(Double.POSITIVE_INFINITY, outcome.geodesic());
            assertEquals(5 * 401, outcome.gradientEvaluations());
        }
    }

    /** What float32 takes for an error is settled in float64, and so is the crossing. */
    @Test
    void doesNotTrustFloat32Successes() {
        FunctionClassifier early = halfSpace(DIMENSION, 0.4, 1).withFloatOffset(0.05);
        for (AttackOutcome outcome : attack(RefinedAttack.DEFAULT, early, Sphere.INNER, 20)) {
            assertTrue(outcome.found());
            assertEquals(0.4, outcome.end()[0], 1e-9);
            assertTrue(outcome.endLogit() >= 0);
        }
    }

    /** Where the gradient leads astray after the first error, the crossing on the last geodesic is what remains. */
    @Test
    void keepsTheCrossingWhereTheDescentHasNoGradient() {
        double[] pole = new double[DIMENSION];
        pole[0] = 1;
        FunctionClassifier blind =
                halfSpace(DIMENSION, 0.4, 1).withGradient(x -> x[0] > 0.39 ? new double[DIMENSION] : pole);
        Search search = new GeodesicAscent(0.05, 400);
        List<AttackOutcome> outcomes =
                attack(new RefinedAttack(search, LocalDescent.DEFAULT, Restarts.NONE), blind, Sphere.INNER, 20);
        for (AttackOutcome outcome : outcomes) {
            if (outcome.found()) {
                assertEquals(Math.max(0.4, outcome.start()[0]), outcome.end()[0], 1e-9);
            }
        }
        assertTrue(outcomes.stream().filter(AttackOutcome::found).count() > 10);
    }

    @Test
    void countsWhatItAsksOfTheClassifier() {
        AtomicInteger logits = new AtomicInteger();
        AtomicInteger gradients = new AtomicInteger();
        Classifier network = network(4);
        Classifier counting = new Classifier() {
            @Override
            public int dimension() {
                return network.dimension();
            }

            @Override
            public void logits(FloatMatrix points, float[] values) {
                throw new AssertionError("an attack needs gradients with its float32 logits");
            }

            @Override
            public void logitsAndGradients(FloatMatrix points, float[] values, FloatMatrix result) {
                gradients.addAndGet(points.rows());
                network.logitsAndGradients(points, values, result);
            }

            @Override
            public double logit(double[] point) {
                logits.incrementAndGet();
                return network.logit(point);
            }
        };
        for (Attack attack : List.of(
                WITH_RESTARTS,
                RefinedAttack.DEFAULT,
                new ManifoldAttack(new GradientAscent(0.01, 50), StoppingRule.FIRST_ERROR))) {
            logits.set(0);
            gradients.set(0);
            List<AttackOutcome> outcomes = attack(attack, counting, Sphere.OUTER, 20);
            assertEquals(
                    gradients.get(),
                    outcomes.stream()
                            .mapToInt(AttackOutcome::gradientEvaluations)
                            .sum());
            assertEquals(
                    logits.get(),
                    outcomes.stream().mapToInt(AttackOutcome::logitEvaluations).sum());
        }
    }

    @Test
    void givesEachPointTheSameInAnyCompanyAndTeam() {
        Classifier network = network(4);
        FloatMatrix starts = starts(Sphere.OUTER, 12);
        List<AttackOutcome> together = WITH_RESTARTS.attack(network, Sphere.OUTER, 1.3, starts);
        try (Team team = Team.of(3)) {
            List<AttackOutcome> shared = WITH_RESTARTS.attack(network, Sphere.OUTER, 1.3, starts, team);
            for (int i = 0; i < 12; i++) {
                float[] row = Arrays.copyOfRange(starts.data(), i * DIMENSION, (i + 1) * DIMENSION);
                AttackOutcome alone = WITH_RESTARTS
                        .attack(network, Sphere.OUTER, 1.3, FloatMatrix.over(row, 1, DIMENSION))
                        .getFirst();
                for (AttackOutcome other : List.of(together.get(i), shared.get(i))) {
                    assertArrayEquals(alone.end(), other.end());
                    assertEquals(alone.chord(), other.chord());
                    assertEquals(alone.warnings(), other.warnings());
                    assertEquals(alone.gradientEvaluations(), other.gradientEvaluations());
                    assertEquals(alone.logitEvaluations(), other.logitEvaluations());
                }
            }
        }
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new LocalDescent(-1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new LocalDescent(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new LocalDescent(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Restarts(-1, 1, RandomStream.root(1)));
        assertThrows(IllegalArgumentException.class, () -> new Restarts(1, 0, RandomStream.root(1)));
        assertThrows(IllegalArgumentException.class, () -> new Restarts(1, Double.NaN, RandomStream.root(1)));
        assertThrows(IllegalArgumentException.class, () -> new GeodesicAscent(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new GeodesicAscent(0.1, 0));
    }
}
