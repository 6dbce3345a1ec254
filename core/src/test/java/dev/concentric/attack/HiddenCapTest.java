package dev.concentric.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.random.RandomStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What attacks report of errors that no gradient leads to. The errors are two caps: one around the first axis, with a
 * slope towards it from the half x_1 greater 0 only; one around the second, on a plateau that shows nothing of it.
 */
class HiddenCapTest {
    private static final int DIMENSION = 20;
    private static final double OPEN = 0.8;
    private static final double HIDDEN = 0.7;
    private static final FunctionClassifier TWO_CAPS = new FunctionClassifier(
            DIMENSION,
            x -> x[1] > HIDDEN ? x[1] - HIDDEN : Math.max(x[0], 0) - OPEN,
            x -> axis(x[1] > HIDDEN ? 1 : 0, x[1] > HIDDEN || x[0] > 0 ? 1 : 0),
            0);
    private static final Attack PAPER = new ManifoldAttack(GradientAscent.PAPER, StoppingRule.FIRST_ERROR);
    private static final Attack REFINED = RefinedAttack.DEFAULT;
    private static final Attack RESTARTED = RefinedAttack.DEFAULT.with(new Restarts(10, 1, RandomStream.root(1)));

    private static double[] axis(int axis, double length) {
        double[] vector = new double[DIMENSION];
        vector[axis] = length;
        return vector;
    }

    private static AttackOutcome attack(Attack attack, double first, double second) {
        FloatMatrix start = FloatMatrix.zeros(1, DIMENSION);
        start.set(0, 0, (float) first);
        start.set(0, 1, (float) second);
        start.set(0, 2, (float) Math.sqrt(1 - first * first - second * second));
        return attack.attack(TWO_CAPS, Sphere.INNER, 1, start).getFirst();
    }

    /** Returns the chord of the way along the meridian from a latitude to a cap. */
    private static double chordTo(double height, double latitude) {
        return 2 * Math.sin((Math.asin(height) - Math.asin(latitude)) / 2);
    }

    /** The hidden cap is .13 away, the open one .62: all report the open one, and no warning tells of the other. */
    @Test
    void allReportTheOpenCapFromBesideTheHiddenOne() {
        assertEquals(0.13, chordTo(HIDDEN, 0.6), 5e-3);
        double open = chordTo(OPEN, 0.3);
        assertEquals(0.616, open, 5e-3);
        AttackOutcome paper = attack(PAPER, 0.3, 0.6);
        assertTrue(open < paper.chord() && paper.chord() < open + 0.01, "chord " + paper.chord());
        assertEquals(Set.of(), paper.warnings());
        for (Attack attack : List.of(REFINED, RESTARTED)) {
            AttackOutcome refined = attack(attack, 0.3, 0.6);
            assertTrue(refined.found());
            assertEquals(open, refined.chord(), 1e-6);
            assertEquals(Set.of(), refined.warnings());
        }
    }

    /** Where the slope is zero, searches find nothing and say so; restarts find the slope, and then the open cap. */
    @Test
    void onlyRestartsLeaveThePlateau() {
        for (Attack attack : List.of(PAPER, REFINED)) {
            AttackOutcome outcome = attack(attack, -0.2, 0.1);
            assertFalse(outcome.found());
            assertEquals(Double.POSITIVE_INFINITY, outcome.chord());
            assertEquals(Set.of(AttackWarning.GRADIENT_VANISHED, AttackWarning.NO_PROGRESS), outcome.warnings());
        }
        AttackOutcome restarted = attack(RESTARTED, -0.2, 0.1);
        assertTrue(restarted.found());
        assertEquals(chordTo(OPEN, -0.2), restarted.chord(), 1e-6);
        assertTrue(restarted.chord() > chordTo(HIDDEN, 0.1));
        assertTrue(restarted.gradientVanished());
    }
}
