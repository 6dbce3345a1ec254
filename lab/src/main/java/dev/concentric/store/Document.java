package dev.concentric.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys with values in a fixed order, as JSON and TOML have them: texts, whole numbers, numbers, flags, lists,
 * documents and, for a quantity that is absent, null.
 *
 * <p>Whoever asks for a value that is missing or of another type gets a {@link BadFileException} that names the file
 * and the key.
 */
public final class Document {
    private static final double LARGEST_EXACT = 0x1p53;

    private final Map<String, @Nullable Object> values;
    private final String source;
    private final String path;

    private Document(Map<String, @Nullable Object> values, String source, String path) {
        this.values = values;
        this.source = source;
        this.path = path;
    }

    /** Returns a document of a file: lists and nested documents may come as plain lists and maps. */
    static Document of(Map<?, ?> values, String source) {
        return (Document) Objects.requireNonNull(read(values, source, ""));
    }

    private static @Nullable Object read(@Nullable Object value, String source, String path) {
        return switch (value) {
            case Document document -> read(document.values, source, path);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                map.forEach((key, entry) ->
                        entries.put((String) key, read(entry, source, path + quoted((String) key) + ".")));
                yield new Document(Collections.unmodifiableMap(entries), source, path);
            }
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                String name = path.isEmpty() ? path : path.substring(0, path.length() - 1);
                for (Object item : list) {
                    items.add(read(item, source, name + "[" + items.size() + "]."));
                }
                yield Collections.unmodifiableList(items);
            }
            case Integer whole -> whole.longValue();
            case BigDecimal real -> real.doubleValue();
            case null, default -> value;
        };
    }

    /** A key as a path shows it: one that holds a dot or a space is quoted, so that no two keys share a path. */
    private static String quoted(String key) {
        return key.matches("[A-Za-z0-9_-]+") ? key : '"' + key + '"';
    }

    /** Returns a builder of a new document. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the keys in their order. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** Returns whether a key is there with a value other than null. */
    public boolean has(String key) {
        return values.get(key) != null;
    }

    /** Returns whether the value at a key is a document. */
    public boolean holdsDocument(String key) {
        return values.get(key) instanceof Document;
    }

    /** Returns whether the value at a key is a list of documents, at least one. */
    public boolean holdsDocuments(String key) {
        return values.get(key) instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Document;
    }

    /** Returns the text at a key. */
    public String text(String key) {
        return text(key, require(key));
    }

    /** Returns the flag at a key. */
    public boolean flag(String key) {
        return require(key) instanceof Boolean flag ? flag : fail(key, "true or false");
    }

    /** Returns the whole number at a key; one written like {@code 1e6} is whole too. */
    public long integer(String key) {
        return integer(key, require(key));
    }

    /** Returns the whole number at a key, from 0 to 2147483647. */
    public int count(String key) {
        long value = integer(key);
        return value >= 0 && value <= Integer.MAX_VALUE ? (int) value : fail(key, "a number from 0 to 2147483647");
    }

    /** Returns the number at a key; not a number where the document says null. */
    public double number(String key) {
        return values.containsKey(key) ? number(key, values.get(key)) : missing(key);
    }

    /** Returns the document at a key. */
    public Document document(String key) {
        return document(key, require(key));
    }

    /** Returns the list of texts at a key. */
    public List<String> texts(String key) {
        return list(key).stream().map(item -> text(key, item)).toList();
    }

    /** Returns the list of whole numbers at a key. */
    public long[] integers(String key) {
        return list(key).stream().mapToLong(item -> integer(key, item)).toArray();
    }

    /** Returns the list of numbers at a key; a null in it is not a number. */
    public double[] numbers(String key) {
        return list(key).stream().mapToDouble(item -> number(key, item)).toArray();
    }

    /** Returns the list of documents at a key. */
    public List<Document> documents(String key) {
        return list(key).stream().map(item -> document(key, item)).toList();
    }

    /** Returns the value at a key as people read it; a dash where it is absent. */
    public String show(String key) {
        Object value = values.get(key);
        return value == null || value instanceof Double number && number.isNaN() ? "-" : value.toString();
    }

    /** Returns the refusal of a key's value, for a check that only its reader can make, such as of a range. */
    public BadFileException refuse(String key, String wrong, String right) {
        return new BadFileException(source, path + quoted(key) + " " + wrong, right);
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    String source() {
        return source;
    }

    /** Returns a key with the keys above it, such as {@code training.steps}. */
    String pathOf(String key) {
        return path + quoted(key);
    }

    /** Returns a document without values, to stand where a nested one is missing. */
    Document empty(String key) {
        return new Document(Map.of(), source, path + quoted(key) + ".");
    }

    private Object require(String key) {
        Object value = values.get(key);
        return value != null ? value : missing(key);
    }

    private String text(String key, @Nullable Object value) {
        return value instanceof String text ? text : fail(key, "a text");
    }

    private long integer(String key, @Nullable Object value) {
        return switch (value) {
            case Long whole -> whole;
            case Double real when Math.rint(real) == real && Math.abs(real) <= LARGEST_EXACT -> real.longValue();
            case null, default -> fail(key, "a whole number of at most 63 bits");
        };
    }

    private double number(String key, @Nullable Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case null -> Double.NaN;
            default -> fail(key, "a number");
        };
    }

    private Document document(String key, @Nullable Object value) {
        return value instanceof Document document ? document : fail(key, "a table of keys and values");
    }

    private List<@Nullable Object> list(String key) {
        @SuppressWarnings("unchecked")
        List<@Nullable Object> list =
                require(key) instanceof List<?> found ? (List<@Nullable Object>) found : fail(key, "a list");
        return list;
    }

    private <T> T missing(String key) {
        throw refuse(key, "is missing", "the file needs it");
    }

    private <T> T fail(String key, String right) {
        Object value = values.get(key);
        String shown = value instanceof Document ? "a table" : String.valueOf(value);
        throw refuse(key, "is " + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown), "expected " + right);
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Puts a document together, key by key. */
    public static final class Builder {
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        private Builder() {}

        /** Puts a text. */
        public Builder put(String key, String value) {
            return putValue(key, value);
        }

        /** Puts a flag. */
        public Builder put(String key, boolean value) {
            return putValue(key, value);
        }

        /** Puts a whole number. */
        public Builder put(String key, long value) {
            return putValue(key, value);
        }

        /** Puts a number; JSON will have null for an infinite one and for what is not a number. */
        public Builder put(String key, double value) {
            return putValue(key, value);
        }

        /** Puts a list of whole numbers. */
        public Builder put(String key, long[] value) {
            return putValue(key, Arrays.stream(value).boxed().toList());
        }

        /** Puts a list of numbers. */
        public Builder put(String key, double[] value) {
            return putValue(key, Arrays.stream(value).boxed().toList());
        }

        /** Puts a document. */
        public Builder put(String key, Document value) {
            return putValue(key, value);
        }

        /** Puts a list of texts. */
        public Builder putTexts(String key, List<String> value) {
            return putValue(key, List.copyOf(value));
        }

        /** Puts a list of documents. */
        public Builder putDocuments(String key, List<Document> value) {
            return putValue(key, List.copyOf(value));
        }

        /** Puts all keys of a document. */
        public Builder putAll(Document document) {
            document.values.forEach((key, value) -> putValue(key, value));
            return this;
        }

        /** Puts null: the quantity is absent. */
        public Builder putAbsent(String key) {
            return putValue(key, null);
        }

        /** Returns the document. */
        public Document build() {
            return Document.of(values, "document");
        }

        private Builder putValue(String key, @Nullable Object value) {
            if (values.containsKey(key)) {
                throw new IllegalArgumentException("the key " + key + " is already there");
            }
            values.put(key, value);
            return this;
        }
    }
}
