package dev.concentric.store;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * A tree of settings as TOML, each setting asked for by its path, such as {@code training.steps}.
 *
 * <p>Settings remember what they were asked for: once everything is read, {@link #refuseUnknown} refuses what nobody
 * asked for, which is a setting mistyped or out of place. One thread at a time uses them.
 */
public final class Settings {
    private static final TomlMapper MAPPER = new TomlMapper();
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*)\\s*=\\s*(.+)");

    private static final Pattern POINT_FIRST = Pattern.compile("[+-]?\\.\\d+(?:[eE][+-]?\\d+)?");

    private final Document root;
    private final Set<String> asked = new LinkedHashSet<>();

    private Settings(Document root) {
        this.root = root;
    }

    /** Returns settings with the keys and values of a document, and in its order. */
    public static Settings of(Document document) {
        return new Settings(document);
    }

    /** Reads a file of settings. */
    public static Settings read(Path file) {
        return parse(TextFile.read(file), file.toString());
    }

    /**
     * Reads settings.
     *
     * @param toml the settings in TOML
     * @param source what to call their origin where they are wrong
     * @throws BadFileException if the text is not TOML
     */
    public static Settings parse(String toml, String source) {
        try {
            return of(Document.of(MAPPER.readValue(toml, Map.class), source));
        } catch (JacksonException e) {
            throw new BadFileException(source, "is not TOML" + Json.where(e), e.getOriginalMessage());
        }
    }

    /**
     * Returns these settings with one of them set.
     *
     * @param assignment {@code key=value}, such as {@code training.steps=2000}; the value is TOML, or else a plain text
     * @throws IllegalArgumentException if there is no such key and value in it
     * @throws BadFileException if the key leads through a setting that is no table
     */
    public Settings with(String assignment) {
        Matcher parts = ASSIGNMENT.matcher(assignment);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a setting is given as key=value, such as training.steps=2000, got '" + assignment + "'");
        }
        List<String> path = List.of(parts.group(1).split("\\."));
        return of(Document.of(set(root, path, value(parts.group(2))), root.source()));
    }

    private static Object value(String text) {
        try {
            Map<?, ?> parsed = MAPPER.readValue("value = " + text, Map.class);
            Object value = parsed.get("value");
            return parsed.size() == 1 && value != null ? value : text;
        } catch (JacksonException e) {
            // TOML wants a digit before the point; people do not always write one.
            return POINT_FIRST.matcher(text).matches() ? (Object) Double.valueOf(text) : text;
        }
    }

    private static Map<String, @Nullable Object> set(Document table, List<String> path, Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(table.values());
        String key = path.getFirst();
        if (path.size() == 1) {
            changed.put(key, value);
        } else {
            Document below = table.has(key) ? table.document(key) : table.empty(key);
            changed.put(key, set(below, path.subList(1, path.size()), value));
        }
        return changed;
    }

    /** Writes these settings to a file, whole or not at all. */
    public void write(Path file) {
        AtomicFile.write(file, toml());
    }

    /** Returns these settings in TOML, one a line, each with its whole path; what is absent is left out. */
    public String toml() {
        return MAPPER.writeValueAsString(plain(root));
    }

    /** Returns these settings as a document. */
    public Document document() {
        return root;
    }

    /** Returns whether there is a setting at a path. */
    public boolean has(String path) {
        return parent(path).has(last(path));
    }

    /** Returns the value at a path as people read it; a dash where it is absent. */
    public String show(String path) {
        return parent(path).show(last(path));
    }

    /** Returns the text at a path. */
    public String text(String path) {
        return require(path, Document::text);
    }

    /** Returns the text at a path, or else another one. */
    public String text(String path, String otherwise) {
        return has(path) ? text(path) : otherwise;
    }

    /** Returns the flag at a path. */
    public boolean flag(String path) {
        return require(path, Document::flag);
    }

    /** Returns the flag at a path, or else another one. */
    public boolean flag(String path, boolean otherwise) {
        return has(path) ? flag(path) : otherwise;
    }

    /** Returns the whole number at a path; one written like {@code 1e6} is whole too. */
    public long integer(String path) {
        return require(path, Document::integer);
    }

    /** Returns the whole number at a path, or else another one. */
    public long integer(String path, long otherwise) {
        return has(path) ? integer(path) : otherwise;
    }

    /** Returns the whole number at a path, from 0 to 2147483647. */
    public int count(String path) {
        return require(path, Document::count);
    }

    /** Returns the whole number at a path, from 0 to 2147483647, or else another one. */
    public int count(String path, int otherwise) {
        return has(path) ? count(path) : otherwise;
    }

    /** Returns the number at a path. */
    public double number(String path) {
        return require(path, Document::number);
    }

    /** Returns the number at a path, or else another one. */
    public double number(String path, double otherwise) {
        return has(path) ? number(path) : otherwise;
    }

    /** Returns the list of whole numbers at a path. */
    public long[] integers(String path) {
        return require(path, Document::integers);
    }

    /** Returns the list of numbers at a path. */
    public double[] numbers(String path) {
        return require(path, Document::numbers);
    }

    /** Returns the list of texts at a path. */
    public List<String> texts(String path) {
        return require(path, Document::texts);
    }

    /** Returns the refusal of a setting, for a check that only its reader can make, such as of a range. */
    public BadFileException refuse(String path, String wrong, String right) {
        return new BadFileException(root.source(), path + " " + wrong, right);
    }

    /** Returns the refusal of settings that a check of their values refused. */
    public BadFileException refuse(IllegalArgumentException check) {
        return new BadFileException(
                root.source(), "has a setting that cannot be used", String.valueOf(check.getMessage()));
    }

    /**
     * Refuses settings that nobody asked for.
     *
     * @throws BadFileException with the first of them and the nearest setting that was asked for
     */
    public void refuseUnknown() {
        refuseUnknown(root);
    }

    /**
     * Checks that every setting of others is here too, with whatever value.
     *
     * @throws BadFileException with the first that is missing
     */
    public void requireAll(Settings others) {
        requireAll(others.root, "");
    }

    private void requireAll(Document others, String prefix) {
        for (String key : others.keys()) {
            if (others.holdsDocument(key)) {
                requireAll(others.document(key), prefix + key + ".");
            } else if (!has(prefix + key)) {
                throw refuse(prefix + key, "is missing", "the file needs it");
            }
        }
    }

    private void refuseUnknown(Document document) {
        for (String key : document.keys()) {
            String path = document.pathOf(key);
            if (asked.contains(path)) {
                continue;
            }
            Object value = document.values().get(key);
            boolean table = asked.stream().anyMatch(known -> known.startsWith(path + "."));
            if (table && value instanceof Document nested) {
                refuseUnknown(nested);
            } else if (table) {
                throw document.refuse(key, "is a single value", "expected a table of settings");
            } else {
                throw unknown(path, value);
            }
        }
    }

    private BadFileException unknown(String path, @Nullable Object value) {
        Set<String> names = new LinkedHashSet<>(asked);
        if (value instanceof Document) { // A table's name may be the mistake.
            names.clear();
            asked.forEach(known -> names.add(known.substring(0, Math.max(0, known.lastIndexOf('.')))));
            names.remove("");
        }
        return refuse(path, "is unknown", NearestName.advice(path, names));
    }

    private <T> T require(String path, BiFunction<Document, String, T> getter) {
        return getter.apply(parent(path), last(path));
    }

    /** Returns the table that a setting should be in, empty where there is none, and notes that it was asked for. */
    private Document parent(String path) {
        asked.add(path);
        Document document = root;
        int start = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
            String key = path.substring(start, dot);
            document = document.has(key) ? document.document(key) : document.empty(key);
            start = dot + 1;
        }
        return document;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Document document -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                document.values().forEach((key, entry) -> {
                    if (entry != null) {
                        map.put(key, plain(entry));
                    }
                });
                yield map;
            }
            case List<?> list -> list.stream().map(Settings::plain).toArray();
            case null, default -> value;
        };
    }
}
