package dev.concentric.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.concentric.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ConvolutionalArchitectureTest {

    private static ConvolutionalArchitecture of(
            int height, int width, List<Integer> filters, int kernel, List<Integer> dense, int classes) {
        return new ConvolutionalArchitecture(height, width, filters, kernel, dense, classes);
    }

    @Test
    void hasANameThatTellsItsLayers() {
        assertEquals(
                "convolutional-32-64-dense-1024",
                ConvolutionalArchitecture.ofMadry().name());
        assertEquals("convolutional-3", of(4, 4, List.of(3), 3, List.of(), 2).name());
        assertEquals(
                "convolutional-3-dense-7-5",
                of(4, 4, List.of(3), 3, List.of(7, 5), 2).name());
    }

    /** By hand: 25 * 32 + 32, 800 * 64 + 64, 3136 * 1024 + 1024, 1024 * 10 + 10. */
    @Test
    void hasTheNumbersOfMadrysNetwork() {
        ConvolutionalArchitecture madry = ConvolutionalArchitecture.ofMadry();
        assertEquals(784, madry.dimension());
        assertEquals(List.of(784L * 25 * 32, 196L * 800 * 64, 3136L * 1024, 10240L), madry.multiplyAdds());
        ConvolutionalNetwork network = madry.initialize(new Initialization.He(), RandomStream.root(1));
        assertEquals(
                List.of(
                        "convolution1.weights",
                        "convolution1.bias",
                        "convolution2.weights",
                        "convolution2.bias",
                        "dense1.weights",
                        "dense1.bias",
                        "readout.weights",
                        "readout.bias"),
                network.parameters().stream().map(Parameter::name).toList());
        assertEquals(
                3_274_634,
                network.parameters().stream()
                        .mapToInt(parameter -> parameter.value().size())
                        .sum());
    }

    /**
     * The variance of 51200 normals has a relative standard deviation of .00625; 5.5 of them are passed with a probability
     * below 1e-7.
     */
    @Test
    void takesAPatchForAFiltersInputs() {
        ConvolutionalNetwork network =
                ConvolutionalArchitecture.ofMadry().initialize(new Initialization.He(), RandomStream.root(2));
        double squares = 0;
        float[] weights = network.parameters().get(2).value().toRows();
        for (float weight : weights) {
            squares += (double) weight * weight;
        }
        assertEquals(1, squares / weights.length / (2.0 / 800), 5.5 * 0.00625);
        assertArrayEquals(new float[64], network.parameters().get(3).value().toRows());
    }

    @Test
    void refusesSizesThatCannotBe() {
        refused(() -> of(0, 4, List.of(3), 3, List.of(), 2));
        refused(() -> of(4, 4, List.of(), 3, List.of(), 2));
        refused(() -> of(4, 4, List.of(0), 3, List.of(), 2));
        refused(() -> of(4, 4, List.of(3), 2, List.of(), 2));
        refused(() -> of(4, 4, List.of(3), 3, List.of(-1), 2));
        refused(() -> of(4, 4, List.of(3), 3, List.of(), 1));
        refused(() -> of(4, 4, List.of(3, 3, 3), 3, List.of(), 2));
        refused(() -> of(5, 4, List.of(3), 3, List.of(), 2));
        refused(() -> of(4, 4, List.of(1 << 20), 3, List.of(1 << 20), 2));
    }

    private static void refused(Executable executable) {
        assertThrows(IllegalArgumentException.class, executable);
    }
}
