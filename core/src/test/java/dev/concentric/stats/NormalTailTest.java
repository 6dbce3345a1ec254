package dev.concentric.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTailTest {

    /** Made with mpmath 1.2.1 at 40 digits: log(erfc(z / sqrt(2)) / 2). A few roundings of the result are granted. */
    @ParameterizedTest
    @CsvSource({
        "-5, -2.8665161296376359338e-7",
        "-1, -0.17275377902344988953",
        "0, -0.69314718055994530942",
        "0.5, -1.1759117615936186089",
        "1, -1.8410216450092635058",
        "5, -15.064998393988725736",
        "8, -35.013437159914549896",
        "10, -53.231285150512470578",
        "37.5, -707.66898931750719107",
        "40, -804.60844201375378817",
        "1000, -500007.82669481218431",
        "1000000, -500000000014.73444909"
    })
    void agreesWithFortyDigits(double z, double logTail) {
        assertEquals(logTail, NormalTail.logUpperTail(z), 1e-15 * Math.max(4 * Math.abs(logTail), Math.abs(z)));
        assertEquals(z, NormalTail.quantileOfUpperTail(logTail), 1e-14 * Math.max(1, Math.abs(z)));
        assertEquals(Math.exp(logTail), NormalTail.upperTail(z), 1e-12 * Math.exp(logTail));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-8, -2, -1e-3, 0, 1e-9, 0.7, 3, 37, 1e3, 1e6, 1e100})
    void invertsItself(double z) {
        double logTail = NormalTail.logUpperTail(z);
        assertEquals(logTail, NormalTail.logUpperTail(NormalTail.quantileOfUpperTail(logTail)), 1e-14 * -logTail);
    }

    @Test
    void addsUpToOneWithTheOtherTail() {
        for (double z = 0; z < 8; z += 0.37) {
            assertEquals(1, NormalTail.upperTail(z) + NormalTail.upperTail(-z), 1e-15);
        }
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThrows(IllegalArgumentException.class, () -> NormalTail.quantileOfUpperTail(0));
        assertThrows(IllegalArgumentException.class, () -> NormalTail.quantileOfUpperTail(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> NormalTail.quantileOfUpperTail(Double.NEGATIVE_INFINITY));
    }
}
