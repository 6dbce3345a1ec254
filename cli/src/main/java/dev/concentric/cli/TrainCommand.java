package dev.concentric.cli;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.experiment.Measurement;
import dev.concentric.experiment.MeasurementPlan;
import dev.concentric.experiment.RunConfiguration;
import dev.concentric.experiment.RunSpec;
import dev.concentric.experiment.RunTrainer;
import dev.concentric.experiment.TrainedRun;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import dev.concentric.training.AdamSettings;
import dev.concentric.training.SnapshotSchedule;
import dev.concentric.training.TrainingPlan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
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

    @Option(names = "--out", required = true, paramLabel = "RUN", description = "Folder of the run: new or empty.")
    private Path out = Path.of("");

    @Option(
            names = "--dimension",
            defaultValue = "500",
            paramLabel = "N",
            description = "Dimension (${DEFAULT-VALUE}).")
    private int dimension;

    @Option(
            names = "--inner-radius",
            defaultValue = "1",
            paramLabel = "R",
            description = "Inner radius (${DEFAULT-VALUE}).")
    private double innerRadius;

    @Option(
            names = "--outer-radius",
            defaultValue = "1.3",
            paramLabel = "R",
            description = "Outer radius (${DEFAULT-VALUE}).")
    private double outerRadius;

    @Option(
            names = "--training-set",
            paramLabel = "N",
            description = "Number of training points (default: endless fresh points).")
    private @Nullable Long trainingSet;

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
            defaultValue = "before-relu",
            description = "Batch normalisation: none, before-relu or after-relu (${DEFAULT-VALUE}).")
    private String normalization = "";

    @Option(
            names = "--running-decay",
            paramLabel = "D",
            description = "Freeze with running averages of this decay (default: statistics of 10000 training points).")
    private @Nullable Double runningDecay;

    @Option(
            names = "--start",
            defaultValue = "glorot",
            description = "glorot, or perfect for a quadratic network without errors (${DEFAULT-VALUE}).")
    private String start = "";

    @Option(
            names = "--steps",
            defaultValue = "1000",
            paramLabel = "K",
            description = "Training steps (${DEFAULT-VALUE}).")
    private long steps;

    @Option(
            names = "--batch-size",
            defaultValue = "50",
            paramLabel = "B",
            description = "Batch size (${DEFAULT-VALUE}).")
    private int batchSize;

    @Option(
            names = "--learning-rate",
            defaultValue = "1e-4",
            paramLabel = "A",
            description = "Learning rate of Adam (${DEFAULT-VALUE}).")
    private double learningRate;

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

    @Mixin
    private Output output = new Output();

    @Mixin
    private Session session = new Session();

    @Override
    public void run() {
        RunSpec spec = spec();
        try (Progress progress = session.progress(List.of(spec))) {
            int threads = Runtime.getRuntime().availableProcessors();
            RunTrainer trainer = new RunTrainer(session.provenance(threads, seed), threads, progress);
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
                architecture(),
                initialization(spheres),
                AdamSettings.DEFAULT.withLearningRate(learningRate),
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

    private Architecture architecture() {
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
        Normalization placed = Normalization.DEFAULT.at(RunConfiguration.placement(normalization));
        return runningDecay == null ? placed : placed.with(new Normalization.RunningStatistics(runningDecay));
    }

    private Initialization initialization(ConcentricSpheres spheres) {
        return switch (start) {
            case "glorot" -> new Initialization.Glorot();
            case "perfect" -> Initialization.Perfect.ofPaper(spheres, 1);
            default -> throw new IllegalArgumentException("--start must be glorot or perfect, got '" + start + "'");
        };
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
