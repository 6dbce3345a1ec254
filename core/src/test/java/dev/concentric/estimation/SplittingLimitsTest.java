package dev.concentric.estimation;

import static dev.concentric.estimation.SmallSplitting.DIMENSION;
import static dev.concentric.estimation.SmallSplitting.SMALL;
import static dev.concentric.estimation.SmallSplitting.SPHERES;
import static dev.concentric.estimation.SmallSplitting.of;
import static dev.concentric.estimation.SmallSplitting.splitting;
import static dev.concentric.estimation.SmallSplitting.wide;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.data.Sphere;
import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import dev.concentric.theory.SphericalCap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Splitting where logits show no way to errors, show it in steps, or are no numbers. */
class SplittingLimitsTest {
    @Test
    void aConstantLogitGivesTheLimitOfSamplingAndSaysWhy() {
        SplittingResult result = splitting(SMALL, 2).run(of(x -> -1.5), Sphere.INNER);
        assertTrue(result.below());
        assertEquals(
                Math.log10(BinomialInterval.clopperPearson(0, 60 * 20, 0.95).high()), result.log10ErrorRate(), 1e-12);
        assertEquals(0, result.levels());
        assertEquals(60 * 21, result.classified());
        assertEquals(2, result.notes().size());
        assertTrue(result.notes().get(0).startsWith("the levels ended on a plateau"));
        assertEquals("20 of 20 replicates found no error", result.notes().get(1));
        assertTrue(result.notes().getFirst().contains("(-1.50000)"));
        Estimate estimate = result.estimate();
        assertEquals(Math.pow(10, result.log10ErrorRate()), estimate.value());
        assertEquals(0, estimate.interval().orElseThrow().low());
        assertEquals(SplittingResult.METHOD_BELOW, estimate.method());
    }

    @Test
    void aRateOfOneIsOne() {
        SplittingResult result = splitting(SMALL, 2).run(of(x -> -1.5), Sphere.OUTER);
        assertEquals(0, result.log10ErrorRate());
        assertEquals(new Interval(0, 0), result.log10Interval());
        assertEquals(List.of(), result.notes());
    }

    /** No point beyond x_1 = 0.6 leads on, so all that is known is that errors are rarer than that cap. */
    @Test
    void stopsOnAPlateauInFrontOfTheErrors() {
        SplittingResult result = splitting(SMALL, 2).run(of(x -> Math.min(x[0], 0.6) - 1), Sphere.INNER);
        double cap = SphericalCap.ofHeight(DIMENSION, 0.6).errorRate();
        assertTrue(result.below());
        assertTrue(result.log10ErrorRate() > Math.log10(cap) - 0.5 && result.log10ErrorRate() < Math.log10(cap) + 1);
        assertTrue(result.notes().getFirst().contains("plateau"));
    }

    /** Logits in steps of 0.1: whole steps are replaced at once, and the rate is that of x_1 >= 0.6. */
    @Test
    void equalLogitsDoNoHarm() {
        SplittingResult result = splitting(SMALL, 2).run(of(x -> Math.floor(10 * x[0]) / 10 - 0.55), Sphere.INNER);
        assertTrue(wide(result).contains(SphericalCap.ofHeight(DIMENSION, 0.6).logErrorRate()), result.toString());
    }

    @Test
    void noNumberIsAnError() {
        for (Sphere sphere : Sphere.values()) {
            double radius = SPHERES.radius(sphere);
            SplittingResult result = splitting(SMALL, 2)
                    .run(of(x -> x[0] > 0.5 * radius ? Double.NaN : sphere.errorDirection() * (x[0] - 2)), sphere);
            assertTrue(
                    wide(result).contains(SphericalCap.ofHeight(DIMENSION, 0.5).logErrorRate()));
        }
    }

    @Test
    void stopsAtTheFloorAndNeverSaysZero() {
        SplittingSettings settings = new SplittingSettings(200, 10, 0.5, 2, -12);
        SplittingResult result = splitting(settings, 2).run(of(x -> x[0] - 2), Sphere.INNER);
        assertTrue(result.below());
        assertEquals(-12, result.log10ErrorRate(), 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, result.log10Interval().low());
        assertEquals(1e-12, result.estimate().value(), 1e-24);
        assertEquals(
                new Interval(0, result.estimate().value()),
                result.estimate().interval().orElseThrow());
        assertEquals(
                List.of("the levels reached the floor without an error", "10 of 10 replicates found no error"),
                result.notes());
    }
}
