package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.concentric.estimation.ErrorCount;
import dev.concentric.stats.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "0.001, 0.00100",
        "0.17654, 0.177",
        "-1.41421, -1.41",
        "12.345, 12.3",
        "0.9999, 1.000",
        "999.6, 1000",
        "9999, 9999",
        "10000, 1.0·10\u2074",
        "0.000999, '1.0·10\u207b\u00b3'",
        "3.689e-7, '3.7·10\u207b\u2077'",
        "-1e-310, '-1.0·10\u207b\u00b3\u00b9\u2070'",
        "1.23e123, 1.2·10\u00b9\u00b2\u00b3"
    })
    void showsThreeDigitsOrAPowerOfTen(double value, String text) {
        assertEquals(text, Readable.number(value));
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
    void showsWhatIsNoNumberAsItIs(double value, String text) {
        assertEquals(text, Readable.number(value));
    }

    @Test
    void showsRatesBelowTheSmallestNumber() {
        assertEquals("0.0100", Readable.fromLog10(-2));
        assertEquals("10\u207b\u2075\u2070\u2070\u2070", Readable.fromLog10(-5000.3));
        assertEquals("0 (proved)", Readable.rate(Measurement.Rate.NONE));
        assertEquals("10\u207b\u00b3\u2070\u2070 (CLT 0.0100)", Readable.rate(new Measurement.Rate(false, -300, -2)));
    }

    @Test
    void showsCountsAndIntervals() {
        assertEquals("1,000,000", Readable.count(1_000_000));
        assertEquals("[0, 0.500]", Readable.interval(new Interval(0, 0.5)));
        assertEquals(
                "0 of 10,000,000 (rate within [0, 3.7·10\u207b\u2077])",
                Readable.errors(new ErrorCount(0, 10_000_000, 0.1, 0)));
    }

    @Test
    void showsDistancesWithWhatTheyRestOn() {
        assertEquals("0.200 [0.198, 0.202] from 99 of 100 points", Readable.distance(Fabricated.distance(99, 0.2)));
        assertEquals("no error found from 0 of 100 points", Readable.distance(Fabricated.NOTHING_FOUND));
    }
}
