package dev.concentric.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.FalseAlarm;
import dev.concentric.random.RandomStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanLimitTest {

    /** Student's quantiles made with mpmath 1.3.0 at 40 digits, from the incomplete Beta function. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.025, 12.706204736174705",
        "2, 1e-6, 318309.88618274349",
        "2, 1e-12, 318309886183.79068",
        "3, 1e-9, 22360.679741456877",
        "10, 0.025, 2.2621571627982055",
        "10, 1e-6, 10.7201604099095",
        "10, 1e-12, 51.414916023282231",
        "100, 0.025, 1.9842169515864175",
        "100, 1e-6, 5.051973998252516",
        "100, 1e-9, 6.6055176089570498",
        "100, 1e-12, 8.0369826099720406",
        "1000, 1e-6, 4.7816369788300793",
        "1000, 1e-12, 7.1243197327606537"
    })
    void agreesWithFortyDigits(long count, double risk, double quantile) {
        double reach = quantile * 0.03 / Math.sqrt(count);
        assertEquals(0.2 - reach, MeanLimit.lower(count, 0.2, 0.03, risk), 1e-13 * (0.2 + reach));
        assertEquals(0.2 + reach, MeanLimit.upper(count, 0.2, 0.03, risk), 1e-13 * (0.2 + reach));
    }

    @Test
    void isTheMeanItselfWhereNothingVariesAndForEvenOdds() {
        assertEquals(0.2, MeanLimit.lower(100, 0.2, 0, 1e-9));
        assertEquals(0.2, MeanLimit.lower(100, 0.2, 0.03, 0.5), 1e-15);
    }

    /** Normal samples: the limit exceeds the mean as often as it says. Seed 51. */
    @ParameterizedTest
    @CsvSource({"2, 0.01", "5, 0.001", "30, 0.001", "100, 0.01"})
    void exceedsANormalMeanAsOftenAsItSays(int count, double risk) {
        int trials = 100_000;
        FalseAlarm.unlessBinomial(
                "a limit above", above(51, count, risk, trials, Double.POSITIVE_INFINITY, 0), trials, risk);
    }

    /**
     * Distances to a cap are nearly a normal coordinate's height below the edge, cut off at 0: the limit exceeds their
     * mean no more often than it says. The edges are those of error rates of about 1/2, .1 and .001; the means are
     * those of the normal law, edge Phi(edge) + phi(edge). A false alarm has a probability of 1e-6 by its law. Seed 52.
     */
    @ParameterizedTest
    @CsvSource({"0, 0.39894228040143268", "1.3, 1.3455279620865142", "3.1, 3.100267249095223"})
    void exceedsTheMeanDistanceToACapNoMoreOften(double edge, double mean) {
        int trials = 200_000;
        double risk = 1e-3;
        long above = above(52, 100, risk, trials, edge, mean);
        assertTrue(
                BinomialDistribution.of(trials, risk).survivalProbability((int) above - 1) > 1e-6,
                above + " of " + trials);
    }

    /** Counts limits above the mean of max(edge - u, 0) of normals u; of u itself for an infinite edge. */
    private static long above(long seed, int count, double risk, int trials, double edge, double mean) {
        double factor = MeanLimit.upper(count, 0, 1, risk);
        float[] normals = new float[count];
        long above = 0;
        for (int trial = 0; trial < trials; trial++) {
            RandomStream.root(seed).gaussians(trial, normals, 0, count);
            double sum = 0;
            double squares = 0;
            for (float u : normals) {
                double value = edge == Double.POSITIVE_INFINITY ? u : Math.max(edge - u, 0);
                sum += value;
                squares += value * value;
            }
            double average = sum / count;
            double deviation = Math.sqrt((squares - count * average * average) / (count - 1));
            above += average - factor * deviation > mean ? 1 : 0;
        }
        return above;
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> MeanLimit.lower(1, 0, 1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> MeanLimit.lower(2, Double.NaN, 1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> MeanLimit.lower(2, 0, -1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> MeanLimit.upper(2, 0, Double.POSITIVE_INFINITY, 0.1));
        assertThrows(IllegalArgumentException.class, () -> MeanLimit.upper(2, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> MeanLimit.upper(2, 0, 1, 0.6));
    }
}
