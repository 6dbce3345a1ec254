package dev.concentric.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.concentric.data.Batch;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.SampleSupply;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Architecture;
import dev.concentric.model.ConvolutionalArchitecture;
import dev.concentric.model.ConvolutionalNetwork;
import dev.concentric.model.Initialization;
import dev.concentric.model.Network;
import dev.concentric.model.Normalization;
import dev.concentric.training.Adam;
import dev.concentric.training.AdamSettings;
import dev.concentric.training.ImageTrainingPlan;
import dev.concentric.training.TrainingPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The peers do the same work as Concentric. */
class PeersTest {
    private static final int DIMENSION = 7;

    static Stream<Architecture> architectures() {
        return Stream.of(
                new Architecture.Relu(DIMENSION, List.of(6, 5), Normalization.DEFAULT),
                new Architecture.Quadratic(DIMENSION, 9));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void libtorchMakesTheSameSteps(Architecture architecture) {
        TrainingPlan plan = plan(architecture);
        SampleSupply supply = plan.supply();
        Network network = plan.newNetwork();
        Adam adam = new Adam(plan.adam(), network.parameters());
        LibtorchTraining libtorch = new LibtorchTraining(plan);
        Batch batch = Batch.zeros(plan.batchSize(), DIMENSION);
        for (int step = 0; step < 5; step++) {
            supply.fill(step, batch);
            double loss = network.step(batch, adam, Team.single());
            Tensor points = Tensor.create(batch.points().data(), batch.size(), DIMENSION);
            Tensor labels = Tensor.create(batch.labels(), batch.size(), 1);
            assertEquals(loss, libtorch.advance(points, labels), 1e-5);
        }
        for (int i = 0; i < network.parameters().size(); i++) {
            float[] expected = network.parameters().get(i).value().toRows();
            float[] actual = elements(libtorch.network().parameters().get(i));
            assertArrayEquals(
                    expected, actual, 2e-6f, network.parameters().get(i).name());
        }
    }

    @Test
    void libtorchConvolvesAlike() {
        ConvolutionalArchitecture architecture = new ConvolutionalArchitecture(8, 4, List.of(3, 5), 3, List.of(6), 4);
        ImageTrainingPlan plan = new ImageTrainingPlan(
                architecture, new Initialization.Glorot(), AdamSettings.DEFAULT, 5, Optional.empty(), 5, 3);
        ConvolutionalNetwork network = architecture.initialize(plan.initialization(), plan.stream("initialization"));
        Adam adam = new Adam(plan.adam(), network.parameters());
        float[] pixels =
                RandomMatrix.named("pixels", 5, architecture.dimension()).data();
        long[] classes = {0, 1, 2, 3, 0};
        LibtorchConvolutions libtorch = new LibtorchConvolutions(plan, pixels, classes);
        Batch batch = new Batch(FloatMatrix.over(pixels, 5, architecture.dimension()), new float[] {0, 1, 2, 3, 0});
        for (int step = 0; step < 5; step++) {
            double loss = network.step(batch, adam, Team.single());
            Tensor images = Tensor.create(pixels, 5, 1, architecture.height(), architecture.width());
            assertEquals(loss, libtorch.advance(images, Tensor.create(classes, 5)), 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void libtorchMakesStepsOnPointsOfItsOwn(Architecture architecture) {
        LibtorchTraining libtorch = new LibtorchTraining(plan(architecture));
        float before = elements(libtorch.network().parameters().getFirst())[0];
        libtorch.advance();
        assertNotEquals(before, elements(libtorch.network().parameters().getFirst())[0]);
    }

    @Test
    void libtorchDrawsPointsOfBothSpheres() {
        LibtorchTraining libtorch = new LibtorchTraining(plan(new Architecture.Quadratic(DIMENSION, 1)));
        float[] labels = {0, 1, 1, 0};
        float[] points = elements(libtorch.points(Tensor.create(labels, labels.length, 1)));
        for (int i = 0; i < labels.length; i++) {
            double square = 0;
            for (int j = 0; j < DIMENSION; j++) {
                square += (double) points[i * DIMENSION + j] * points[i * DIMENSION + j];
            }
            assertEquals(labels[i] == 1 ? 1.3 : 1, Math.sqrt(square), 1e-6);
        }
    }

    @Test
    void openBlasMakesTheSameProduct() {
        FloatMatrix a = RandomMatrix.named("a", 5, 7);
        FloatMatrix b = RandomMatrix.named("b", 7, 6);
        FloatMatrix expected = FloatMatrix.zeros(5, 6);
        PackedMatrix packed = Kernels.best().packed(b.rows(), b.columns());
        packed.setRows(b.data());
        Kernels.best().multiply(a, packed, expected);
        OpenBlasProduct product = new OpenBlasProduct(a, b);
        product.multiply();
        assertArrayEquals(expected.data(), product.result().data(), 1e-5f);
    }

    private static TrainingPlan plan(Architecture architecture) {
        return TrainingPlan.ofPaper(
                ConcentricSpheres.ofDimension(DIMENSION), architecture, new Initialization.Glorot(), 5, 3);
    }

    private static float[] elements(Tensor tensor) {
        float[] elements = new float[(int) tensor.numel()];
        tensor.data_ptr_float().get(elements);
        return elements;
    }
}
