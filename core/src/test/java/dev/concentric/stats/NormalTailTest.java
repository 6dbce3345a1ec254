package dev.concentric.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTailTest {

    /** Made with mpmath 1.2.1 at 40 digits: log(erfc(z / sqrt(2)) / 2). */
    @ParameterizedTest
    @CsvSource({
        "-5, -2.866516129637636e-7",
        "0, -0.6931471805599453",
        "1, -1.8410216450092634",
        "10, -53.231285151041584",
        "1000, -500007.82669481227"
    })
    void agreesWithFortyDigits(double z, double logTail) {
        assertEquals(logTail, NormalTail.logUpperTail(z), 1e-13 * Math.abs(logTail));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-8, -2, -1e-3, 0, 1e-9, 0.7, 3, 37, 1e3, 1e6})
    void invertsItself(double z) {
        double logTail = NormalTail.logUpperTail(z);
        assertEquals(logTail, NormalTail.logUpperTail(NormalTail.quantileOfUpperTail(logTail)), 1e-12 * -logTail);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThrows(IllegalArgumentException.class, () -> NormalTail.quantileOfUpperTail(0));
        assertThrows(IllegalArgumentException.class, () -> NormalTail.quantileOfUpperTail(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> NormalTail.quantileOfUpperTail(Double.NEGATIVE_INFINITY));
    }
}
