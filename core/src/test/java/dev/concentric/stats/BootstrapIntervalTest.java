package dev.concentric.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.concentric.random.RandomStream;
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
    void needsAValue() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BootstrapInterval.mean(
                        new double[0], 0.95, 10, RandomStream.root(3).generator()));
    }
}
