package dev.concentric.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicateMeanTest {

    /** The mean of 1, 2, 3 and 6 times e^-900 is 3 e^-900, with a standard error of sqrt(14/3)/2. */
    @Test
    void isTheMeanWhereverTheValuesLie() {
        double[] logs = {-900, -900 + Math.log(2), -900 + Math.log(3), -900 + Math.log(6)};
        ReplicateMean mean = ReplicateMean.of(logs, 0.95);
        assertEquals(-900 + Math.log(3), mean.logMean(), 1e-12);
        assertEquals(Math.sqrt(14.0 / 3) / 2 / 3, mean.relativeStandardError(), 1e-12);
        assertTrue(mean.logInterval().contains(mean.logMean()));
    }

    /** Logarithms 0 and 2: their mean is 1, their variance 2, and Student's quantile with one degree 12.7062. */
    @Test
    void hasTheIntervalOfCox() {
        ReplicateMean mean = ReplicateMean.of(new double[] {0, 2}, 0.95);
        assertEquals(2, mean.logVariance(), 1e-12);
        assertEquals(2 - 12.706204736 * Math.sqrt(3), mean.logInterval().low(), 1e-6);
        assertEquals(2 + 12.706204736 * Math.sqrt(3), mean.logInterval().high(), 1e-6);
    }

    @Test
    void isCertainWhereAllAgree() {
        ReplicateMean mean = ReplicateMean.of(new double[] {-3, -3, -3}, 0.95);
        assertEquals(new Interval(-3, -3), mean.logInterval());
        assertEquals(0, mean.relativeStandardError());
    }

    @Test
    void countsZeros() {
        double none = Double.NEGATIVE_INFINITY;
        ReplicateMean some = ReplicateMean.of(new double[] {none, 0, 0, 0}, 0.95);
        assertEquals(Math.log(0.75), some.logMean(), 1e-12);
        // Student's: 0.75 +- 3.1824 * 0.25, which reaches below 0.
        assertEquals(none, some.logInterval().low());
        assertEquals(Math.log(0.75 + 3.182446305 * 0.25), some.logInterval().high(), 1e-8);
        ReplicateMean all = ReplicateMean.of(new double[] {none, none}, 0.95);
        assertEquals(none, all.logMean());
        assertEquals(Double.POSITIVE_INFINITY, all.relativeStandardError());
    }

    /**
     * Of 4000 intervals from twelve log-normal values each, at least 92 % cover their mean: if each did with 95 %,
     * fewer would have a probability below 1e-15. Seed 3.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 1.5})
    void coversTheMeanOfALogNormalLaw(double deviation) {
        RandomStream stream = RandomStream.root(3);
        float[] normals = new float[12];
        int covered = 0;
        for (int i = 0; i < 4000; i++) {
            stream.gaussians(i, normals, 0, 12);
            double[] logs = new double[12];
            Arrays.setAll(logs, j -> deviation * normals[j] - deviation * deviation / 2);
            covered += ReplicateMean.of(logs, 0.95).logInterval().contains(0) ? 1 : 0;
        }
        assertTrue(covered >= 3680, covered + " of 4000");
    }

    @Test
    void refusesWhatHasNoMean() {
        assertThrows(IllegalArgumentException.class, () -> ReplicateMean.of(new double[] {1}, 0.95));
        assertThrows(IllegalArgumentException.class, () -> ReplicateMean.of(new double[] {1, Double.NaN}, 0.95));
        assertThrows(
                IllegalArgumentException.class,
                () -> ReplicateMean.of(new double[] {1, Double.POSITIVE_INFINITY}, 0.95));
        assertThrows(IllegalArgumentException.class, () -> ReplicateMean.of(new double[] {1, 2}, 1));
    }
}
