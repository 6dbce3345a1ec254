package dev.concentric.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.random.RandomStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BootstrapIntervalTest {

    @Test
    void isAPointWhereAllValuesAgree() {
        Interval interval = BootstrapInterval.mean(
                new double[] {2, 2, 2}, 0.95, 1000, RandomStream.root(1).generator());
        assertEquals(new Interval(2, 2), interval);
    }

    /** For a large sample the interval is the normal one, mean +- 1.96 standard errors. */
    @Test
    void approachesTheNormalInterval() {
        double[] values = new double[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2;
        }
        Interval interval = BootstrapInterval.mean(
                values, 0.95, 10_000, RandomStream.root(2).generator());
        assertEquals(0.5 - 1.96 * 0.5 / 20, interval.low(), 0.004);
        assertEquals(0.5 + 1.96 * 0.5 / 20, interval.high(), 0.004);
    }

    @Test
    void ofTheMeanAsAStatisticIsThatOfTheMean() {
        double[] values = {1, 4, 9, 16, 25};
        assertEquals(
                BootstrapInterval.mean(values, 0.9, 500, RandomStream.root(7).generator()),
                BootstrapInterval.of(
                        values,
                        resample -> Arrays.stream(resample).average().orElseThrow(),
                        0.9,
                        500,
                        RandomStream.root(7).generator()));
    }

    /** The standard deviation of a large normal sample has the standard error of itself over the root of 2 n. */
    @Test
    void ofADeviationApproachesTheNormalInterval() {
        int n = 2_000;
        RandomGenerator random = RandomStream.root(8).generator();
        double[] values = random.doubles(n)
                .map(uniform -> NormalTail.quantileOfUpperTail(Math.log(uniform)))
                .toArray();
        Interval interval = BootstrapInterval.of(
                values,
                BootstrapIntervalTest::deviation,
                0.95,
                4_000,
                RandomStream.root(9).generator());
        double deviation = deviation(values);
        double reach = 1.96 * deviation / Math.sqrt(2.0 * n);
        assertEquals(deviation - reach, interval.low(), 0.15 * reach);
        assertEquals(deviation + reach, interval.high(), 0.15 * reach);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void isDrawnFromTheStreamAlone() {
        double[] values = {1, 4, 9, 16, 25};
        Interval first =
                BootstrapInterval.mean(values, 0.9, 500, RandomStream.root(4).generator());
        assertEquals(
                first,
                BootstrapInterval.mean(values, 0.9, 500, RandomStream.root(4).generator()));
    }

    @Test
    void liesInsideTheSampleAndGrowsWithConfidence() {
        double[] values = {1, 4, 9, 16, 25};
        Interval inner =
                BootstrapInterval.mean(values, 0.5, 2000, RandomStream.root(5).generator());
        Interval outer =
                BootstrapInterval.mean(values, 0.99, 2000, RandomStream.root(5).generator());
        assertTrue(outer.low() < inner.low() && inner.high() < outer.high());
        assertTrue(1 <= outer.low() && outer.high() <= 25);
        assertTrue(inner.contains(11));
    }

    @Test
    void movesAndScalesWithTheSample() {
        Interval interval = BootstrapInterval.mean(
                new double[] {1, 4, 9, 16, 25}, 0.95, 1000, RandomStream.root(6).generator());
        Interval mapped = BootstrapInterval.mean(
                new double[] {12, 18, 28, 42, 60},
                0.95,
                1000,
                RandomStream.root(6).generator());
        assertEquals(10 + 2 * interval.low(), mapped.low(), 1e-12);
        assertEquals(10 + 2 * interval.high(), mapped.high(), 1e-12);
    }

    @Test
    void refusesSettingsOutOfRange() {
        RandomGenerator random = RandomStream.root(7).generator();
        double[] values = {1, 2};
        assertThrows(IllegalArgumentException.class, () -> BootstrapInterval.mean(values, 1, 10, random));
        assertThrows(IllegalArgumentException.class, () -> BootstrapInterval.mean(values, 0.95, 0, random));
    }

    @Test
    void needsAValue() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BootstrapInterval.mean(
                        new double[0], 0.95, 10, RandomStream.root(3).generator()));
    }

    /** One group for each value is the interval without groups, draw by draw. */
    @Test
    void groupsOfOneAreNoGroups() {
        double[] values = {1, 4, 9, 16, 25};
        assertEquals(
                BootstrapInterval.mean(values, 0.9, 500, RandomStream.root(8).generator()),
                BootstrapInterval.meanOfGroups(
                        values,
                        new int[] {3, 5, 6, 8, 20},
                        0.9,
                        500,
                        RandomStream.root(8).generator()));
    }

    /** Copies add no knowledge: each value four times, as a group, has the interval of the values once. */
    @Test
    void groupsAreDrawnAsWholes() {
        double[] values = {1, 4, 9, 16, 25};
        double[] copies = new double[20];
        int[] groups = new int[20];
        for (int i = 0; i < 20; i++) {
            copies[i] = values[i % 5];
            groups[i] = i % 5;
        }
        Interval once =
                BootstrapInterval.mean(values, 0.9, 500, RandomStream.root(9).generator());
        Interval often = BootstrapInterval.meanOfGroups(
                copies, groups, 0.9, 500, RandomStream.root(9).generator());
        assertEquals(once.low(), often.low(), 1e-12);
        assertEquals(once.high(), often.high(), 1e-12);
        RandomGenerator random = RandomStream.root(9).generator();
        assertThrows(
                IllegalArgumentException.class, () -> BootstrapInterval.meanOfGroups(values, groups, 0.9, 500, random));
    }
}
