package dev.concentric.cli;

import dev.concentric.training.AdamSettings;
import picocli.CommandLine.Option;

/** The optimiser's settings. */
final class AdamOptions {
    private static final AdamSettings USUAL = AdamSettings.DEFAULT;

    @Option(names = "--learning-rate", paramLabel = "A", description = "Learning rate of Adam (${DEFAULT-VALUE}).")
    private double learningRate = USUAL.learningRate();

    @Option(names = "--beta1", paramLabel = "B", description = "Decay of the gradient's average (${DEFAULT-VALUE}).")
    private double beta1 = USUAL.beta1();

    @Option(
            names = "--beta2",
            paramLabel = "B",
            description = "Decay of the squared gradient's average (${DEFAULT-VALUE}).")
    private double beta2 = USUAL.beta2();

    @Option(
            names = "--adam-epsilon",
            paramLabel = "E",
            description = "What is added to the root of that average (${DEFAULT-VALUE}).")
    private double epsilon = USUAL.epsilon();

    AdamSettings settings() {
        return new AdamSettings(learningRate, beta1, beta2, epsilon);
    }
}
