package dev.concentric.cli;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.experiment.Measurement;
import dev.concentric.experiment.MeasurementPlan;
import dev.concentric.experiment.RunSpec;
import dev.concentric.experiment.RunTrainer;
import dev.concentric.experiment.TrainedRun;
import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import dev.concentric.training.SnapshotSchedule;
import dev.concentric.training.TrainingPlan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code concentric train}: one run of one's own. */
@Command(
        name = "train",
        description = "Train a network on concentric spheres and measure it on the way.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class TrainCommand implements Runnable {
    private static final int SNAPSHOTS_PER_DECADE = 4;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "RUN",
            description = "Folder of the run: new, empty, or of the same run, which is then used.")
    private Path out = Path.of("");

    @Option(
            names = "--dimension",
            defaultValue = "500",
            paramLabel = "N",
            description = "Dimension (${DEFAULT-VALUE}).")
    private int dimension;

    @Option(names = "--inner-radius", paramLabel = "R", description = "Inner radius (${DEFAULT-VALUE}).")
    private double innerRadius = ConcentricSpheres.PAPER_INNER_RADIUS;

    @Option(names = "--outer-radius", paramLabel = "R", description = "Outer radius (${DEFAULT-VALUE}).")
    private double outerRadius = ConcentricSpheres.PAPER_OUTER_RADIUS;

    @Option(
            names = "--training-set",
            paramLabel = "N",
            description = "Number of training points (default: endless fresh points).")
    private @Nullable Long trainingSet;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Option(
            names = "--steps",
            defaultValue = "1000",
            paramLabel = "K",
            description = "Training steps (${DEFAULT-VALUE}).")
    private long steps;

    @Option(names = "--batch-size", paramLabel = "B", description = "Batch size (${DEFAULT-VALUE}).")
    private int batchSize = TrainingPlan.PAPER_BATCH_SIZE;

    @Mixin
    private AdamOptions adam = new AdamOptions();

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "Root of all randomness (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--samples",
            defaultValue = "10000",
            paramLabel = "K",
            description = "Fresh points of each sphere at a snapshot (${DEFAULT-VALUE}).")
    private long samples;

    @Option(
            names = "--attack-points",
            defaultValue = "100",
            paramLabel = "K",
            description = "Points attacked at a snapshot (${DEFAULT-VALUE}).")
    private int attackPoints;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Threads (default: all processors); the result is the same.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private Output output = new Output();

    @Mixin
    private Session session = new Session();

    @Override
    public void run() {
        RunSpec spec = spec();
        try (Progress progress = session.progress(List.of(spec))) {
            RunTrainer trainer = new RunTrainer(session.provenance(threads, seed), threads, threads, progress);
            output.print(summary(trainer.train(spec, RunFolder.create(out))));
        }
    }

    private RunSpec spec() {
        if (steps < 1) {
            throw new IllegalArgumentException("--steps must be at least 1, got " + steps);
        }
        ConcentricSpheres spheres = new ConcentricSpheres(dimension, innerRadius, outerRadius);
        TrainingPlan plan = new TrainingPlan(
                spheres,
                trainingSet == null ? OptionalLong.empty() : OptionalLong.of(trainingSet),
                network.architecture(dimension),
                network.initialization(spheres),
                adam.settings(),
                batchSize,
                steps,
                seed);
        List<Long> snapshots = Arrays.stream(
                        SnapshotSchedule.logSpaced(Math.min(10, steps), steps, SNAPSHOTS_PER_DECADE))
                .boxed()
                .toList();
        MeasurementPlan measurement = new MeasurementPlan(snapshots, samples, samples, attackPoints);
        return new RunSpec(name(), plan, measurement);
    }

    private String name() {
        Path name = out.toAbsolutePath().normalize().getFileName();
        if (name == null) {
            throw new IllegalArgumentException("--out must name a folder below the root, got '" + out + "'");
        }
        return name.toString();
    }

    private Document summary(TrainedRun run) {
        Measurement last = run.last();
        Document.Builder summary = Document.builder()
                .put("run", run.folder().path().toString())
                .put("architecture", run.spec().plan().architecture().name())
                .put("steps", last.step())
                .put("meanLoss", last.meanLoss())
                .put("innerErrors", last.inner().errors())
                .put("outerErrors", last.outer().errors())
                .put("samples", last.inner().samples())
                .put("found", last.coarse().found())
                .put("meanChord", last.coarse().meanChord().orElse(Double.NaN));
        last.ellipsoid().ifPresent(ellipsoid -> summary.put("wrongAlphas", ellipsoid.wrongAlphas()));
        return summary.put("seconds", run.seconds()).build();
    }
}
