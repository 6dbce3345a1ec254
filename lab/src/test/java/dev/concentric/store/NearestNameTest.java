package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    @ParameterizedTest
    @CsvSource({
        "kitten, sitting, 3",
        "steps, steps, 0",
        "setps, steps, 1",
        "step, steps, 1",
        "'', abc, 3",
        "abc, '', 3",
        "ca, abc, 3",
        "rate, rete, 1"
    })
    void countsEdits(String a, String b, int distance) {
        assertEquals(distance, NearestName.distance(a, b));
        assertEquals(distance, NearestName.distance(b, a));
    }

    @Test
    void knowsWhenNothingIsNear() {
        assertEquals(Optional.of("beta1"), NearestName.to("beta3", List.of("beta2", "beta1")));
        assertEquals(Optional.empty(), NearestName.to("colour", List.of("beta2", "beta1")));
        assertEquals(Optional.empty(), NearestName.to("colour", List.of()));
    }
}
