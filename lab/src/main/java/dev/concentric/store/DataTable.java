package dev.concentric.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table with named columns, as a CSV file has it: one comment line at most, a header, rows. An empty cell is an
 * absent value, which as a number is NaN.
 */
public final class DataTable {
    /** What {@link Double#toString} writes, and how other programs write numbers. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|(?i:nan|[+-]?inf(inity)?)");

    private final String source;
    private final Optional<String> comment;
    private final List<String> columns;
    private final List<Row> rows;

    /**
     * A row.
     *
     * @param line the line of the file that it begins at
     * @param cells its cells, one a column
     */
    record Row(long line, List<String> cells) {}

    DataTable(String source, Optional<String> comment, List<String> columns, List<Row> rows) {
        this.source = source;
        this.comment = comment;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
    }

    /** Returns a builder of a table with these columns. */
    public static Builder withColumns(String... columns) {
        return new Builder(List.of(columns));
    }

    /**
     * Reads a file.
     *
     * @throws BadFileException if it is not CSV, has no header, or has a row of another length than its header
     */
    public static DataTable read(Path file) {
        return DataTableReader.read(file);
    }

    /** Writes this table to a file, whole or not at all. */
    public void write(Path file) {
        AtomicFile.write(file, csv());
    }

    /** Returns this table as CSV. */
    public String csv() {
        StringBuilder text = new StringBuilder();
        comment.ifPresent(line -> text.append("# ").append(line).append('\n'));
        appendLine(text, columns);
        rows.forEach(row -> appendLine(text, row.cells()));
        return text.toString();
    }

    private static void appendLine(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(DataTable::quoted).collect(Collectors.joining(",")));
        if (cells.size() == 1 && cells.getFirst().isEmpty()) {
            text.append("\"\""); // A line with nothing in it would be no row.
        }
        text.append('\n');
    }

    /** Quotes a cell that would otherwise read as several, lose its spaces, or begin a comment. */
    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                && !cell.startsWith("#")
                && cell.strip().length() == cell.length();
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** Returns the comment line, without its sign. */
    public Optional<String> comment() {
        return comment;
    }

    /** Returns the names of the columns. */
    public List<String> columns() {
        return columns;
    }

    /** Returns the number of rows. */
    public int size() {
        return rows.size();
    }

    /** Returns whether there is a column of that name. */
    public boolean has(String column) {
        return columns.contains(column);
    }

    /** Returns a column's cells as they are written. */
    public String[] strings(String column) {
        int index = index(column);
        return rows.stream().map(row -> row.cells().get(index)).toArray(String[]::new);
    }

    /**
     * Returns a column's numbers, NaN for an empty cell.
     *
     * @throws BadFileException if there is no such column, or a cell of it holds something else
     */
    public double[] numbers(String column) {
        int index = index(column);
        return rows.stream().mapToDouble(row -> number(row, index)).toArray();
    }

    /**
     * Returns a column's whole numbers.
     *
     * @throws BadFileException if there is no such column, or a cell of it holds something else
     */
    public long[] integers(String column) {
        int index = index(column);
        return rows.stream().mapToLong(row -> integer(row, index)).toArray();
    }

    /** Returns the rows whose cell in a column is a text. */
    public DataTable where(String column, String value) {
        int index = index(column);
        return filtered(row -> row.cells().get(index).equals(value));
    }

    /** Returns the rows whose cell in a column is a number, however it is written. */
    public DataTable where(String column, double value) {
        int index = index(column);
        return filtered(row -> number(row, index) == value);
    }

    /** Returns the refusal of this table, for a check that only its reader can make, such as of its rows' order. */
    public BadFileException refuse(String wrong, String right) {
        return new BadFileException(source, wrong, right);
    }

    private DataTable filtered(Predicate<Row> wanted) {
        return new DataTable(
                source, comment, columns, rows.stream().filter(wanted).toList());
    }

    private int index(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw new BadFileException(
                    source, "has no column '" + column + "'", "its columns are " + String.join(", ", columns));
        }
        return index;
    }

    private double number(Row row, int index) {
        String cell = row.cells().get(index).strip();
        if (cell.isEmpty()) {
            return Double.NaN;
        }
        if (!NUMBER.matcher(cell).matches()) {
            throw refuse(row, index, "expected a number, or nothing");
        }
        String name = cell.toLowerCase(Locale.ROOT);
        if (name.contains("n")) { // Of all that matches, just "nan" and "inf" in their spellings.
            return name.equals("nan")
                    ? Double.NaN
                    : name.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(cell);
    }

    private long integer(Row row, int index) {
        try {
            return Long.parseLong(row.cells().get(index).strip());
        } catch (NumberFormatException e) {
            throw refuse(row, index, "expected a whole number");
        }
    }

    private BadFileException refuse(Row row, int index, String right) {
        String cell = row.cells().get(index);
        String shown = cell.length() > 60 ? cell.substring(0, 60) + "..." : cell;
        return new BadFileException(
                source + " line " + row.line(), "column '" + columns.get(index) + "' holds '" + shown + "'", right);
    }

    @Override
    public String toString() {
        return csv();
    }

    /** Puts a table together, row by row. */
    public static final class Builder {
        private final List<String> columns;
        private final List<Row> rows = new ArrayList<>();
        private Optional<String> comment = Optional.empty();

        private Builder(List<String> columns) {
            this.columns = columns;
            if (columns.isEmpty() || columns.stream().distinct().count() < columns.size()) {
                throw new IllegalArgumentException("a table needs columns of different names, got " + columns);
            }
        }

        /** Sets the comment line that goes before the header. */
        public Builder comment(String line) {
            if (line.lines().count() > 1) {
                throw new IllegalArgumentException("a comment is one line");
            }
            comment = Optional.of(line.strip());
            return this;
        }

        /**
         * Adds a row.
         *
         * @param cells a text, a double, a float, a whole number or a flag for each column; an empty text or NaN where
         *     there is no value. A number is written with the fewest digits that tell it from its neighbours
         */
        public Builder row(Object... cells) {
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException(cells.length + " cells for the columns " + columns);
            }
            rows.add(new Row(
                    rows.size() + 2 + comment.stream().count(),
                    Arrays.stream(cells).map(Builder::text).toList()));
            return this;
        }

        /**
         * Adds all rows of another table.
         *
         * @throws BadFileException if it has other columns
         */
        public Builder rows(DataTable other) {
            if (!other.columns.equals(columns)) {
                throw other.refuse("has the columns " + other.columns, "expected " + columns);
            }
            other.rows.forEach(row -> row(row.cells().toArray()));
            return this;
        }

        /** Returns the table. */
        public DataTable build() {
            return new DataTable("table", comment, columns, rows);
        }

        private static String text(Object cell) {
            return switch (cell) {
                case String text -> text;
                case Double number -> number.isNaN() ? "" : number.toString();
                case Float number -> number.isNaN() ? "" : number.toString();
                case Long number -> number.toString();
                case Integer number -> number.toString();
                case Boolean flag -> flag.toString();
                default ->
                    throw new IllegalArgumentException(
                            "a cell cannot hold a " + cell.getClass().getName());
            };
        }
    }
}
