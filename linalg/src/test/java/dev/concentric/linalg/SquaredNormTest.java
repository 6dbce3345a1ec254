package dev.concentric.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SquaredNormTest {

    /** Each float64 rounding of k positive terms adds at most 2^-53 of the sum. */
    @Test
    void agreesWithExactSums() {
        Random random = new Random(1);
        for (int length = 0; length <= 1000; length = length < 20 ? length + 1 : length * 3) {
            float[] values = Samples.gaussian(1, length + 9, random).data();
            BigDecimal exact = BigDecimal.ZERO;
            for (int j = 5; j < 5 + length; j++) {
                exact = exact.add(new BigDecimal(values[j]).pow(2));
            }
            double sum = exact.doubleValue();
            assertEquals(sum, SquaredNorm.of(values, 5, length), length * 0x1p-53 * sum);
        }
    }

    @Test
    void addsInTheOrderThatItStates() {
        Random random = new Random(2);
        for (int length : Samples.AWKWARD) {
            float[] values = Samples.gaussian(1, length + 3, random).data();
            double[] chains = new double[4];
            int whole = length / 4 * 4;
            for (int j = 0; j < whole; j++) {
                chains[j % 4] = Math.fma((double) values[3 + j], (double) values[3 + j], chains[j % 4]);
            }
            double sum = (chains[0] + chains[1]) + (chains[2] + chains[3]);
            for (int j = whole; j < length; j++) {
                sum = Math.fma((double) values[3 + j], (double) values[3 + j], sum);
            }
            assertEquals(sum, SquaredNorm.of(values, 3, length));
        }
    }

    @Test
    void neitherOverflowsNorVanishes() {
        assertEquals(
                5.0 * Float.MAX_VALUE * Float.MAX_VALUE,
                SquaredNorm.of(
                        new float[] {
                            Float.MAX_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE
                        },
                        0,
                        5),
                1e62);
        assertEquals(0x1p-298, SquaredNorm.of(new float[] {7, Float.MIN_VALUE, 7}, 1, 1));
        assertEquals(Double.NaN, SquaredNorm.of(new float[] {1, 2, Float.NaN, 4}, 0, 4));
        assertEquals(Double.POSITIVE_INFINITY, SquaredNorm.of(new float[] {Float.NEGATIVE_INFINITY}, 0, 1));
        assertEquals(0, SquaredNorm.of(new float[] {5}, 1, 0));
    }
}
