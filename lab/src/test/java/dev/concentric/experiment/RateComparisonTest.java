package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.estimation.ErrorCount;
import dev.concentric.experiment.RateEstimate.Method;
import dev.concentric.stats.Interval;
import dev.concentric.stats.TailProbability;
import dev.concentric.store.Document;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateComparisonTest {
    private static final RateEstimate MANY = RateEstimate.of(new ErrorCount(100, 10_000, 0.1, 0));
    private static final RateEstimate FEW = RateEstimate.of(new ErrorCount(3, 10_000, 0.1, 0));
    private static final RateEstimate NONE = RateEstimate.of(new ErrorCount(0, 10_000, 0.1, 0));
    private static final RateEstimate EXACT = RateEstimate.exact(new TailProbability(Math.log(0.0101), 1e-12), false);

    private static RateEstimate splitting(double log10, boolean below, String... notes) {
        Document details = Document.builder().putTexts("notes", List.of(notes)).build();
        Interval interval = new Interval(below ? Double.NEGATIVE_INFINITY : log10 - 0.2, log10 + 0.2);
        return new RateEstimate(Method.SPLITTING, log10, Optional.of(interval), false, below, details);
    }

    private static Method trusted(RateEstimate... estimates) {
        return new RateComparison(List.of(estimates)).trusted().method();
    }

    @Test
    void trustsTheExactRateThenACountThenSplitting() {
        RateEstimate good = splitting(-20, false);
        assertEquals(Method.EXACT, trusted(MANY, good, EXACT));
        assertEquals(Method.SAMPLED, trusted(MANY, good));
        assertEquals(Method.SPLITTING, trusted(FEW, splitting(-3.4, false)));
        assertEquals(Method.SPLITTING, trusted(NONE, good));
        assertEquals(Method.SAMPLED, trusted(FEW, splitting(-3.4, false, "one replicate makes up most of the mean")));
        assertEquals(Method.SAMPLED, trusted(NONE, splitting(-300, true)));
        assertEquals(Method.SPLITTING, trusted(splitting(-300, true)));
    }

    @Test
    void saysWhoAgrees() {
        RateComparison comparison =
                new RateComparison(List.of(MANY, NONE, splitting(-20, false), EXACT, RateEstimate.clt(-4.6, false)));
        assertTrue(comparison.agrees(MANY));
        assertFalse(comparison.agrees(NONE));
        assertFalse(comparison.agrees(splitting(-20, false)));
        assertTrue(comparison.agrees(splitting(-1.9, false)));
        assertTrue(comparison.agrees(RateEstimate.clt(-4.6, false)));
        assertFalse(comparison.agrees(RateEstimate.clt(-46, false)));
        // A limit does not contradict a smaller rate.
        assertTrue(new RateComparison(List.of(NONE, splitting(-20, false))).agrees(NONE));
    }

    @Test
    void writesRatesThatANumberCannotHold() {
        Document tiny =
                RateEstimate.exact(new TailProbability(-5000, 1e-10), false).document();
        assertFalse(tiny.has("errorRate") && !Double.isNaN(tiny.number("errorRate")));
        assertEquals(-5000 / Math.log(10), tiny.number("log10ErrorRate"));
        Document proved = RateEstimate.exact(TailProbability.NEVER, true).document();
        assertEquals(0, proved.number("errorRate"));
        assertTrue(proved.flag("proved"));
        assertEquals(0.01, MANY.document().number("errorRate"));
    }
}
