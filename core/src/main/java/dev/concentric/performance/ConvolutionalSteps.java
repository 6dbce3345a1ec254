package dev.concentric.performance;

import dev.concentric.data.Batch;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.ConvolutionalArchitecture;
import dev.concentric.model.ConvolutionalNetwork;
import dev.concentric.model.Initialization;
import dev.concentric.random.RandomStream;
import dev.concentric.training.Adam;
import dev.concentric.training.AdamSettings;
import java.util.List;

/**
 * What the training of a convolutional network spends its time in: steps on a batch of 50 images, and in adversarial
 * training the gradient of their losses by their pixels. The images are noise, which costs as much as digits do.
 */
final class ConvolutionalSteps {
    private static final int BATCH = 50;

    private final ConvolutionalArchitecture architecture;
    private final Team team;

    ConvolutionalSteps(ConvolutionalArchitecture architecture, Team team) {
        this.architecture = architecture;
        this.team = team;
    }

    /** Times a step and an input gradient. */
    List<StepTiming> time(MachineLimits limits, Stopwatch stopwatch) {
        RandomStream stream = RandomStream.root(1);
        ConvolutionalNetwork network = architecture.initialize(new Initialization.He(), stream.split("initialization"));
        Adam adam = new Adam(AdamSettings.DEFAULT, network.parameters());
        Batch batch = batch(stream.split("images"));
        FloatMatrix gradients = FloatMatrix.zeros(BATCH, architecture.dimension());
        double step = stopwatch.medianSeconds(() -> network.step(batch, adam, team));
        double gradient = stopwatch.medianSeconds(() -> network.inputGradient(batch, gradients, team));
        return List.of(
                timing(architecture.name(), step, stepFlops(), limits),
                timing(architecture.name() + ", input gradient", gradient, gradientFlops(), limits));
    }

    private StepTiming timing(String name, double seconds, double flops, MachineLimits limits) {
        return new StepTiming(name, team.size(), seconds * 1e3, flops / limits.peakGflops() / 1e6);
    }

    private Batch batch(RandomStream stream) {
        Batch batch = Batch.zeros(BATCH, architecture.dimension());
        for (int i = 0; i < batch.points().size(); i++) {
            batch.points().data()[i] = (float) stream.uniform(i);
        }
        for (int row = 0; row < BATCH; row++) {
            batch.labels()[row] = row % architecture.classes();
        }
        return batch;
    }

    /** Two products for each layer, forwards and for its weights, and one more for the input of all but the first. */
    private double stepFlops() {
        return 2.0 * BATCH * (3 * multiplyAdds() - architecture.multiplyAdds().getFirst());
    }

    private double gradientFlops() {
        return 2.0 * BATCH * 2 * multiplyAdds();
    }

    private double multiplyAdds() {
        return architecture.multiplyAdds().stream().mapToLong(Long::longValue).sum();
    }
}
