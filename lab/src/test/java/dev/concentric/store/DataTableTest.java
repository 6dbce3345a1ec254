package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataTableTest {

    @TempDir
    private Path folder;

    @Test
    void writesTidyCsv() {
        DataTable table = DataTable.withColumns("run", "step", "rate")
                .comment("figure 4")
                .row("relu", 10L, 0.1)
                .row("a,b", 20, Double.NaN)
                .row("", 30, 1e-300)
                .build();
        assertEquals("# figure 4\nrun,step,rate\nrelu,10,0.1\n\"a,b\",20,\n,30,1.0E-300\n", table.csv());
        assertEquals(3, table.size());
        assertEquals(List.of("run", "step", "rate"), table.columns());
    }

    @Test
    void readsEveryTextBack() {
        String[] texts = {
            "plain",
            "",
            " spaced ",
            "a,b",
            "say \"x\"",
            "\"",
            "two\nlines",
            "cr\rlf\r\nend",
            "#no comment",
            "'",
            "ü\u2028",
            ";",
            "\t"
        };
        for (String text : texts) {
            DataTable single = DataTable.withColumns("#only").row(text).row("x").build();
            assertArrayEquals(new String[] {text, "x"}, reread(single).strings("#only"), text);
            DataTable pair = DataTable.withColumns(" a", "b,")
                    .comment(" c, \"d\" ")
                    .row(text, text)
                    .build();
            DataTable back = reread(pair);
            assertArrayEquals(new String[] {text}, back.strings("b,"), text);
            assertArrayEquals(new String[] {text}, back.strings(" a"), text);
            assertEquals(Optional.of("c, \"d\""), back.comment());
            assertEquals(pair.csv(), back.csv());
        }
    }

    @Test
    void readsEveryNumberBackToTheBit() {
        SplittableRandom random = new SplittableRandom(1);
        double[] numbers =
                random.longs(1000).mapToDouble(Double::longBitsToDouble).toArray();
        double[] special = {
            0.0,
            -0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            0.1,
            1e23,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN
        };
        System.arraycopy(special, 0, numbers, 0, special.length);
        DataTable.Builder builder = DataTable.withColumns("x", "i");
        for (int i = 0; i < numbers.length; i++) {
            builder.row(numbers[i], Long.MAX_VALUE - i);
        }
        DataTable back = reread(builder.build());
        assertArrayEquals(numbers, back.numbers("x"));
        assertEquals(Long.MAX_VALUE - 999, back.integers("i")[999]);
    }

    @Test
    void readsWhatOtherProgramsWrite() {
        DataTable table = read("\uFEFFx,name\r\n1,a\r\n-inf,\"b\"\r\nnan,\r\n 2.50 ,c\r\n+.5e+1,d");
        assertArrayEquals(new double[] {1, Double.NEGATIVE_INFINITY, Double.NaN, 2.5, 5}, table.numbers("x"));
        assertArrayEquals(new String[] {"a", "b", "", "c", "d"}, table.strings("name"));
        assertEquals(Optional.empty(), table.comment());
        assertEquals(0, read("# nothing\nx\n").size());
    }

    @Test
    void filtersRows() {
        DataTable table = DataTable.withColumns("run", "step", "rate")
                .row("a", 1, 0.1)
                .row("b", 1, 0.2)
                .row("a", 1000, 0.3)
                .build();
        assertArrayEquals(new double[] {0.1, 0.3}, table.where("run", "a").numbers("rate"));
        assertArrayEquals(new double[] {0.1, 0.2}, table.where("step", 1).numbers("rate"));
        assertArrayEquals(
                new double[] {0.3}, table.where("run", "a").where("step", 1e3).numbers("rate"));
        assertEquals(0, table.where("run", "c").size());
    }

    @Test
    void namesTheLineAndColumnOfABadCell() {
        DataTable table = read("# comment\nname,x\n\"two\nlines\",1\nb,one\n");
        Says.bad(() -> table.numbers("x"), "table.csv line 5: column 'x' holds 'one'", "a number");
        Says.bad(() -> table.where("name", "b").integers("x"), "line 5", "a whole number");
        Says.bad(() -> table.numbers("y"), "table.csv: has no column 'y'; its columns are name, x");
        Says.bad(() -> table.where("z", "b"), "no column 'z'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "0x1p3", "1,5", "1 2", "--1", "e5", ".", "1e", "infinite", "Nan1", "1_000", "\u0661"})
    void takesNoHalfNumbers(String cell) {
        DataTable table = DataTable.withColumns("x").row(cell).build();
        Says.bad(() -> table.numbers("x"), "line 2", "column 'x' holds '" + cell);
    }

    @Test
    void refusesWhatIsNoTable() {
        Says.bad(() -> read(""), "is empty");
        Says.bad(() -> read("# only a comment"), "is empty");
        Says.bad(() -> read("a,b\n1,2\n3\n"), "line 3: has 1 cells; expected 2");
        Says.bad(() -> read("a,b\n1,2,3\n"), "line 2: has 3 cells; expected 2");
        Says.bad(() -> read("a,b\n1,2\n\n3,4\n"), "line 3: has 1 cells; expected 2");
        Says.bad(() -> read("a,a\n1,2\n"), "two columns of the name 'a'");
        Says.bad(() -> read("a,\n1,2\n"), "or one without");
        Says.bad(() -> read("a,b\n1,\"open\n"), "line 2", "is not CSV");
        Says.bad(() -> read("a,b\n1,\"x\"y\n"), "line 2", "is not CSV");
        Says.bad(() -> read("a\n\u0000x".getBytes(StandardCharsets.UTF_16)), "UTF-8");
        Says.refused(FileAccessException.class, () -> DataTable.read(folder.resolve("none.csv")), "no such file");
    }

    @Test
    void refusesRowsAndColumnsThatDoNotFit() {
        assertThrows(IllegalArgumentException.class, () -> DataTable.withColumns("a", "a"));
        assertThrows(IllegalArgumentException.class, DataTable::withColumns);
        DataTable.Builder builder = DataTable.withColumns("a", "b");
        assertThrows(IllegalArgumentException.class, () -> builder.row(1));
        assertThrows(IllegalArgumentException.class, () -> builder.row(1, new Object()));
        assertThrows(IllegalArgumentException.class, () -> builder.comment("two\nlines"));
    }

    @Test
    void survivesAnyFlippedBit() {
        byte[] whole = "# c\na,b\n\"x\",1.5\ny,2\n".getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                read(changed).numbers("b");
            } catch (BadFileException e) {
                refused++;
            }
        }
        assertTrue(refused > whole.length, "refused: " + refused);
    }

    private DataTable reread(DataTable table) {
        Path file = folder.resolve("table.csv");
        table.write(file);
        return DataTable.read(file);
    }

    private DataTable read(String csv) {
        return read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private DataTable read(byte[] csv) {
        Path file = folder.resolve("table.csv");
        AtomicFile.write(file, csv);
        return DataTable.read(file);
    }
}
