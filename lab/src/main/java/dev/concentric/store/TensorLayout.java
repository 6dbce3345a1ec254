package dev.concentric.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The header of a safetensors file: which tensors lie where in the data behind it.
 *
 * @param entries the tensors in the order of their data
 * @param metadata texts by name
 */
record TensorLayout(List<Entry> entries, SortedMap<String, String> metadata) {
    private static final String METADATA = "__metadata__";

    /**
     * One tensor's place.
     *
     * @param name the tensor's name
     * @param type the type of its numbers
     * @param shape the size along each axis
     * @param begin where its first byte is in the data
     * @param end where the byte behind its last is in the data
     */
    record Entry(String name, Tensor.Type type, List<Integer> shape, long begin, long end) {

        int size() {
            return (int) ((end - begin) / type.bytes());
        }
    }

    /** Lays tensors out without gaps: wide numbers first, which aligns all of them, then by name. */
    static TensorLayout of(Map<String, ? extends Tensor> tensors, Map<String, String> metadata) {
        if (tensors.containsKey(METADATA)) {
            throw new IllegalArgumentException("no tensor can be named " + METADATA);
        }
        List<Entry> entries = new ArrayList<>();
        long begin = 0;
        for (Tensor.Type type : List.of(Tensor.Type.F64, Tensor.Type.I64, Tensor.Type.F32)) {
            for (Map.Entry<String, Tensor> named : new TreeMap<String, Tensor>(tensors).entrySet()) {
                Tensor tensor = named.getValue();
                if (tensor.type() == type) {
                    long end = begin + (long) tensor.size() * type.bytes();
                    entries.add(new Entry(named.getKey(), type, tensor.shape(), begin, end));
                    begin = end;
                }
            }
        }
        return new TensorLayout(entries, new TreeMap<>(metadata));
    }

    String header() {
        Document.Builder header = Document.builder();
        if (!metadata.isEmpty()) {
            Document.Builder texts = Document.builder();
            metadata.forEach(texts::put);
            header.put(METADATA, texts.build());
        }
        for (Entry entry : entries) {
            long[] shape = entry.shape().stream().mapToLong(Integer::longValue).toArray();
            header.put(
                    entry.name(),
                    Document.builder()
                            .put("dtype", entry.type().name())
                            .put("shape", shape)
                            .put("data_offsets", new long[] {entry.begin(), entry.end()})
                            .build());
        }
        return Json.line(header.build());
    }

    /**
     * Reads a header.
     *
     * @param header the header
     * @param dataLength how many bytes of data lie behind it
     * @throws BadFileException unless the tensors cover the data without gap or overlap
     */
    static TensorLayout parse(Document header, long dataLength) {
        SortedMap<String, String> metadata = new TreeMap<>();
        List<Entry> entries = new ArrayList<>();
        for (String name : header.keys()) {
            Document value = header.document(name);
            if (name.equals(METADATA)) {
                value.keys().forEach(key -> metadata.put(key, value.text(key)));
            } else {
                entries.add(entry(name, value, dataLength));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long covered = 0;
        for (Entry entry : entries) {
            if (entry.begin() != covered) {
                throw header.refuse(
                        entry.name(),
                        "begins at byte " + entry.begin(),
                        "expected " + covered + ", where the tensor before it ends");
            }
            covered = entry.end();
        }
        if (covered != dataLength) {
            throw new BadFileException(
                    header.source(), "has " + dataLength + " bytes of data", "its header tells of " + covered);
        }
        return new TensorLayout(List.copyOf(entries), metadata);
    }

    private static Entry entry(String name, Document value, long dataLength) {
        for (String key : value.keys()) {
            if (!List.of("dtype", "shape", "data_offsets").contains(key)) {
                throw value.refuse(key, "is unknown", "a tensor has dtype, shape and data_offsets");
            }
        }
        Tensor.Type type = type(value);
        long[] offsets = value.integers("data_offsets");
        if (offsets.length != 2 || offsets[0] < 0 || offsets[1] < offsets[0] || offsets[1] > dataLength) {
            throw value.refuse(
                    "data_offsets", "do not lie in the data", "expected a range within [0, " + dataLength + "]");
        }
        List<Integer> shape = new ArrayList<>();
        long bytes = type.bytes();
        for (long extent : value.integers("shape")) {
            if (extent < 0 || extent > Integer.MAX_VALUE) {
                throw value.refuse("shape", "has an axis of size " + extent, "expected 0 to " + Integer.MAX_VALUE);
            }
            if (extent > 0 && bytes > Long.MAX_VALUE / extent) {
                throw value.refuse("shape", "means more than 2^63 bytes", "the file is damaged");
            }
            shape.add((int) extent);
            bytes *= extent;
        }
        if (bytes != offsets[1] - offsets[0]) {
            throw value.refuse(
                    "data_offsets",
                    "hold " + (offsets[1] - offsets[0]) + " bytes",
                    "expected " + bytes + " for the shape " + shape + " of " + type);
        }
        if (bytes / type.bytes() > Integer.MAX_VALUE - 8) {
            throw value.refuse("shape", "is " + shape, "expected fewer than 2^31 numbers");
        }
        return new Entry(name, type, List.copyOf(shape), offsets[0], offsets[1]);
    }

    private static Tensor.Type type(Document value) {
        String name = value.text("dtype");
        for (Tensor.Type type : Tensor.Type.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw value.refuse("dtype", "is " + name, "expected F32, F64 or I64");
    }
}
