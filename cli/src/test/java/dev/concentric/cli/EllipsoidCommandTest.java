package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EllipsoidCommandTest {

    @TempDir
    private Path folder;

    /** The values are of mpmath, at 40 digits; see quadratic-form.csv and nearest-error.csv in core. */
    @Test
    void saysWhatIsKnownOfFiveHundredAlphas() {
        Path alphas = file("alphas.txt", IntStream.range(0, 500).mapToDouble(i -> 0.3 + (1.4 - 0.3) * i / 499));
        Path points = rows(IntStream.range(0, 500).mapToDouble(i -> Math.sin(i + 1)));
        Document result = Call.of("ellipsoid", "--alphas", alphas, "--points", points, "--json")
                .json();
        Document inner = result.document("inner");
        Document outer = result.document("outer");
        assertEquals(
                List.of(
                        "errorRate",
                        "log10ErrorRate",
                        "relativeErrorBound",
                        "clt",
                        "log10Clt",
                        "saddlePoint",
                        "log10SaddlePoint",
                        "chernoff",
                        "log10Chernoff",
                        "wrongAlphas",
                        "worstLogit",
                        "proved"),
                List.copyOf(inner.keys()));
        assertEquals(2.15054493703558766e-14, inner.number("errorRate"), 2.2e-24);
        assertEquals(6.62083557520898653e-41, outer.number("errorRate"), 6.7e-51);
        assertEquals(Math.log10(6.62083557520898653e-41), outer.number("log10ErrorRate"), 1e-10);
        assertTrue(inner.number("relativeErrorBound") < 1e-10);
        assertEquals(7.79280043274345248e-12, inner.number("clt"), 7.8e-22);
        assertEquals(4.50143990425365625e-13, inner.number("chernoff"), 4.6e-23);
        assertFalse(inner.flag("proved"));
        assertEquals(182, inner.integer("wrongAlphas"));
        assertEquals(133, outer.integer("wrongAlphas"));
        Document distance = result.documents("distances").getFirst();
        assertEquals(0.240678571134076912, distance.number("innerChord"), 2.5e-11);
        assertEquals(0.24126328917427409, distance.number("innerGeodesic"), 2.5e-11);
        assertEquals(0.546892866490723559, distance.number("outerChord"), 5.5e-11);
        assertEquals(0.551008160100796449, distance.number("outerGeodesic"), 5.5e-11);
    }

    @Test
    void provesThatNoErrorExists() {
        Path alphas = file("alphas.txt", IntStream.range(0, 20).mapToDouble(i -> 0.6 + (0.99 - 0.6) * i / 19));
        Path points = rows(IntStream.range(0, 20).mapToDouble(i -> 1.0 / (i + 1)));
        Document result = Call.of("ellipsoid", "--alphas", alphas, "--points", points, "--json")
                .json();
        for (String sphere : List.of("inner", "outer")) {
            Document rates = result.document(sphere);
            assertTrue(rates.flag("proved"));
            assertEquals(0, rates.number("errorRate"));
            assertFalse(rates.has("log10ErrorRate"));
            assertEquals(0, rates.number("relativeErrorBound"));
            assertEquals(0, rates.integer("wrongAlphas"));
            assertFalse(result.documents("distances").getFirst().has(sphere + "Chord"));
        }
    }

    @Test
    void aRateTooSmallForANumberComesAsItsLogarithm() {
        Path alphas = file(
                "alphas.txt",
                DoubleStream.concat(
                        DoubleStream.of(1 + 1e-9),
                        DoubleStream.generate(() -> 0.7).limit(999)));
        Document inner =
                Call.of("ellipsoid", "--alphas", alphas, "--json").json().document("inner");
        assertFalse(inner.has("errorRate"));
        assertTrue(inner.number("log10ErrorRate") < -4000, inner::toString);
        assertFalse(inner.flag("proved"));
    }

    @Test
    void theOuterRadiusIsAnOption() {
        Path alphas = file("alphas.txt", DoubleStream.of(0.5, 0.9));
        Document narrow = Call.of("ellipsoid", "--alphas", alphas, "--json").json();
        Document wide = Call.of("ellipsoid", "--alphas", alphas, "--outer-radius", 1.5, "--json")
                .json();
        assertEquals(1, narrow.document("outer").integer("wrongAlphas"));
        assertTrue(wide.document("outer").flag("proved"));
    }

    @Test
    void printsLinesForPeople() {
        Path alphas = file("alphas.txt", DoubleStream.of(0.5, 1.1));
        Call call = Call.of("ellipsoid", "--alphas", alphas, "--points", rows(DoubleStream.of(1, 1)), "--explain");
        assertEquals(0, call.code(), call.err());
        for (String words : List.of("inner.errorRate", "outer.proved", "distances[1].innerChord", "saddle point")) {
            assertTrue(call.out().contains(words), () -> "'" + words + "' is not in: " + call.out());
        }
    }

    @Test
    void refusesBadInputInOneLine() throws IOException {
        Path alphas = file("alphas.txt", DoubleStream.of(0.5, 1.1));
        Path nan = Files.writeString(folder.resolve("nan.txt"), "0.5\nNaN\n");
        Path empty = Files.writeString(folder.resolve("empty.txt"), "");
        Path short3 = Files.writeString(folder.resolve("three.txt"), "1 1\n1 2 3\n");
        Path zero = Files.writeString(folder.resolve("zero.txt"), "0 0\n");
        Call.of("ellipsoid", "--alphas", nan).refused("nan.txt line 2", "'NaN'", "finite");
        Call.of("ellipsoid", "--alphas", empty).refused("empty.txt", "no numbers");
        Call.of("ellipsoid", "--alphas", folder.resolve("none")).refused("none", "is no file");
        Call.of("ellipsoid", "--alphas", alphas, "--points", short3).refused("three.txt line 2", "expected 2");
        Call.of("ellipsoid", "--alphas", alphas, "--points", zero).refused("zero.txt line 1", "origin");
        Call.of("ellipsoid", "--alphas", alphas, "--outer-radius", 1).refused("--outer-radius", "above 1");
        Call.of("ellipsoid", "--alphas", alphas, "--outer-radius", "NaN").refused("--outer-radius");
        Call.of("ellipsoid").refused("--alphas");
    }

    private Path file(String name, DoubleStream numbers) {
        return write(name, numbers.mapToObj(Double::toString).collect(Collectors.joining("\n")));
    }

    private Path rows(DoubleStream numbers) {
        return write("points.txt", numbers.mapToObj(Double::toString).collect(Collectors.joining(" ")));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
