package dev.concentric.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TailProbabilityTest {

    @Test
    void holdsWhatNoDoubleDoes() {
        TailProbability tiny = new TailProbability(-1000 * Math.log(10), 1e-12);
        assertEquals(-1000, tiny.log10(), 1e-12);
        assertEquals(0, tiny.value());
        assertEquals(1, tiny.complement().value());
        assertEquals(0, TailProbability.NEVER.value());
        assertEquals(1, TailProbability.ALWAYS.value());
    }

    @Test
    void turnsIntoItsOppositeWithTheSameAbsoluteError() {
        TailProbability quarter = new TailProbability(Math.log(0.25), 3e-10);
        assertEquals(0.75, quarter.complement().value(), 1e-16);
        assertEquals(1e-10, quarter.complement().relativeErrorBound(), 1e-15);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThrows(IllegalArgumentException.class, () -> new TailProbability(1e-300, 0));
        assertThrows(IllegalArgumentException.class, () -> new TailProbability(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> new TailProbability(-1, -1e-300));
    }
}
