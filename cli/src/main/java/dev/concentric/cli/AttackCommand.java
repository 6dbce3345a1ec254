package dev.concentric.cli;

import dev.concentric.attack.GradientAscent;
import dev.concentric.data.Sphere;
import dev.concentric.estimation.ErrorDistance;
import dev.concentric.experiment.TrainedRun;
import dev.concentric.store.Document;
import dev.concentric.training.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code concentric attack}: a run's distances to the nearest error. */
@Command(
        name = "attack",
        description = "Search the errors nearest to random points with the paper's manifold attack.",
        mixinStandardHelpOptions = true)
final class AttackCommand implements Runnable {
    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(
            names = "--points",
            defaultValue = "100",
            paramLabel = "K",
            description = "How many start points (default: ${DEFAULT-VALUE}).")
    private int points;

    @Option(
            names = "--step-size",
            paramLabel = "S",
            description =
                    "Length of a step before projection (default: ${DEFAULT-VALUE}, as in section 3; Figure 4: 0.001).")
    private double stepSize = GradientAscent.PAPER.stepSize();

    @Option(names = "--steps", paramLabel = "K", description = "How many steps at most (default: ${DEFAULT-VALUE}).")
    private int steps = GradientAscent.PAPER.maxSteps();

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Threads (default: all processors); the result is the same.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        Sphere sphere = argument.sphere();
        GradientAscent search = new GradientAscent(stepSize, steps);
        TrainedRun run = argument.open();
        Snapshot snapshot = run.snapshot();
        ErrorDistance distance =
                RunArgument.measurer(run, threads).distances(snapshot.classifier(), sphere, points, search);
        Document.Builder result = Document.builder()
                .put("run", run.spec().name())
                .put("step", snapshot.step())
                .put("sphere", sphere.key())
                .put("points", distance.points())
                .put("found", distance.found())
                .put("meanChord", distance.meanChord().orElse(Double.NaN))
                .put("meanGeodesic", distance.meanGeodesic().orElse(Double.NaN));
        distance.interval()
                .ifPresentOrElse(
                        interval -> result.put("interval", Intervals.ends(interval)),
                        () -> result.putAbsent("interval"));
        output.print(result.put("method", "manifold attack; upper bounds; 95 % bootstrap of the mean chord")
                .put("gradientVanished", distance.gradientVanished())
                .build());
    }
}
