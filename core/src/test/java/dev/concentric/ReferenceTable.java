package dev.concentric;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows of a reference file: comment lines with #, a header, then values. */
public final class ReferenceTable {

    private ReferenceTable() {}

    /** Reads a file of the resource folder {@code reference}. */
    public static List<Map<String, String>> read(String file) {
        try (InputStream in =
                        Objects.requireNonNull(ReferenceTable.class.getResourceAsStream("reference/" + file), file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines =
                    reader.lines().filter(line -> !line.startsWith("#")).toList();
            String[] header = lines.getFirst().split(",");
            return lines.stream()
                    .skip(1)
                    .map(line -> row(header, line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(String[] header, String[] cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            row.put(header[i], cells[i]);
        }
        return row;
    }
}
