package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRowsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1 2.5 -3e-300", "1,2.5,-3e-300", " 1;\t2.5 ; -3e-300  ", "1\t2.5 -3e-300 # three"})
    void readsTheUsualSeparators(String line) {
        List<NumberRows.Row> rows = NumberRows.read(file("# a header\n\n" + line + "\r\n4 5 6\n"), 3);
        assertEquals(2, rows.size());
        assertArrayEquals(new double[] {1, 2.5, -3e-300}, rows.get(0).numbers());
        assertArrayEquals(new double[] {4, 5, 6}, rows.get(1).numbers());
        assertTrue(rows.get(1).place().endsWith("numbers.txt line 4"), rows.get(1)::place);
    }

    @ParameterizedTest
    @CsvSource({
        "'1\n\nNaN', line 3 | 'NaN'",
        "'1\n-Infinity', line 2 | '-Infinity'",
        "'1e400', line 1 | '1e400'",
        "'0.5\n0.7 0.8', line 2 | has 2 numbers | expected 1",
        "'0.5,', line 1 | has 2 numbers | expected 1",
        "'alpha\n1', line 1 | 'alpha'",
        "'', has no numbers | expected rows of 1",
        "'# only words', has no numbers | expected rows of 1"
    })
    void namesFileLineAndWhatWouldBeRight(String text, String words) {
        Path file = file(text);
        BadFileException refusal = assertThrows(BadFileException.class, () -> NumberRows.read(file, 1));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith(file.toString()), message);
        for (String word : words.split(" \\| ")) {
            assertTrue(message.contains(word), () -> "'" + word + "' is not in: " + message);
        }
    }

    @Test
    void refusesARowOfAnotherLength() {
        Path file = file("1 2 3\n1 2\n");
        BadFileException refusal = assertThrows(BadFileException.class, () -> NumberRows.read(file, 3));
        assertEquals(file + " line 2: has 2 numbers; expected 3", refusal.getMessage());
    }

    @Test
    void refusesAFileThatIsNotThereOrNoText() throws IOException {
        Path missing = folder.resolve("missing.txt");
        assertThrows(BadFileException.class, () -> NumberRows.read(missing, 1));
        assertThrows(BadFileException.class, () -> NumberRows.read(folder, 1));
        Path binary = folder.resolve("binary");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThrows(BadFileException.class, () -> NumberRows.read(binary, 1));
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("numbers.txt"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
