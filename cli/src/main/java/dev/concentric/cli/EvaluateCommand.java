package dev.concentric.cli;

import dev.concentric.data.Sphere;
import dev.concentric.estimation.ErrorCount;
import dev.concentric.experiment.TrainedRun;
import dev.concentric.stats.Estimate;
import dev.concentric.store.Document;
import dev.concentric.training.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code concentric evaluate}: a run's error rate. */
@Command(
        name = "evaluate",
        description = "Estimate the error rate of a run's network by classifying fresh random points.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Runnable {
    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(
            names = "--samples",
            defaultValue = "1000000",
            paramLabel = "K",
            description = "How many points (default: ${DEFAULT-VALUE}).")
    private long samples;

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
        TrainedRun run = argument.open();
        Snapshot snapshot = run.snapshot();
        ErrorCount count = RunArgument.measurer(run, threads).errors(snapshot.classifier(), sphere, samples);
        Estimate rate = count.estimate();
        output.print(Document.builder()
                .put("run", run.spec().name())
                .put("step", snapshot.step())
                .put("sphere", sphere.key())
                .put("errors", count.errors())
                .put("samples", count.samples())
                .put("errorRate", rate.value())
                .put("interval", Intervals.ends(rate.interval().orElseThrow()))
                .put("method", rate.method())
                .put("meanLoss", count.meanLoss())
                .build());
    }
}
