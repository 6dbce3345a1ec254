package dev.concentric.performance;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.FreshPoints;
import dev.concentric.estimation.SampledErrorRate;
import dev.concentric.linalg.Team;
import dev.concentric.model.Architecture;
import dev.concentric.model.Classifier;
import dev.concentric.model.ConvolutionalArchitecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Network;
import dev.concentric.model.Normalization;
import dev.concentric.model.Parameter;
import dev.concentric.random.RandomStream;
import dev.concentric.training.Snapshot;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingPlan;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * How fast Concentric is on this machine, beside what the machine allows.
 *
 * @param threads the threads of steps and samples
 * @param limits what the machine allows
 * @param products the products of a batch with packed weights, on one core
 * @param operations all other operations of the kernels, on one core
 * @param steps training steps of the paper's three networks on spheres and of the one on images, and the last one's
 *     input gradient
 * @param samplesPerSecond fresh points drawn and classified by the 500-1000-1000-1 network
 */
public record Benchmark(
        int threads,
        MachineLimits limits,
        List<OperationTiming> products,
        List<OperationTiming> operations,
        List<StepTiming> steps,
        double samplesPerSecond) {

    private static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(500);
    private static final Architecture RELU = relu(1000, 2);
    private static final Architecture QUADRATIC = new Architecture.Quadratic(500, 1000);
    private static final Architecture DEEP = relu(2000, 8);
    private static final Stopwatch STEPS = new Stopwatch(4, 3);
    private static final Stopwatch SAMPLING = new Stopwatch(2, 4);
    private static final int SAMPLES = 20_000;

    /**
     * Measures all of it, in under a minute on a machine of two cores.
     *
     * @param threads how many threads share steps and samples, at least 1
     */
    public static Benchmark run(int threads) {
        return run(threads, List.of(RELU, QUADRATIC, DEEP), ConvolutionalArchitecture.ofMadry(), 1);
    }

    /** Measures steps of other networks, {@code patience} times as long as usual. */
    static Benchmark run(
            int threads, List<Architecture> networks, ConvolutionalArchitecture convolutional, double patience) {
        try (Team team = Team.of(threads)) {
            MachineLimits limits = MachineLimits.measure(team, MachineLimits.STOPWATCH.times(patience));
            return new Benchmark(
                    threads,
                    limits,
                    time(Operations.products(), limits, patience),
                    time(Operations.others(), limits, patience),
                    Stream.concat(
                                    networks.stream()
                                            .map(network -> step(network, team, limits, STEPS.times(patience))),
                                    new ConvolutionalSteps(convolutional, team)
                                            .time(limits, STEPS.times(patience)).stream())
                            .toList(),
                    samplesPerSecond(threads, SAMPLING.times(patience)));
        }
    }

    private static Architecture relu(int width, int layers) {
        return new Architecture.Relu(500, Collections.nCopies(layers, width), Normalization.DEFAULT);
    }

    private static List<OperationTiming> time(List<Operation> operations, MachineLimits limits, double patience) {
        return operations.stream()
                .map(operation -> operation.time(limits, patience))
                .toList();
    }

    private static StepTiming step(Architecture architecture, Team team, MachineLimits limits, Stopwatch stopwatch) {
        TrainingPlan plan = TrainingPlan.ofPaper(SPHERES, architecture, new Initialization.Glorot(), 1, 1);
        var loop = new TrainingLoop<>(plan, team);
        double seconds = stopwatch.medianSeconds(loop::advance);
        return new StepTiming(
                architecture.name(), team.size(), seconds * 1e3, floorSeconds(loop, plan.batchSize(), limits) * 1e3);
    }

    /**
     * Returns the time of the products at the peak: two for each weight, forwards and for its gradient, and one more for
     * the input's gradient in all layers but the first. Adam's memory is left out.
     */
    private static double floorSeconds(TrainingLoop<Network, Snapshot> loop, int batchSize, MachineLimits limits) {
        double weights = 0;
        double behindFirst = 0;
        for (Parameter parameter : loop.network().parameters()) {
            weights += parameter.value().size();
            behindFirst += parameter.value().rows() == SPHERES.dimension()
                    ? 0
                    : parameter.value().size();
        }
        double flops = 2 * batchSize * (2 * weights + behindFirst);
        return flops / limits.peakGflops() / 1e9;
    }

    private static double samplesPerSecond(int threads, Stopwatch stopwatch) {
        TrainingPlan plan = TrainingPlan.ofPaper(SPHERES, RELU, new Initialization.Glorot(), 1, 1);
        Classifier classifier = new TrainingLoop<>(plan).snapshot().classifier();
        FreshPoints points = new FreshPoints(SPHERES, RandomStream.root(1));
        SampledErrorRate estimator = new SampledErrorRate(points, SAMPLES, threads);
        double seconds = stopwatch.medianSeconds(() -> estimator.count(classifier, Sphere.INNER));
        return SAMPLES / seconds;
    }
}
