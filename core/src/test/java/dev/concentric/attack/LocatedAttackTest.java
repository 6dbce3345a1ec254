package dev.concentric.attack;

import static dev.concentric.FunctionClassifier.halfSpace;
import static dev.concentric.attack.SmallProblems.DIMENSION;
import static dev.concentric.attack.SmallProblems.SPHERES;
import static dev.concentric.attack.SmallProblems.attack;
import static dev.concentric.attack.SmallProblems.network;
import static dev.concentric.attack.SmallProblems.starts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.Team;
import dev.concentric.model.Classifier;
import dev.concentric.model.DecisionEllipsoid;
import dev.concentric.model.QuadraticClassifier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The paper's attack with the crossing located on the last step's geodesic. */
class LocatedAttackTest {
    private static final int POINTS = 60;

    /** Radial projection from within the sphere lengthens a step by up to its own share of the radius. */
    private static double longestStep(double step) {
        return step / (1 - step) + 1e-6;
    }

    /** An ellipsoid with errors on both spheres and no axis among the coordinate axes of the starts' symmetry. */
    private static QuadraticClassifier quadratic() {
        double[] alphas = new double[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            alphas[i] = 0.35 + 0.8 * i / (DIMENSION - 1);
        }
        return QuadraticClassifier.ofAlphas(alphas);
    }

    /** Holds the located attack against the plain one with the same search, whose numbers it must give as well. */
    private static int check(Search search, double step, Classifier classifier, Sphere sphere, Constraint constraint) {
        List<AttackOutcome> plain = new ManifoldAttack(search, StoppingRule.FIRST_ERROR)
                .attack(classifier, sphere, constraint, starts(sphere, POINTS), Team.single());
        List<AttackOutcome> located = RefinedAttack.located(search)
                .attack(classifier, sphere, constraint, starts(sphere, POINTS), Team.single());
        int shortened = 0;
        for (int i = 0; i < POINTS; i++) {
            AttackOutcome raw = plain.get(i);
            AttackOutcome outcome = located.get(i);
            assertEquals(raw.chord(), raw.rawChord());
            assertEquals(raw.chord(), outcome.rawChord());
            assertEquals(raw.found(), outcome.found());
            assertEquals(raw.steps(), outcome.steps());
            assertEquals(raw.warnings(), outcome.warnings());
            assertEquals(raw.gradientEvaluations(), outcome.gradientEvaluations());
            assertArrayEquals(raw.start(), outcome.start());
            assertEquals(raw.startLogit(), outcome.startLogit());
            if (!raw.found() || raw.chord() == 0) {
                assertEquals(raw.chord(), outcome.chord());
                continue;
            }
            assertTrue(sphere.isError(outcome.endLogit()));
            assertTrue(outcome.chord() <= raw.chord());
            assertTrue(raw.chord() - outcome.chord() <= longestStep(step));
            assertTrue(constraint.chord(raw.end(), outcome.end()) <= longestStep(step));
            assertEquals(constraint.chord(outcome.start(), outcome.end()), outcome.chord());
            assertEquals(classifier.logit(outcome.end()), outcome.endLogit());
            if (outcome.chord() < raw.chord()) {
                assertEquals(0, outcome.endLogit(), 1e-11);
                shortened++;
            }
        }
        return shortened;
    }

    @ParameterizedTest
    @CsvSource({"INNER, 0.01", "OUTER, 0.01", "INNER, 0.001", "OUTER, 0.1"})
    void locatesWhatThePlainAttackPasses(Sphere sphere, double step) {
        Search search = new GradientAscent(step, 2000);
        SphereConstraint constraint = new SphereConstraint(SPHERES.radius(sphere));
        for (Classifier classifier :
                List.of(quadratic(), halfSpace(DIMENSION, sphere == Sphere.INNER ? 0.4 : -0.4, 1), network(2))) {
            assertTrue(check(search, step, classifier, sphere, constraint) > 3);
        }
        assertTrue(check(search, step, network(3), sphere, new FreeSpace()) > 3);
    }

    /** Steps towards the cap's pole keep to the meridian, which is the shortest way: only the crossing remains. */
    @ParameterizedTest
    @CsvSource({"INNER, 0.4, 1", "INNER, 0.4, 1000", "OUTER, -0.5, 1", "OUTER, 0.1, 0.001"})
    void isExactWhereTheWayIsTheShortest(Sphere sphere, double height, double steepness) {
        double radius = SPHERES.radius(sphere);
        Attack attack = RefinedAttack.located(new GradientAscent(0.01, 400));
        for (AttackOutcome outcome : attack(attack, halfSpace(DIMENSION, height, steepness), sphere, 100)) {
            double arc = Math.abs(Math.asin(height / radius) - Math.asin(outcome.start()[0] / radius));
            double chord = sphere.isError(outcome.startLogit()) ? 0 : 2 * radius * Math.sin(arc / 2);
            assertEquals(chord, outcome.chord(), 1e-6);
        }
    }

    /** On the geodesic: no detour from before the boundary to the located point and on to where the search stopped. */
    @ParameterizedTest
    @EnumSource
    void liesOnTheGeodesicOfTheLastStep(Sphere sphere) {
        SphereConstraint constraint = new SphereConstraint(SPHERES.radius(sphere));
        Search search = new GradientAscent(0.01, 2000);
        ManifoldAttack plain = new ManifoldAttack(search, StoppingRule.FIRST_ERROR);
        List<AttackOutcome> located = attack(RefinedAttack.located(search), quadratic(), sphere, POINTS);
        List<ManifoldSearch.Walk> walks =
                new ManifoldSearch(plain, quadratic(), sphere, constraint, starts(sphere, POINTS), 0, POINTS).run();
        int searched = 0;
        for (int i = 0; i < POINTS; i++) {
            AttackOutcome outcome = located.get(i);
            if (outcome.chord() == 0) {
                continue;
            }
            searched++;
            double[] before = walks.get(i).beforeEnd();
            double[] end = walks.get(i).end();
            assertTrue(sphere.errorDirection() * quadratic().logit(before) < 0);
            double whole = constraint.geodesic(constraint.chord(before, end));
            double first = constraint.geodesic(constraint.chord(before, outcome.end()));
            double second = constraint.geodesic(constraint.chord(outcome.end(), end));
            assertEquals(whole, first + second, 1e-13);
        }
        assertTrue(searched > 10);
    }

    @ParameterizedTest
    @EnumSource
    void isNeverNearerThanTheNearestError(Sphere sphere) {
        DecisionEllipsoid ellipsoid = quadratic().decisionEllipsoid();
        double radius = SPHERES.radius(sphere);
        double excess = 0;
        double rawExcess = 0;
        for (AttackOutcome outcome :
                attack(RefinedAttack.located(new GradientAscent(0.01, 2000)), quadratic(), sphere, POINTS)) {
            double exact = ellipsoid
                    .nearestError(sphere, radius, outcome.start())
                    .orElseThrow()
                    .chord();
            assertTrue(outcome.chord() >= exact - 1e-12);
            excess += outcome.chord() - exact;
            rawExcess += outcome.rawChord() - exact;
        }
        assertTrue(excess < rawExcess);
    }

    /** Float32 logits that are late let the search pass the boundary: it goes back one step, to an error in float64. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, -0.05, -2})
    void settlesInFloat64WhatFloat32Missed(double offset) {
        FunctionClassifier cap = halfSpace(DIMENSION, 0.4, 1).withFloatOffset(offset);
        for (AttackOutcome outcome :
                attack(RefinedAttack.located(new GradientAscent(0.01, 400)), cap, Sphere.INNER, 30)) {
            assertTrue(outcome.found());
            assertTrue(outcome.endLogit() >= 0);
            assertTrue(outcome.chord() <= outcome.rawChord());
            assertTrue(outcome.rawChord() - outcome.chord() <= longestStep(0.01));
            if (offset > 0 && outcome.chord() > 0) {
                assertEquals(0, outcome.endLogit(), 1e-11);
            }
        }
    }

    /**
     * Errors lie within .004 of x_1 = .4, narrower than a step, and float32 does not see them: the search goes on to
     * the pole. The crossing lies on the step to the best point that it passed, and not on the last one.
     */
    @Test
    void goesBackToTheStepThatTheErrorWasFoundOn() {
        double[] pole = new double[DIMENSION];
        pole[0] = 1;
        FunctionClassifier ring = new FunctionClassifier(DIMENSION, x -> 0.004 - Math.abs(x[0] - 0.4), x -> pole, -0.1);
        int searched = 0;
        for (AttackOutcome outcome :
                attack(RefinedAttack.located(new GradientAscent(0.01, 400)), ring, Sphere.INNER, 60)) {
            if (outcome.found() && outcome.chord() > 0) {
                searched++;
                assertTrue(outcome.warnings().contains(AttackWarning.BEST_NOT_LAST));
                assertEquals(0.396, outcome.end()[0], 1e-11);
                assertTrue(outcome.chord() < outcome.rawChord());
                assertTrue(outcome.rawChord() - outcome.chord() <= longestStep(0.01));
            }
        }
        assertTrue(searched > 10);
    }
}
