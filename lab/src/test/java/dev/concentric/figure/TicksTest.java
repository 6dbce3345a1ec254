package dev.concentric.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

    @Test
    void writesDecadesAsPowersOfTen() {
        List<Ticks.Tick> ticks = Ticks.logarithmic(1e-6, 0.5, 12);
        assertEquals(List.of("10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²", "10⁻¹"), labels(ticks));
        assertEquals(5 * 8 + 4, ticks.stream().filter(tick -> !tick.major()).count());
        assertEquals("10⁰", PowerOfTen.text(0));
        assertEquals("10¹²³", PowerOfTen.text(123));
    }

    @Test
    void leavesOutLabelsWhereDecadesAreMany() {
        assertEquals(List.of("10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "10⁰"), labels(Ticks.logarithmic(1e-9, 1, 6)));
        List<Ticks.Tick> many = Ticks.logarithmic(1e-300, 1, 6);
        assertEquals(List.of("10⁻³⁰⁰", "10⁻²⁰⁰", "10⁻¹⁰⁰", "10⁰"), labels(many));
    }

    @Test
    void labelsMultiplesOnShortLogarithmicAxes() {
        assertEquals(List.of("2×10⁻³", "5×10⁻³", "10⁻²"), labels(Ticks.logarithmic(1.5e-3, 1.2e-2, 6)));
        assertEquals(List.of("3.0", "3.2", "3.4", "3.6"), labels(Ticks.logarithmic(3, 3.6, 5)));
    }

    @Test
    void choosesRoundNumbers() {
        assertEquals(List.of("0.00", "0.05", "0.10", "0.15", "0.20", "0.25"), labels(Ticks.linear(0, 0.25, 6)));
        assertEquals(List.of("−2", "−1", "0", "1", "2"), labels(Ticks.linear(-2, 2, 5)));
        assertEquals(List.of("0", "1×10⁶", "2×10⁶"), labels(Ticks.linear(0, 2e6, 3)));
        assertEquals(List.of("0", "2×10⁻⁷", "4×10⁻⁷"), labels(Ticks.linear(0, 4e-7, 3)));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-3.7,11.2", "1e5,1.00001e5", "-1e-12,1e-12", "1e300,2e300", "7,7.0000001", "-1e300,1e300"})
    void givesFewTicksWithinTheAxis(double low, double high) {
        List<Ticks.Tick> ticks = Ticks.linear(low, high, 6);
        assertTrue(ticks.size() >= 2 && ticks.size() <= 7, "got " + ticks);
        double room = 1e-6 * (high - low);
        ticks.forEach(tick -> assertTrue(tick.value() >= low - room && tick.value() <= high + room, "got " + tick));
        assertEquals(ticks.size(), labels(ticks).stream().distinct().count(), "got " + ticks);
    }

    private static List<String> labels(List<Ticks.Tick> ticks) {
        return ticks.stream().filter(Ticks.Tick::major).map(Ticks.Tick::label).toList();
    }
}
