package dev.concentric;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Statistical checks that raise a false alarm with a probability of at most 5e-8 each, over the choice of the seed; up
 * to twenty of them in one test keep it below 1e-6. Seeds are fixed, so a check that has passed once passes always.
 */
public final class FalseAlarm {
    private static final double TAIL = 0.25e-7;

    private FalseAlarm() {}

    /** Checks a value that is standard normal if all is well. */
    public static void unlessNormal(String what, double z) {
        double limit = NormalDistribution.of(0, 1).inverseSurvivalProbability(TAIL);
        assertTrue(Math.abs(z) <= limit, () -> what + " lies " + z + " standard deviations off");
    }

    /** Checks how often an event of known probability was seen in independent trials. */
    public static void unlessBinomial(String what, long events, int trials, double probability) {
        BinomialDistribution law = BinomialDistribution.of(trials, probability);
        boolean usual =
                law.cumulativeProbability((int) events) >= TAIL && law.survivalProbability((int) events - 1) >= TAIL;
        assertTrue(
                usual,
                () -> what + " was seen " + events + " times of " + trials + ", expected " + trials * probability);
    }

    /** Checks counts of equally probable cells. */
    public static void unlessUniform(String what, long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        double expected = (double) total / counts.length;
        double statistic = 0;
        for (long count : counts) {
            statistic += (count - expected) * (count - expected) / expected;
        }
        double found = statistic;
        ChiSquaredDistribution law = ChiSquaredDistribution.of(counts.length - 1);
        boolean usual = law.survivalProbability(found) >= TAIL && law.cumulativeProbability(found) >= TAIL;
        assertTrue(usual, () -> what + ": chi square is " + found + " with " + (counts.length - 1) + " cells free");
    }
}
