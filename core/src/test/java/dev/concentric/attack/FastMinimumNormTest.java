package dev.concentric.attack;

import static dev.concentric.FunctionClassifier.halfSpace;
import static dev.concentric.attack.SmallProblems.DIMENSION;
import static dev.concentric.attack.SmallProblems.SPHERES;
import static dev.concentric.attack.SmallProblems.attack;
import static dev.concentric.attack.SmallProblems.network;
import static dev.concentric.attack.SmallProblems.starts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.Team;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.QuadraticClassifier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FastMinimumNormTest {
    private static final int POINTS = 40;

    /** An ellipsoid with errors on both spheres. */
    private static QuadraticClassifier quadratic() {
        double[] alphas = new double[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            alphas[i] = 0.35 + 0.8 * i / (DIMENSION - 1);
        }
        return QuadraticClassifier.ofAlphas(alphas);
    }

    /** The search itself, before anything is located, comes within a per cent of a plane that it has passed. */
    @ParameterizedTest
    @CsvSource({"INNER, 2, 1", "OUTER, -2, 1e-3", "INNER, 0.4, 1e3"})
    void reachesAPlaneInFreeSpace(Sphere sphere, double height, double steepness) {
        List<AttackOutcome> outcomes = FastMinimumNorm.DEFAULT.attack(
                halfSpace(DIMENSION, height, steepness), sphere, new FreeSpace(), starts(sphere, 30), Team.single());
        for (AttackOutcome outcome : outcomes) {
            double exact = Math.abs(height - outcome.start()[0]);
            if (!sphere.isError(outcome.startLogit())) {
                assertEquals(exact, outcome.rawChord(), 0.01 * exact);
                assertEquals(exact, outcome.chord(), 1e-4 * exact);
                assertTrue(outcome.chord() >= exact - 1e-12);
                assertEquals(101, outcome.gradientEvaluations());
            }
        }
    }

    /** Against the exact distances of an ellipsoid, on the sphere and off it, and against the paper's attack. */
    @ParameterizedTest
    @EnumSource
    void comesNearTheNearestErrorsOfAnEllipsoid(Sphere sphere) {
        DecisionEllipsoid ellipsoid = quadratic().decisionEllipsoid();
        double radius = SPHERES.radius(sphere);
        for (Constraint constraint : List.of(new FreeSpace(), new SphereConstraint(radius))) {
            List<AttackOutcome> strong = FastMinimumNorm.DEFAULT.attack(
                    quadratic(), sphere, constraint, starts(sphere, POINTS), Team.single());
            List<AttackOutcome> paper = RefinedAttack.located(new GradientAscent(0.01, 2000))
                    .attack(quadratic(), sphere, constraint, starts(sphere, POINTS), Team.single());
            double strongMean = 0;
            double paperMean = 0;
            double exactMean = 0;
            for (int i = 0; i < POINTS; i++) {
                AttackOutcome outcome = strong.get(i);
                double exact = constraint instanceof FreeSpace
                        ? ellipsoid
                                .nearestBoundaryPoint(outcome.start())
                                .orElseThrow()
                                .distance()
                        : ellipsoid
                                .nearestError(sphere, radius, outcome.start())
                                .orElseThrow()
                                .chord();
                if (sphere.isError(outcome.startLogit())) {
                    assertEquals(0, outcome.chord());
                    continue;
                }
                assertTrue(outcome.found());
                assertTrue(outcome.chord() >= exact - 1e-12);
                strongMean += outcome.chord();
                paperMean += paper.get(i).chord();
                exactMean += exact;
            }
            assertTrue(strongMean <= 1.01 * exactMean, constraint + ": " + strongMean / exactMean);
            assertTrue(strongMean < paperMean, strongMean + ", " + paperMean);
        }
    }

    @ParameterizedTest
    @EnumSource
    void statesAnErrorOnTheSphereAndItsDistance(Sphere sphere) {
        SphereConstraint constraint = new SphereConstraint(SPHERES.radius(sphere));
        int searched = 0;
        for (AttackOutcome outcome : attack(FastMinimumNorm.DEFAULT, network(2), sphere, POINTS)) {
            if (outcome.found() && outcome.chord() > 0) {
                searched++;
                assertTrue(sphere.isError(network(2).logit(outcome.end())));
                assertEquals(network(2).logit(outcome.end()), outcome.endLogit());
                assertEquals(SPHERES.radius(sphere), constraint.chord(outcome.end(), new double[DIMENSION]), 1e-14);
                assertEquals(constraint.chord(outcome.start(), outcome.end()), outcome.chord());
                assertEquals(constraint.geodesic(outcome.chord()), outcome.geodesic());
                assertTrue(outcome.chord() <= outcome.rawChord());
            }
        }
        assertTrue(searched > 3, searched + " starts are right");
    }

    /** Float32 logits that are early or late: success is settled in float64, and the search goes on until there is. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, -0.05, -0.5})
    void doesNotTrustFloat32(double offset) {
        FunctionClassifier plane = halfSpace(DIMENSION, 0.4, 1).withFloatOffset(offset);
        for (AttackOutcome outcome : FastMinimumNorm.DEFAULT.attack(
                plane, Sphere.INNER, new FreeSpace(), starts(Sphere.INNER, 20), Team.single())) {
            assertTrue(outcome.found());
            assertTrue(outcome.endLogit() >= 0);
            if (outcome.chord() > 0) {
                assertEquals(0.4, outcome.end()[0], 1e-9);
            }
        }
        FunctionClassifier never = halfSpace(DIMENSION, 1.001, 1).withFloatOffset(0.5);
        for (AttackOutcome outcome : attack(FastMinimumNorm.DEFAULT, never, Sphere.INNER, 20)) {
            assertFalse(outcome.found());
            assertTrue(outcome.endLogit() < 0);
            assertEquals(Double.POSITIVE_INFINITY, outcome.rawChord());
        }
    }

    /** A start that is an error leaves the batch before a gradient is asked for. */
    @Test
    void asksNothingAboutAnErrorButItsLogit() {
        for (AttackOutcome outcome : attack(FastMinimumNorm.DEFAULT, halfSpace(DIMENSION, -2, 1), Sphere.INNER, 5)) {
            assertEquals(0, outcome.chord());
            assertEquals(0, outcome.gradientEvaluations());
            assertEquals(1, outcome.logitEvaluations());
        }
    }

    @Test
    void annealsAlongHalfACosine() {
        FastMinimumNorm attack = new FastMinimumNorm(10, 1, 0.01, 0.05, 0.001, LocalDescent.NONE);
        assertEquals(1, attack.stepSizeAt(0));
        assertEquals(0.505, attack.stepSizeAt(5), 1e-15);
        assertEquals(0.01, attack.stepSizeAt(10), 1e-15);
        assertEquals(0.0255, attack.shareAt(5), 1e-15);
    }

    @Test
    void refusesSettingsOutOfRange() {
        LocalDescent none = LocalDescent.NONE;
        assertThrows(IllegalArgumentException.class, () -> FastMinimumNorm.DEFAULT.withSteps(0));
        assertThrows(IllegalArgumentException.class, () -> new FastMinimumNorm(1, 0, 1, 0.1, 0.1, none));
        assertThrows(IllegalArgumentException.class, () -> new FastMinimumNorm(1, 1, Double.NaN, 0.1, 0.1, none));
        assertThrows(IllegalArgumentException.class, () -> new FastMinimumNorm(1, 1, 1, 1, 0.1, none));
        assertThrows(IllegalArgumentException.class, () -> new FastMinimumNorm(1, 1, 1, 0.1, 0, none));
    }
}
