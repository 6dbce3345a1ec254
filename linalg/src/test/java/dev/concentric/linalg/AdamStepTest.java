package dev.concentric.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AdamStepTest {

    /** What a decay leaves is taken before rounding: 1 - 0.999f would be off by a ten-thousandth of itself. */
    @Test
    void roundsEachConstantOnce() {
        AdamStep step = new AdamStep(0.9, 0.999, 1e-8);
        assertEquals(0.9f, step.beta1());
        assertEquals(0.1f, step.rest1());
        assertEquals(0.999f, step.beta2());
        assertEquals(0.001f, step.rest2());
        assertEquals(1e-8f, step.epsilon());
    }

    @Test
    void keepsWhatWasSetLast() {
        AdamStep step = new AdamStep(0.9, 0.999, 1e-8);
        assertEquals(0, step.rate());
        step.set(0.1, 3);
        step.set(0.2, 1.5);
        assertEquals(0.2f, step.rate());
        assertEquals(1.5f, step.correction());
    }
}
