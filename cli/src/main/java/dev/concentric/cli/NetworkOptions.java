package dev.concentric.cli;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.experiment.RunConfiguration;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The network that is trained, and how its numbers are set at the start. */
final class NetworkOptions {
    private static final Normalization USUAL = Normalization.DEFAULT;

    @Option(names = "--network", defaultValue = "relu", description = "relu or quadratic (${DEFAULT-VALUE}).")
    private String network = "";

    @Option(
            names = "--width",
            defaultValue = "1000",
            paramLabel = "H",
            description = "Hidden width (${DEFAULT-VALUE}).")
    private int width;

    @Option(
            names = "--depth",
            defaultValue = "2",
            paramLabel = "L",
            description = "Hidden layers of the ReLU network (${DEFAULT-VALUE}).")
    private int depth;

    @Option(
            names = "--normalization",
            description = "Of the ReLU network: none, before-relu or after-relu (${DEFAULT-VALUE}).")
    private String normalization = RunConfiguration.key(USUAL.placement());

    @Option(
            names = "--normalization-epsilon",
            paramLabel = "E",
            description = "What is added to a batch's variance (${DEFAULT-VALUE}).")
    private double normalizationEpsilon = USUAL.epsilon();

    @Option(
            names = "--population-points",
            paramLabel = "K",
            description = "Training points whose statistics freeze the network (${DEFAULT-VALUE}).")
    private int populationPoints = ((Normalization.PopulationStatistics) USUAL.statistics()).points();

    @Option(
            names = "--running-decay",
            paramLabel = "D",
            description = "Freeze with running averages of this decay instead.")
    private @Nullable Double runningDecay;

    @Option(
            names = "--start",
            defaultValue = "glorot",
            description = "glorot, or perfect for a quadratic network without errors (${DEFAULT-VALUE}).")
    private String start = "";

    @Option(
            names = "--start-scale",
            defaultValue = "1",
            paramLabel = "S",
            description = "Scale s of the perfect start's hidden weights (${DEFAULT-VALUE}).")
    private double startScale;

    Architecture architecture(int dimension) {
        return switch (network) {
            case "relu" -> {
                if (depth < 1) {
                    throw new IllegalArgumentException("--depth must be at least 1, got " + depth);
                }
                yield new Architecture.Relu(dimension, Collections.nCopies(depth, width), normalization());
            }
            case "quadratic" -> new Architecture.Quadratic(dimension, width);
            default -> throw new IllegalArgumentException("--network must be relu or quadratic, got '" + network + "'");
        };
    }

    private Normalization normalization() {
        return new Normalization(
                RunConfiguration.placement(normalization),
                normalizationEpsilon,
                runningDecay == null
                        ? new Normalization.PopulationStatistics(populationPoints)
                        : new Normalization.RunningStatistics(runningDecay));
    }

    Initialization initialization(ConcentricSpheres spheres) {
        return switch (start) {
            case "glorot" -> new Initialization.Glorot();
            case "perfect" -> Initialization.Perfect.ofPaper(spheres, startScale);
            default -> throw new IllegalArgumentException("--start must be glorot or perfect, got '" + start + "'");
        };
    }
}
