package dev.concentric.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** Reads tables from CSV files. */
final class DataTableReader {
    private static final ObjectReader CSV =
            new CsvMapper().readerFor(String[].class).with(CsvReadFeature.WRAP_AS_ARRAY);
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private DataTableReader() {}

    static DataTable read(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            skip(reader, BYTE_ORDER_MARK);
            Optional<String> comment = skip(reader, '#')
                    ? Optional.of(
                            Optional.ofNullable(reader.readLine()).orElse("").strip())
                    : Optional.empty();
            long linesBefore = comment.isPresent() ? 1 : 0;
            try (MappingIterator<String[]> records = CSV.readValues(reader)) {
                return table(file, comment, records, linesBefore);
            }
        } catch (CharacterCodingException e) {
            throw notText(file);
        } catch (IOException e) {
            throw new FileAccessException("read", file, e);
        }
    }

    private static DataTable table(
            Path file, Optional<String> comment, MappingIterator<String[]> records, long linesBefore) {
        List<String> columns = List.of();
        List<DataTable.Row> rows = new ArrayList<>();
        long line = linesBefore + 1;
        try {
            while (records.hasNext()) {
                List<String> cells = List.of(records.next());
                if (columns.isEmpty()) {
                    columns = header(file, cells);
                } else if (cells.size() == columns.size()) {
                    rows.add(new DataTable.Row(line, cells));
                } else {
                    throw new BadFileException(
                            file + " line " + line, "has " + cells.size() + " cells", "expected " + columns.size());
                }
                line = linesBefore + records.currentLocation().getLineNr();
            }
        } catch (JacksonException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notText(file);
            }
            throw new BadFileException(file + " line " + line, "is not CSV", e.getOriginalMessage());
        }
        if (columns.isEmpty()) {
            throw new BadFileException(file, "is empty", "expected a line with the columns' names");
        }
        return new DataTable(file.toString(), comment, columns, rows);
    }

    private static List<String> header(Path file, List<String> cells) {
        HashSet<String> seen = new HashSet<>();
        for (String cell : cells) {
            if (cell.isBlank() || !seen.add(cell)) {
                throw new BadFileException(
                        file, "has two columns of the name '" + cell + "', or one without", "names have to differ");
            }
        }
        return List.copyOf(cells);
    }

    private static boolean skip(Reader reader, char expected) throws IOException {
        reader.mark(1);
        if (reader.read() == expected) {
            return true;
        }
        reader.reset();
        return false;
    }

    private static BadFileException notText(Path file) {
        return new BadFileException(file, "is not text in UTF-8", "save it in UTF-8");
    }
}
