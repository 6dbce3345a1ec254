package dev.concentric.store;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents as JSON. The same document gives the same characters everywhere; JSON has no infinity and no "not a
 * number", so both are written as null.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectWriter PRETTY =
            MAPPER.writer().with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    /** Returns a document over several lines, for people too; the last line ends. */
    public static String pretty(Document document) {
        return PRETTY.writeValueAsString(plain(document)) + "\n";
    }

    /** Returns a document as one line without its end. */
    public static String line(Document document) {
        return MAPPER.writeValueAsString(plain(document));
    }

    /** Writes a document to a file, whole or not at all. */
    public static void write(Path file, Document document) {
        AtomicFile.write(file, pretty(document));
    }

    /** Reads a file that holds one document. */
    public static Document read(Path file) {
        return parse(TextFile.read(file), file.toString());
    }

    /**
     * Reads a document.
     *
     * @param text the document in JSON
     * @param source what to call its origin where it is wrong
     * @throws BadFileException if the text is not one JSON object with distinct keys
     */
    public static Document parse(String text, String source) {
        Object value;
        try {
            value = MAPPER.readValue(text, Object.class);
        } catch (JacksonException e) {
            throw new BadFileException(source, "is not JSON" + where(e), e.getOriginalMessage());
        }
        if (value instanceof Map<?, ?> map) {
            return Document.of(map, source);
        }
        throw new BadFileException(source, "is not a JSON object", "expected { \"key\": value, ... }");
    }

    /** Returns where a text went wrong, for a message. */
    static String where(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Document document -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                document.values().forEach((key, entry) -> map.put(key, plain(entry)));
                yield map;
            }
            case List<?> list -> list.stream().map(Json::plain).toArray();
            case Double number when !Double.isFinite(number) -> null;
            case null, default -> value;
        };
    }
}
