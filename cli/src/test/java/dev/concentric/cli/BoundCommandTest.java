package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.Document;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundCommandTest {

    @Test
    void saysWhatIsKnownOfOneErrorInAHundred() {
        Document bound = Call.of("bound", "--dimension", 500, "--error-rate", "0.01", "--json")
                .json();
        assertEquals(
                List.of(
                        "dimension",
                        "errorRate",
                        "log10ErrorRate",
                        "capHeight",
                        "capAngle",
                        "meanChord",
                        "meanGeodesic",
                        "paperBlackLine",
                        "paperWithSqrt2"),
                List.copyOf(bound.keys()));
        assertEquals(500, bound.integer("dimension"));
        assertEquals(0.01, bound.number("errorRate"));
        assertEquals(-2, bound.number("log10ErrorRate"), 1e-14);
        assertEquals(0.1039, bound.number("capHeight"), 5e-5);
        assertEquals(0.1042, bound.number("meanChord"), 5e-5);
        assertEquals(0.1043, bound.number("meanGeodesic"), 5e-5);
        assertEquals(0.1040, bound.number("paperBlackLine"), 5e-5);
    }

    @Test
    void takesTheLogarithmOfARateTooSmallToWrite() {
        Document bound = Call.of("bound", "--dimension", 500, "--log10-error-rate", -5000, "--json")
                .json();
        assertEquals(-5000, bound.number("log10ErrorRate"), 1e-9);
        assertFalse(bound.has("errorRate"));
        assertFalse(bound.has("paperBlackLine"));
        assertFalse(bound.has("paperWithSqrt2"));
        assertEquals(Math.sqrt(2), bound.number("meanChord"), 1e-3);
        assertEquals(Math.PI / 2, bound.number("meanGeodesic"), 1e-3);
        assertTrue(bound.number("capHeight") > 0.999);
    }

    @Test
    void bothWaysToGiveARateAgree() {
        Document plain = Call.of("bound", "--dimension", 10, "--error-rate", "0.001", "--json")
                .json();
        Document log = Call.of("bound", "--dimension", 10, "--log10-error-rate", "-3", "--json")
                .json();
        assertEquals(plain.number("meanChord"), log.number("meanChord"), 1e-13);
    }

    @Test
    void aRateThatRoundsToOneHasNoApproximation() {
        Document bound = Call.of("bound", "--dimension", 10, "--log10-error-rate", "-1e-20", "--json")
                .json();
        assertFalse(bound.has("paperBlackLine"));
        assertTrue(bound.has("meanChord"));
    }

    @Test
    void printsALineForEachPartWithoutJson() {
        Call call = Call.of("bound", "--dimension", 500, "--log10-error-rate", -5000);
        assertEquals(0, call.code());
        assertEquals("", call.err());
        assertEquals(10, call.out().lines().count());
        assertTrue(call.out().lines().anyMatch(line -> line.matches("errorRate +-")), call.out());
        assertTrue(call.out().contains("a double cannot hold this error rate"), call.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--dimension 500",
                "--error-rate 0.1",
                "--dimension 500 --error-rate 0.1 --log10-error-rate -1",
                "--dimension 1 --error-rate 0.1",
                "--dimension -5 --error-rate 0.1",
                "--dimension 10.5 --error-rate 0.1",
                "--dimension 99999999999 --error-rate 0.1",
                "--dimension 500 --error-rate 0",
                "--dimension 500 --error-rate 1",
                "--dimension 500 --error-rate -0.1",
                "--dimension 500 --error-rate NaN",
                "--dimension 500 --error-rate few",
                "--dimension 500 --log10-error-rate 0",
                "--dimension 500 --log10-error-rate -Infinity",
                "--dimension 500 --error-rate",
                "--dimension 500 --error-rate 0.1 0.2",
                "--dimension 500 --dimension 600 --error-rate 0.1"
            })
    void refusesBadUsageInOneLine(String arguments) {
        Call.of((Object[]) ("bound " + arguments).split(" ")).refused("concentric bound: ");
    }
}
