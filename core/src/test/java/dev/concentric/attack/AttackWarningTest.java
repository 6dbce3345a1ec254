package dev.concentric.attack;

import static dev.concentric.FunctionClassifier.halfSpace;
import static dev.concentric.attack.SmallProblems.DIMENSION;
import static dev.concentric.attack.SmallProblems.attack;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search says of itself where it could not go on, got nowhere, or went too far. */
class AttackWarningTest {
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

    private static double[] constant(double value) {
        double[] values = new double[DIMENSION];
        Arrays.fill(values, value);
        return values;
    }
}
