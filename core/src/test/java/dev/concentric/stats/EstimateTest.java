package dev.concentric.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EstimateTest {

    /** A rate of 0 that is proved, one that was not seen in a sample, and one that is too small to write down. */
    @Test
    void tellsTheKindsOfZeroApart() {
        Estimate proved = Estimate.proved(0, "proof");
        Estimate unseen = Estimate.sampled(0, BinomialInterval.clopperPearson(0, 100, 0.95), "sampled", 100);
        Estimate tiny = Estimate.approximated(0, "approximation");
        assertTrue(proved.isProved());
        assertFalse(unseen.isProved());
        assertFalse(tiny.isProved());
        assertEquals(Optional.empty(), tiny.interval());
        assertEquals(Optional.of(new Interval(0, 0)), proved.interval());
    }

    @Test
    void needsAValueAndACount() {
        assertThrows(IllegalArgumentException.class, () -> Estimate.approximated(Double.NaN, "none"));
        assertThrows(IllegalArgumentException.class, () -> Estimate.sampled(0, new Interval(0, 1), "none", -1));
    }

    @Test
    void knowsWhatItsIntervalHolds() {
        Interval interval = new Interval(-1, 2);
        assertTrue(interval.contains(-1) && interval.contains(2) && !interval.contains(2.1));
        assertThrows(IllegalArgumentException.class, () -> new Interval(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Interval(Double.NaN, 0));
    }
}
