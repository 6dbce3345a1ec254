package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.Document;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate} and {@code attack} of a quadratic network, by every method that there is. */
class MethodsTest {
    @TempDir
    private static Path folder;

    private static Path run = Path.of("");

    @BeforeAll
    static void train() {
        run = folder.resolve("quadratic");
        Document unused = Call.of(
                        SmallTraining.command(run, "--network", "quadratic", "--steps", 100, "--samples", 100))
                .json();
    }

    @Test
    void setsAllMethodsSideBySideAndTrustsTheExactOne() {
        Document all = Call.of("evaluate", run, "--method", "all", "--samples", 20_000, "--json")
                .json();
        assertEquals("exact", all.text("trust"));
        double exact = all.document("exact").number("log10ErrorRate");
        for (String method : List.of("sampled", "splitting", "exact", "clt")) {
            Document estimate = all.document(method);
            // An interval of 95 % misses once in twenty times, and this is one draw.
            assertTrue(estimate.flag("agrees") || method.equals("splitting"), method);
            // The CLT's deviation at 10 dimensions; the others' is a few percent.
            assertEquals(exact, estimate.number("log10ErrorRate"), 0.2, method);
            assertEquals(Math.pow(10, estimate.number("log10ErrorRate")), estimate.number("errorRate"), 1e-12);
        }
        Document alone = Call.of("evaluate", run, "--method", "exact", "--json").json();
        assertEquals(all.document("exact").number("errorRate"), alone.number("errorRate"));
        assertFalse(alone.flag("proved"));
    }

    @Test
    void countsUntilTheIntervalIsNarrowEnough() {
        Document counted =
                Call.of("evaluate", run, "--relative-error", 0.2, "--json").json();
        assertTrue(counted.flag("complete"));
        assertEquals(97, counted.integer("errors"));
        double[] interval = counted.numbers("interval");
        assertEquals(0.4, (interval[1] - interval[0]) / counted.number("errorRate"), 0.1);
    }

    @Test
    void setsTheExactDistancesBesideThoseOfAttacks() {
        Document paper = Call.of("attack", run, "--points", 40, "--epsilon", 0.2, "--worst", "--json")
                .json();
        Document refined = Call.of("attack", run, "--points", 40, "--refined", "--restarts", 1, "--json")
                .json();
        assertEquals(paper.number("exactMeanChord"), refined.number("exactMeanChord"));
        assertTrue(refined.number("worstGap") < 1e-3, () -> refined.toString());
        assertTrue(paper.number("meanGap") > refined.number("meanGap"));
        Document nearby = paper.document("nearby");
        assertEquals("exact", nearby.text("errorRateMethod"));
        assertTrue(nearby.number("shareWithin") >= 0 && nearby.number("leastShareWithin") > 0);
        // No set of that measure leaves fewer points near it, up to the interval.
        assertTrue(nearby.numbers("interval")[1] >= nearby.number("leastShareWithin"));
        Document worst = paper.document("worst");
        assertTrue(worst.number("logit") <= worst.number("exactLogit") + 1e-9);
        assertEquals(worst.number("exactLogit"), worst.number("logit"), 0.05 * Math.abs(worst.number("exactLogit")));
        Document free = Call.of("attack", run, "--points", 40, "--refined", "--free", "--json")
                .json();
        assertTrue(free.number("meanChord") <= refined.number("meanChord"));
    }
}
