package dev.concentric.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialIntervalTest {

    @Test
    void hasClosedFormsWithoutEventsAndWithoutExceptions() {
        Interval none = BinomialInterval.clopperPearson(0, 10_000_000, 0.95);
        assertEquals(0, none.low());
        assertEquals(3.689e-7, none.high(), 5e-11);
        Interval all = BinomialInterval.clopperPearson(10, 10, 0.95);
        assertEquals(Math.pow(0.025, 0.1), all.low(), 1e-15);
        assertEquals(1, all.high());
    }

    /** Made with mpmath 1.2.1 at 30 digits, from sums of the binomial law's terms. */
    @ParameterizedTest
    @CsvSource({
        "1, 10000000, 0.95, 2.5317807952240328e-9, 5.5716421173607302e-7",
        "3, 1000000, 0.95, 6.1867255019064008e-7, 8.7672477881452223e-6",
        "20, 1000000, 0.95, 1.2216561020974472e-5, 3.0888209740329898e-5",
        "7, 1000, 0.95, 0.0028188587596205262, 0.014369194978918632",
        "500, 1000, 0.95, 0.46854917297179195, 0.53145082702820805",
        "999, 1000, 0.95, 0.99444107572017333, 0.99997468251250871",
        "1234, 1000000, 0.99, 0.001145444468350198, 0.0013273366431868175"
    })
    void agreesWithThirtyDigits(long events, long trials, double confidence, double low, double high) {
        Interval interval = BinomialInterval.clopperPearson(events, trials, confidence);
        assertEquals(low, interval.low(), 1e-9 * low);
        assertEquals(high, interval.high(), 1e-9 * high);
        Interval mirrored = BinomialInterval.clopperPearson(trials - events, trials, confidence);
        assertEquals(1 - low, mirrored.high(), 1e-12);
        assertEquals(1 - high, mirrored.low(), 1e-12);
    }

    /**
     * The same at levels at which a thousand intervals can hold at once; made with mpmath 1.3.0 at 60 digits, for the
     * confidences as doubles have them.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 10000000, 0.999998, 1.0000004999735278e-13, 1.6688407700146426e-6",
        "3, 20000, 0.999998, 9.1275937034418778e-7, 0.0010670332419220695",
        "7, 1000, 0.999998, 0.00050119843303183604, 0.028840877467356393",
        "100, 200000, 0.999998, 0.00029721100312309042, 0.00078066683959587612",
        "100, 30000000000, 0.999998, 1.9812106912425648e-9, 5.2051763597943903e-9",
        "50, 100, 0.999998, 0.27137965378494196, 0.72862034621505804",
        "1, 10000000, 0.999999, 5.0000012501440701e-14, 1.7422200706939748e-6",
        "100, 200000, 0.999999, 0.00029238906201164358, 0.00078993756499068512",
        "100, 30000000000, 0.999999, 1.9490628969342218e-9, 5.2670143031238182e-9",
        "1, 10000000, 0.999999999, 4.9999998598403425e-17, 2.4661371826024189e-6",
        "7, 1000, 0.999999999, 0.00016227220105739281, 0.038062943879242373",
        "100, 200000, 0.999999999, 0.00025223938389040155, 0.00087467859406945052"
    })
    void agreesWithExactQuantilesAtSmallRisks(long events, long trials, double confidence, double low, double high) {
        Interval interval = BinomialInterval.clopperPearson(events, trials, confidence);
        assertEquals(low, interval.low(), 1e-12 * low);
        assertEquals(high, interval.high(), 1e-10 * high);
        // A search that ended at its last event has the same lower end, and the upper one of a trial and event fewer.
        assertEquals(low, BinomialInterval.inverse(events, trials, confidence).low(), 1e-12 * low);
        assertEquals(
                high,
                BinomialInterval.inverse(events + 1, trials + 1, confidence).high(),
                1e-10 * high);
    }

    /** By definition the ends are where as many events or more, or as few or fewer, have probability 2.5 %. */
    @Test
    void endsWhereTheCountBecomesUnlikely() {
        Interval interval = BinomialInterval.clopperPearson(7, 1000, 0.95);
        assertEquals(0.025, BinomialDistribution.of(1000, interval.low()).survivalProbability(6), 1e-12);
        assertEquals(0.025, BinomialDistribution.of(1000, interval.high()).cumulativeProbability(7), 1e-12);
    }

    /** The coverage, summed exactly over all counts, is at least 95 % at every probability. */
    @Test
    void coversAtLeastAsPromised() {
        int trials = 60;
        Interval[] intervals = new Interval[trials + 1];
        for (int events = 0; events <= trials; events++) {
            intervals[events] = BinomialInterval.clopperPearson(events, trials, 0.95);
        }
        for (double p = 0.001; p < 1; p += 0.0173) {
            BinomialDistribution law = BinomialDistribution.of(trials, p);
            double coverage = 0;
            for (int events = 0; events <= trials; events++) {
                coverage += intervals[events].contains(p) ? law.probability(events) : 0;
            }
            assertTrue(coverage >= 0.95 - 1e-12, "coverage " + coverage + " at " + p);
        }
    }

    /** By definition: so many events within the trials, or not before the last of them, have probability 2.5 %. */
    @Test
    void endsOfASearchAreWhereItsLengthBecomesUnlikely() {
        Interval interval = BinomialInterval.inverse(7, 1000, 0.95);
        assertEquals(0.025, BinomialDistribution.of(1000, interval.low()).survivalProbability(6), 1e-12);
        assertEquals(0.025, BinomialDistribution.of(999, interval.high()).cumulativeProbability(6), 1e-12);
        assertEquals(1, BinomialInterval.inverse(7, 7, 0.95).high());
        assertEquals(
                Math.pow(0.025, 1.0 / 7), BinomialInterval.inverse(7, 7, 0.95).low(), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> BinomialInterval.inverse(0, 5, 0.95));
        assertThrows(IllegalArgumentException.class, () -> BinomialInterval.inverse(6, 5, 0.95));
    }

    @Test
    void refusesImpossibleCounts() {
        assertThrows(IllegalArgumentException.class, () -> BinomialInterval.clopperPearson(1, 0, 0.95));
        assertThrows(IllegalArgumentException.class, () -> BinomialInterval.clopperPearson(3, 2, 0.95));
        assertThrows(IllegalArgumentException.class, () -> BinomialInterval.clopperPearson(-1, 2, 0.95));
        assertThrows(IllegalArgumentException.class, () -> BinomialInterval.clopperPearson(1, 2, 1));
    }
}
