package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.concentric.model.Normalization.Placement;
import dev.concentric.model.Normalization.PopulationStatistics;
import dev.concentric.model.Normalization.RunningStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    @Test
    void isNamedByItsShape() {
        assertEquals("relu-1000x2", new Architecture.Relu(500, List.of(1000, 1000), Normalization.DEFAULT).name());
        assertEquals("relu-64-32", new Architecture.Relu(500, List.of(64, 32), Normalization.DEFAULT).name());
        assertEquals("quadratic-1000", new Architecture.Quadratic(500, 1000).name());
    }

    @Test
    void hasTheTensorsOfItsNormalization() {
        assertEquals(
                List.of("hidden1.weights", "hidden1.scale", "hidden1.shift", "readout.weights", "readout.bias"),
                names(Placement.BEFORE_RELU));
        assertEquals(
                List.of(
                        "hidden1.weights",
                        "hidden1.bias",
                        "hidden1.scale",
                        "hidden1.shift",
                        "readout.weights",
                        "readout.bias"),
                names(Placement.AFTER_RELU));
        assertEquals(
                List.of("hidden1.weights", "hidden1.bias", "readout.weights", "readout.bias"), names(Placement.NONE));
    }

    private static List<String> names(Placement placement) {
        return SmallNetworks.network(SmallNetworks.relu(placement, List.of(4)), 1).parameters().stream()
                .map(Parameter::name)
                .toList();
    }

    @Test
    void refusesSizesThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new Architecture.Relu(0, List.of(4), Normalization.DEFAULT));
        assertThrows(
                IllegalArgumentException.class, () -> new Architecture.Relu(5, List.of(4, 0), Normalization.DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> new Architecture.Relu(5, List.of(), Normalization.DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> new Architecture.Quadratic(0, 5));
        assertThrows(IllegalArgumentException.class, () -> new Architecture.Quadratic(5, -1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAnEpsilonThatIsNotPositive(double epsilon) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Normalization(Placement.BEFORE_RELU, epsilon, new PopulationStatistics(10)));
    }

    @Test
    void refusesStatisticsThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new PopulationStatistics(1));
        assertThrows(IllegalArgumentException.class, () -> new RunningStatistics(1));
        assertThrows(IllegalArgumentException.class, () -> new RunningStatistics(-0.1));
        assertThrows(IllegalArgumentException.class, () -> new RunningStatistics(Double.NaN));
        assertEquals(Placement.NONE, Normalization.DEFAULT.at(Placement.NONE).placement());
    }
}
