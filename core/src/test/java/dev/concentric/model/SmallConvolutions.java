package dev.concentric.model;

import dev.concentric.data.Batch;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.random.RandomStream;
import java.util.List;
import java.util.stream.Stream;

/** Convolutional networks that are small enough to check number by number. */
final class SmallConvolutions {

    private SmallConvolutions() {}

    /**
     * Returns networks of one to three convolutions, with and without dense layers, of kernels up to beyond the image and
     * of few and many channels, some of them tiled.
     */
    static Stream<ConvolutionalArchitecture> architectures() {
        return Stream.of(
                new ConvolutionalArchitecture(2, 4, List.of(3), 1, List.of(), 2),
                new ConvolutionalArchitecture(6, 4, List.of(9), 3, List.of(7), 3),
                new ConvolutionalArchitecture(8, 4, List.of(3, 5), 5, List.of(6, 5), 4),
                new ConvolutionalArchitecture(4, 8, List.of(17, 18), 3, List.of(), 3),
                new ConvolutionalArchitecture(8, 8, List.of(8, 3, 4), 3, List.of(), 5),
                new ConvolutionalArchitecture(4, 8, List.of(16, 17), 5, List.of(), 3));
    }

    /** Returns a network whose every number, biases too, is away from its starting value. */
    static ConvolutionalNetwork network(ConvolutionalArchitecture architecture, long seed) {
        ConvolutionalNetwork network = architecture.initialize(new Initialization.He(), RandomStream.root(seed));
        RandomStream noise = RandomStream.root(seed).split("noise");
        for (Parameter parameter : network.parameters()) {
            float[] values = parameter.value().toRows();
            float[] moves = new float[values.length];
            noise.split(parameter.name()).gaussians(0, moves, 0, moves.length);
            for (int i = 0; i < values.length; i++) {
                values[i] += 0.2f * moves[i];
            }
            parameter.value().setRows(values);
        }
        return network;
    }

    /** Returns images of uniform pixels in [0, 1] with labels of all classes. */
    static Batch batch(ConvolutionalArchitecture architecture, int size, long seed) {
        FloatMatrix images = FloatMatrix.zeros(size, architecture.dimension());
        RandomStream stream = RandomStream.root(seed).split("images");
        float[] labels = new float[size];
        for (int i = 0; i < images.size(); i++) {
            images.data()[i] = (float) stream.uniform(i);
        }
        for (int row = 0; row < size; row++) {
            labels[row] = (float) Math.floor(architecture.classes()
                    * RandomStream.root(seed).split("labels").uniform(row));
        }
        return new Batch(images, labels);
    }

    /** Returns an image of a batch. */
    static double[] image(Batch batch, int row) {
        double[] image = new double[batch.points().columns()];
        for (int j = 0; j < image.length; j++) {
            image[j] = batch.points().get(row, j);
        }
        return image;
    }
}
