package dev.concentric.experiment;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.training.SnapshotSchedule;
import dev.concentric.training.TrainingPlan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The training runs that the paper's figures and claims rest on, the longest first. */
public enum PaperRun {
    /** The ReLU network on endless data (section 3). */
    RELU_ONLINE("relu-online", "ReLU network, endless data", 10, new Effort(2_000, 20_000, 1_000_000)),
    /** The quadratic network on endless data (section 4). */
    QUADRATIC_ONLINE(
            "quadratic-online", "quadratic network, endless data", 1000, new Effort(60_000, 20_000, 1_000_000)),
    /** The quadratic network from the perfect initialisation (section 4, Figure 2 right). */
    QUADRATIC_PERFECT("quadratic-perfect", "quadratic network, perfect start", 100, new Effort(8_000, 20_000, 20_000)),
    /** The quadratic network on a finite training set (section 4, Figure 2 left). */
    QUADRATIC_FINITE("quadratic-finite", "quadratic network, N = 10\u2076", 1000, new Effort(10_000, 20_000, 20_000));

    /** The number of training steps of the paper's own runs. */
    public static final long PAPER_STEPS = 1_000_000;

    /** The number of points in the paper's finite training set for the quadratic network. */
    public static final long PAPER_TRAINING_SET = 1_000_000;

    private static final int DIMENSION = 500;
    private static final int WIDTH = 1000;
    private static final int ATTACK_POINTS = 100;
    private static final int NEAREST_POINTS = 30;
    private static final int PARTICLES = 100;
    private static final int SNAPSHOTS_PER_DECADE = 3;

    private final String key;
    private final String title;
    private final long firstSnapshot;
    private final Effort quick;

    /**
     * What a scale spends on a run.
     *
     * @param steps training steps
     * @param samples fresh points of each sphere at a snapshot
     * @param finalSamples fresh points of each sphere at the end
     */
    private record Effort(long steps, long samples, long finalSamples) {}

    PaperRun(String key, String title, long firstSnapshot, Effort quick) {
        this.key = key;
        this.title = title;
        this.firstSnapshot = firstSnapshot;
        this.quick = quick;
    }

    /** Returns the run's name, which is also its folder's. */
    public String key() {
        return key;
    }

    /** Returns the run's name for people. */
    public String title() {
        return title;
    }

    /** Returns the run at a scale. */
    public RunSpec spec(Scale scale, long seed) {
        Effort effort = switch (scale) {
            case QUICK -> quick;
        };
        MeasurementPlan measurement = new MeasurementPlan(
                snapshots(effort.steps), effort.samples, effort.finalSamples, ATTACK_POINTS, NEAREST_POINTS, PARTICLES);
        return new RunSpec(key, trainingPlan(effort.steps, seed), measurement);
    }

    /** The perfect start is measured before its first step too: it is what the run is compared with. */
    private List<Long> snapshots(long steps) {
        LongStream start = this == QUADRATIC_PERFECT ? LongStream.of(0) : LongStream.empty();
        long[] spaced = SnapshotSchedule.logSpaced(firstSnapshot, steps, SNAPSHOTS_PER_DECADE);
        return LongStream.concat(start, Arrays.stream(spaced)).boxed().toList();
    }

    private TrainingPlan trainingPlan(long steps, long seed) {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(DIMENSION);
        Architecture relu = new Architecture.Relu(DIMENSION, List.of(WIDTH, WIDTH), Normalization.DEFAULT);
        Architecture quadratic = new Architecture.Quadratic(DIMENSION, WIDTH);
        Initialization glorot = new Initialization.Glorot();
        Initialization perfect = Initialization.Perfect.ofPaper(spheres, 1);
        return switch (this) {
            case RELU_ONLINE -> TrainingPlan.ofPaper(spheres, relu, glorot, steps, seed);
            case QUADRATIC_ONLINE -> TrainingPlan.ofPaper(spheres, quadratic, glorot, steps, seed);
            case QUADRATIC_FINITE ->
                TrainingPlan.ofPaper(spheres, quadratic, glorot, steps, seed).onSetOf(PAPER_TRAINING_SET);
            case QUADRATIC_PERFECT -> TrainingPlan.ofPaper(spheres, quadratic, perfect, steps, seed);
        };
    }
}
