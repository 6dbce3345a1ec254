package dev.concentric.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FloatMatrixTest {

    @Test
    void liesRowByRowInItsArray() {
        float[] data = {1, 2, 3, 4, 5, 6, 99};
        FloatMatrix matrix = FloatMatrix.over(data, 2, 3);
        assertEquals(6, matrix.get(1, 2));
        matrix.set(1, 0, 40);
        assertEquals(40, data[3]);
        assertSame(data, matrix.data());
        assertEquals(6, matrix.size());
        assertEquals("FloatMatrix[2 x 3]", matrix.toString());
    }

    @Test
    void sharesItsFirstRows() {
        FloatMatrix matrix = FloatMatrix.zeros(4, 3);
        FloatMatrix first = matrix.firstRows(2);
        first.set(1, 1, 5);
        assertEquals(5, matrix.get(1, 1));
        assertEquals(2, first.rows());
        assertEquals(0, matrix.firstRows(0).size());
        assertEquals(4, matrix.firstRows(4).rows());
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.firstRows(5));
    }

    @Test
    void refusesPlacesOutsideItself() {
        FloatMatrix matrix = FloatMatrix.over(new float[10], 2, 3);
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.set(-1, 0, 1));
    }

    @Test
    void refusesSizesThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> FloatMatrix.over(new float[5], 2, 3));
        assertThrows(IllegalArgumentException.class, () -> FloatMatrix.over(new float[5], -1, 3));
        assertThrows(IllegalArgumentException.class, () -> FloatMatrix.zeros(-2, -3));
        assertThrows(IllegalArgumentException.class, () -> FloatMatrix.zeros(3, -1));
        assertThrows(ArithmeticException.class, () -> FloatMatrix.over(new float[5], 1 << 16, 1 << 16));
    }
}
