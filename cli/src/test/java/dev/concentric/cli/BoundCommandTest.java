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
                        "log10CapAngle",
                        "meanChord",
                        "meanGeodesic",
                        "medianGeodesic",
                        "paper"),
                List.copyOf(bound.keys()));
        Document paper = bound.document("paper");
        assertEquals(List.of("printed", "withSqrt2", "gaussianMean"), List.copyOf(paper.keys()));
        assertEquals(500, bound.integer("dimension"));
        assertEquals(0.01, bound.number("errorRate"));
        assertEquals(-2, bound.number("log10ErrorRate"));
        assertEquals(0.1039, bound.number("capHeight"), 5e-5);
        assertEquals(0.1042, bound.number("meanChord"), 5e-5);
        assertEquals(0.1043, bound.number("meanGeodesic"), 5e-5);
        assertEquals(Math.log10(bound.number("capAngle")), bound.number("log10CapAngle"), 1e-14);
        assertEquals(Math.asin(bound.number("capHeight")), bound.number("medianGeodesic"), 1e-14);
        assertEquals(0.1040, paper.number("printed"), 5e-5);
        assertEquals(0.1042, paper.number("gaussianMean"), 5e-5);
        assertEquals(0.1473, paper.number("withSqrt2"), 5e-5);
    }

    @Test
    void takesTheLogarithmOfARateTooSmallToWrite() {
        Document bound = Call.of("bound", "--dimension", 500, "--log10-error-rate", -5000, "--json")
                .json();
        assertEquals(-5000, bound.number("log10ErrorRate"));
        assertFalse(bound.has("errorRate"));
        assertEquals("errorRate: a double cannot hold it, see log10ErrorRate", bound.text("absent"));
        // Phi^-1(1 - 10^-5000) / sqrt(500) by mpmath.
        assertEquals(6.7843893032927612, bound.document("paper").number("printed"), 1e-12);
        assertEquals(6.7843893032927612, bound.document("paper").number("gaussianMean"), 1e-12);
        assertEquals(6.7843893032927612 * Math.sqrt(2), bound.document("paper").number("withSqrt2"), 1e-12);
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
    void saysWhatADoubleCannotHold() {
        Document circle = Call.of("bound", "--dimension", 2, "--log10-error-rate", -10000, "--json")
                .json();
        assertFalse(circle.has("errorRate"));
        assertFalse(circle.has("capAngle"));
        assertEquals(-10000 + Math.log10(Math.PI), circle.number("log10CapAngle"), 1e-11);
        assertTrue(circle.text("absent").contains("errorRate")
                && circle.text("absent").contains("capAngle"));

        Document nearlyAll = Call.of("bound", "--dimension", 10, "--log10-error-rate", "-1e-20", "--json")
                .json();
        assertFalse(nearlyAll.has("errorRate"));
        assertEquals(-1e-20, nearlyAll.number("log10ErrorRate"));
        assertTrue(nearlyAll.number("meanChord") > 0);
        assertEquals(0, nearlyAll.number("medianGeodesic"));
        assertTrue(nearlyAll.document("paper").number("printed") < -2);
    }

    /** Every number is there, or null with a key that says why. */
    @ParameterizedTest
    @ValueSource(doubles = {-1e299, -1e10, -320, -0.3, -1e-9, -1e-300})
    void hasAllNumbersFromEndToEnd(double log10) {
        for (int dimension : new int[] {2, 500, 1_000_000, Integer.MAX_VALUE}) {
            Document bound = Call.of("bound", "--dimension", dimension, "--log10-error-rate", log10, "--json")
                    .json();
            for (String key : bound.keys()) {
                assertTrue(bound.has(key) || bound.text("absent").contains(key + ":"), key);
            }
            Document paper = bound.document("paper");
            paper.keys().forEach(key -> assertTrue(paper.has(key), key));
        }
    }

    /** A smaller rate would come too near to where a double loses digits. */
    @Test
    void showsRatesDownToTenToTheMinusThreeHundred() {
        Document last = Call.of("bound", "--dimension", 10, "--log10-error-rate", -300, "--json")
                .json();
        assertEquals(1e-300, last.number("errorRate"));
        assertFalse(last.has("absent"));
        Document beyond = Call.of("bound", "--dimension", 10, "--error-rate", "1e-305", "--json")
                .json();
        assertFalse(beyond.has("errorRate"));
        assertEquals(-305, beyond.number("log10ErrorRate"), 1e-11);
    }

    @Test
    void findsTheLeastRateOfAMeanDistance() {
        for (String distance : List.of("mean-chord", "mean-geodesic")) {
            Document bound = Call.of("bound", "--dimension", 500, "--" + distance, "0.18", "--json")
                    .json();
            String key = distance.equals("mean-chord") ? "meanChord" : "meanGeodesic";
            assertEquals(0.18, bound.number(key), 1e-14);
            Document back = Call.of("bound", "--dimension", 500, "--error-rate", bound.number("errorRate"), "--json")
                    .json();
            assertEquals(0.18, back.number(key), 1e-13);
        }
    }

    @Test
    void explainsItself() {
        Call plain = Call.of("bound", "--dimension", 500, "--error-rate", 0.01);
        Call explained = Call.of("bound", "--dimension", 500, "--error-rate", 0.01, "--explain");
        assertEquals(0, explained.code());
        assertTrue(explained.out().startsWith(plain.out()), explained.out());
        for (String source : List.of("Levy", "Schmidt", "Figiel", "theorem 2.1", "I_(1 - t^2)((n - 1)/2, 1/2) / 2")) {
            assertTrue(explained.out().contains(source), explained.out());
        }
        Document json = Call.of("bound", "--dimension", 500, "--error-rate", 0.01, "--explain", "--json")
                .json();
        assertTrue(explained.out().contains(json.text("explanation")));
        assertEquals(0.1042, json.number("meanChord"), 5e-5);
    }

    @Test
    void goesToTheFarEnd() {
        Document far = Call.of("bound", "--dimension", 1_000_000, "--log10-error-rate", -10_000, "--json")
                .json();
        double chord = far.number("meanChord");
        Document back = Call.of("bound", "--dimension", 1_000_000, "--mean-chord", chord, "--json")
                .json();
        assertEquals(chord, back.number("meanChord"), 1e-12);
        assertEquals(-10_000, back.number("log10ErrorRate"), 1e-6);
    }

    @Test
    void printsALineForEachPartWithoutJson() {
        Call call = Call.of("bound", "--dimension", 500, "--log10-error-rate", -5000);
        assertEquals(0, call.code());
        assertEquals("", call.err());
        assertEquals(13, call.out().lines().count());
        assertTrue(call.out().lines().anyMatch(line -> line.matches("paper\\.printed +6\\.7.*")), call.out());
        assertTrue(call.out().lines().anyMatch(line -> line.matches("errorRate +-")), call.out());
        assertTrue(call.out().contains("a double cannot hold it"), call.out());
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
                "--dimension 500 --log10-error-rate -1e308",
                "--dimension 500 --log10-error-rate -1.1e299",
                "--dimension 500 --log10-error-rate -1e-301",
                "--dimension 500 --log10-error-rate NaN",
                "--dimension 500 --log10-error-rate 3",
                "--dimension 500 --mean-chord 0",
                "--dimension 500 --mean-chord 1.415",
                "--dimension 500 --mean-chord NaN",
                "--dimension 500 --mean-geodesic 1.6",
                "--dimension 500 --mean-geodesic -1",
                "--dimension 500 --mean-chord 0.1 --mean-geodesic 0.1",
                "--dimension 500 --error-rate 0.1 --mean-chord 0.1",
                "--dimension 500 --explain",
                "--dimension 500 --error-rate",
                "--dimension 500 --error-rate 0.1 0.2",
                "--dimension 500 --dimension 600 --error-rate 0.1"
            })
    void refusesBadUsageInOneLine(String arguments) {
        Call.of((Object[]) ("bound " + arguments).split(" ")).refused("concentric bound: ");
    }
}
