package dev.concentric.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PackedMatrixTest {

    @Test
    void liesPanelByPanel() {
        PackedMatrix matrix = new PackedMatrix(2, 5, 3);
        matrix.setRows(new float[] {1, 2, 3, 4, 5, 10, 20, 30, 40, 50});
        assertArrayEquals(new float[] {1, 2, 3, 10, 20, 30, 4, 5, 0, 40, 50, 0}, matrix.data());
        assertEquals(40, matrix.get(1, 3));
        assertEquals(9, matrix.index(1, 3));
        matrix.set(0, 4, 6);
        assertEquals(6, matrix.data()[7]);
        assertEquals("PackedMatrix[2 x 5]", matrix.toString());
        assertEquals(10, matrix.size());
        assertEquals(3, matrix.panelWidth());
    }

    @Test
    void givesBackTheRowsThatItWasGiven() {
        Random random = new Random(1);
        for (int rows : new int[] {0, 1, 2, 7}) {
            for (int columns : Samples.AWKWARD) {
                for (int width : new int[] {1, 3, 12, 24, 32, 48}) {
                    float[] values = Samples.gaussian(rows, columns, random).data();
                    PackedMatrix matrix = new PackedMatrix(rows, columns, width);
                    matrix.setRows(values);
                    assertArrayEquals(values, matrix.toRows());
                    Set<Integer> places = new HashSet<>();
                    for (int i = 0; i < values.length; i++) {
                        assertEquals(values[i], matrix.get(i / columns, i % columns));
                        places.add(matrix.index(i / columns, i % columns));
                    }
                    assertEquals(values.length, places.size());
                    long zeros = matrix.data().length - values.length;
                    assertEquals(zeros, count(matrix.data(), 0f) - count(values, 0f));
                }
            }
        }
    }

    private static long count(float[] values, float value) {
        long count = 0;
        for (float x : values) {
            count += x == value ? 1 : 0;
        }
        return count;
    }

    /** Whoever sets a row's elements in their order need not know the panels. */
    @Test
    void isItsElementsInTheirOrderWhereItHasOneRow() {
        for (int width : new int[] {1, 5, 12, 100}) {
            PackedMatrix row = new PackedMatrix(1, 40, width);
            for (int j = 0; j < 40; j++) {
                assertEquals(j, row.index(0, j));
            }
        }
    }

    @Test
    void givesRowsOfItsOwn() {
        PackedMatrix matrix = new PackedMatrix(2, 2, 4);
        Arrays.fill(matrix.toRows(), 3f);
        assertArrayEquals(new float[8], matrix.data());
        float[] values = {1, 2, 3, 4};
        matrix.setRows(values);
        values[0] = 9;
        assertEquals(1, matrix.get(0, 0));
    }

    @Test
    void refusesPlacesOutsideItself() {
        PackedMatrix matrix = new PackedMatrix(2, 3, 4);
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.set(-1, 0, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.set(0, -1, 1));
    }

    @Test
    void refusesSizesThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new PackedMatrix(-1, 3, 4));
        assertThrows(IllegalArgumentException.class, () -> new PackedMatrix(3, -1, 4));
        assertThrows(ArithmeticException.class, () -> new PackedMatrix(1 << 16, 1 << 16, 24));
        assertThrows(ArithmeticException.class, () -> new PackedMatrix(1, Integer.MAX_VALUE, 24));
    }

    @Test
    void refusesMoreOrFewerValuesThanItHas() {
        PackedMatrix matrix = new PackedMatrix(2, 3, 4);
        for (int wrong : new int[] {0, 5, 7, 8}) {
            var e = assertThrows(IllegalArgumentException.class, () -> matrix.setRows(new float[wrong]));
            assertEquals(wrong + " values for PackedMatrix[2 x 3]", e.getMessage());
        }
    }

    @Test
    void servesNormalizationsAsRowsOfOneLength() {
        PackedMatrix five = new PackedMatrix(1, 5, 4);
        assertEquals(5, new ColumnNormalization(five, new PackedMatrix(1, 5, 8), 1e-3).columns());
        PackedMatrix four = new PackedMatrix(1, 4, 4);
        assertThrows(IllegalArgumentException.class, () -> new ColumnNormalization(five, four, 1e-3));
        PackedMatrix two = new PackedMatrix(2, 5, 4);
        assertThrows(IllegalArgumentException.class, () -> new ColumnNormalization(two, five, 1e-3));
        assertThrows(IllegalArgumentException.class, () -> new ColumnNormalization(five, two, 1e-3));
    }
}
