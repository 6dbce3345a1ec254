package dev.concentric.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PaperApproximationTest {

    /** The values that the paper's formulas take at n = 500 and mu = .01, to three digits. */
    @Test
    void takesTheKnownValues() {
        assertEquals(0.1040, PaperApproximation.blackLine(500, 0.01), 5e-5);
        assertEquals(0.147, PaperApproximation.withSqrt2(500, 0.01), 6e-4);
        assertEquals(0.0235, PaperApproximation.blackLine(500, 0.3), 5e-5);
        assertEquals(0.0573, PaperApproximation.blackLine(500, 0.1), 5e-5);
        assertEquals(0, PaperApproximation.blackLine(500, 0.5), 1e-15);
    }

    @Test
    void approachesTheExactMeanInHighDimension() {
        double exact = IsoperimetricBound.of(1_000_000, 0.01).meanChord();
        assertEquals(exact, PaperApproximation.gaussianMean(1_000_000, 0.01), 1e-5 * exact);
    }

    @Test
    void refusesRatesOutsideTheUnitInterval() {
        assertThrows(IllegalArgumentException.class, () -> PaperApproximation.blackLine(500, 0));
        assertThrows(IllegalArgumentException.class, () -> PaperApproximation.gaussianMean(500, 1));
    }
}
