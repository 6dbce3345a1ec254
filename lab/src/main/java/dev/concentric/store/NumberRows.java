package dev.concentric.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of numbers in a plain text file, as numpy's {@code savetxt} writes them: a row a line, numbers separated by
 * spaces, tabs, commas or semicolons; empty lines and what follows a {@code #} are skipped.
 */
public final class NumberRows {

    private NumberRows() {}

    /**
     * A row.
     *
     * @param place the file and the line
     * @param numbers the row's numbers
     */
    public record Row(String place, double[] numbers) {

        /** Returns the refusal of a row, for a check that only its reader can make. */
        public BadFileException refuse(String wrong, String right) {
            return new BadFileException(place, wrong, right);
        }
    }

    /**
     * Reads the rows of a file, at least one.
     *
     * @param file the file
     * @param width how many numbers each row has, at least 1
     * @throws BadFileException if the file is missing, holds no row, a row of another length, or anything that is not a
     *     finite number, naming file and line
     */
    public static List<Row> read(Path file, int width) {
        if (!Files.isRegularFile(file)) {
            throw new BadFileException(file, "is no file", "expected a text file of numbers");
        }
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : TextFile.read(file).split("\\R", -1)) {
            number++;
            String content = line.replaceFirst("#.*", "").strip();
            if (!content.isEmpty()) {
                rows.add(row(file + " line " + number, content.split("\\s*[,;]\\s*|\\s+", -1), width));
            }
        }
        if (rows.isEmpty()) {
            throw new BadFileException(file, "has no numbers", "expected rows of " + width);
        }
        return rows;
    }

    private static Row row(String place, String[] cells, int width) {
        if (cells.length != width) {
            String numbers = cells.length == 1 ? " number" : " numbers";
            throw new BadFileException(place, "has " + cells.length + numbers, "expected " + width);
        }
        return new Row(
                place,
                Arrays.stream(cells).mapToDouble(cell -> number(place, cell)).toArray());
    }

    private static double number(String place, String cell) {
        double value;
        try {
            value = Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (Double.isFinite(value)) {
            return value;
        }
        String shown = cell.length() > 40 ? cell.substring(0, 40) + "..." : cell;
        throw new BadFileException(place, "has '" + shown + "'", "expected a finite number");
    }
}
