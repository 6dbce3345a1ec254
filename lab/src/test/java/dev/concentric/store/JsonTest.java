package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final Document DOCUMENT = Document.builder()
            .put("errors", 3)
            .put("samples", 1_000_000)
            .put("errorRate", 3e-6)
            .put("interval", new double[] {6.187e-7, Double.POSITIVE_INFINITY})
            .put("meanChord", Double.NaN)
            .put("proved", false)
            .put("steps", new long[] {1, Long.MAX_VALUE})
            .put("method", "sampled, \"95 %\"\n")
            .putTexts("kernels", List.of("simd", "scalar"))
            .putDocuments("claims", List.of(Document.builder().put("id", "a").build()))
            .put("nested", Document.builder().put("x", 0.1).build())
            .putAbsent("below")
            .build();

    @Test
    void writesKeysInOrderAndWhatIsNotFiniteAsNull() {
        assertEquals(
                "{\"errors\":3,\"samples\":1000000,\"errorRate\":3.0E-6,\"interval\":[6.187E-7,null],"
                        + "\"meanChord\":null,\"proved\":false,\"steps\":[1,9223372036854775807],"
                        + "\"method\":\"sampled, \\\"95 %\\\"\\n\",\"kernels\":[\"simd\",\"scalar\"],"
                        + "\"claims\":[{\"id\":\"a\"}],\"nested\":{\"x\":0.1},\"below\":null}",
                Json.line(DOCUMENT));
        assertTrue(Json.pretty(DOCUMENT).startsWith("{\n  \"errors\" : 3,\n"), Json.pretty(DOCUMENT));
        assertTrue(Json.pretty(DOCUMENT).endsWith("}\n"));
        assertFalse(Json.pretty(DOCUMENT).contains("\r"));
    }

    @Test
    void readsWhatItWrote(@TempDir Path folder) {
        Path file = folder.resolve("new/result.json");
        Json.write(file, DOCUMENT);
        Document read = Json.read(file);

        assertEquals(Json.line(DOCUMENT), Json.line(read));
        assertEquals(3, read.integer("errors"));
        assertEquals(3, read.count("errors"));
        assertEquals(3e-6, read.number("errorRate"));
        assertEquals(1e6, read.number("samples"));
        assertArrayEquals(new double[] {6.187e-7, Double.NaN}, read.numbers("interval"));
        assertTrue(Double.isNaN(read.number("meanChord")));
        assertFalse(read.flag("proved"));
        assertArrayEquals(new long[] {1, Long.MAX_VALUE}, read.integers("steps"));
        assertEquals(List.of("simd", "scalar"), read.texts("kernels"));
        assertEquals("a", read.documents("claims").getFirst().text("id"));
        assertEquals(0.1, read.document("nested").number("x"));
        assertFalse(read.has("below"));
        assertTrue(read.keys().contains("below"));
    }

    @Test
    void namesTheKeyThatIsWrong() {
        Document document = Json.parse(
                "{\"a\":{\"b\":[{\"c\":\"x\"}]},\"n\":1.5,\"big\":1e300,\"huge\":123456789012345678901}",
                "result.json");
        Says.bad(() -> document.text("d"), "result.json: d is missing");
        Says.bad(() -> document.integer("n"), "n is 1.5", "whole number");
        Says.bad(() -> document.integer("big"), "big is 1.0E300", "whole number");
        Says.bad(() -> document.integer("huge"), "huge is 123456789012345678901", "whole number");
        Says.bad(() -> document.numbers("n"), "n is 1.5", "a list");
        Says.bad(() -> document.text("a"), "a is a table", "a text");
        Document inner = document.document("a").documents("b").getFirst();
        Says.bad(() -> inner.number("c"), "a.b[0].c is x", "a number");
        Says.bad(() -> inner.count("d"), "a.b[0].d is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "1",
                "null",
                "\"{}\"",
                "{}{}",
                "{} x",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":01}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":\"\n\"}",
                "{/**/}",
            })
    void refusesWhatIsNoJsonObject(String text) {
        Says.bad(() -> Json.parse(text, "x.json"), "x.json");
    }

    @Test
    void refusesDepthWithoutEnd() {
        Says.bad(() -> Json.parse("{\"a\":" + "[".repeat(100_000), "x.json"), "x.json");
    }

    @Test
    void refusesWhatIsNoText(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("x.json"), new byte[] {'{', (byte) 0xff, '}'});
        Says.bad(() -> Json.read(file), "UTF-8");
        Says.refused(FileAccessException.class, () -> Json.read(folder.resolve("y.json")), "no such file");
    }

    @Test
    void refusesAKeyPutTwice() {
        Document.Builder builder = Document.builder().put("a", 1);
        assertThrows(IllegalArgumentException.class, () -> builder.put("a", 2));
    }
}
