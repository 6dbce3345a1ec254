package dev.concentric.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The reference values are held against in DecisionEllipsoidTest, which knows the spectra. */
class QuadraticFormTest {

    @Test
    void isCertainWhereAllWeightsHaveOneSign() {
        assertTrue(new QuadraticForm(new double[] {-1, 0, -2}).isNeverPositive());
        assertEquals(0, new QuadraticForm(new double[] {1, 2}).cltLogPositive());
        assertEquals(0, new QuadraticForm(new double[] {0, 2}).cltLogPositive());
        assertEquals(Double.NEGATIVE_INFINITY, new QuadraticForm(new double[] {0, 0}).cltLogPositive());
        assertFalse(new QuadraticForm(new double[] {0, 0}).isAlmostAlwaysPositive());
        assertFalse(new QuadraticForm(new double[] {-1, 1e-300}).isNeverPositive());
    }

    @Test
    void isEvenForBalancedWeights() {
        assertEquals(Math.log(0.5), new QuadraticForm(new double[] {-3, 3}).cltLogPositive(), 1e-15);
    }

    @Test
    void refusesWeightsThatAreNoNumbers() {
        assertThrows(IllegalArgumentException.class, () -> new QuadraticForm(new double[] {Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> new QuadraticForm(new double[0]));
    }
}
