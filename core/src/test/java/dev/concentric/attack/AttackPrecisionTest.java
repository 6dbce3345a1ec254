package dev.concentric.attack;

import static dev.concentric.FunctionClassifier.halfSpace;
import static dev.concentric.attack.SmallProblems.DIMENSION;
import static dev.concentric.attack.SmallProblems.STEP;
import static dev.concentric.attack.SmallProblems.attack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FunctionClassifier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a search is settled in float64, and which gradients it can follow in float32. */
class AttackPrecisionTest {
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
            assertTrue(outcome.endLogit() >= 0 && outcome.endLogit() <= STEP);
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
}
