package dev.concentric.report;

import dev.concentric.store.DataTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What drawings read from the columns that many tables have. */
final class Columns {

    private Columns() {}

    /** Returns the different texts of a column in the order in which they appear. */
    static List<String> distinct(DataTable table, String column) {
        return Arrays.stream(table.strings(column)).distinct().toList();
    }

    /** Returns the seed and the training step of each row in words. */
    static List<String> notes(DataTable rows) {
        long[] seeds = rows.integers("seed");
        long[] steps = rows.integers("step");
        return IntStream.range(0, seeds.length)
                .mapToObj(i -> String.format(Locale.ROOT, "seed %d, step %,d", seeds[i], steps[i]))
                .toList();
    }
}
