package dev.concentric.experiment;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.training.SnapshotSchedule;
import dev.concentric.training.TrainingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * All training runs of a reproduction, as data: which networks each experiment trains at a scale, for how long, and
 * what is measured of them. A run's name tells its experiment and is its folder's.
 *
 * @param scale how far the experiments are taken
 * @param seed the root of all randomness; an experiment's k-th repetition has the seed {@code seed + k - 1}
 */
public record PaperPlan(Scale scale, long seed) {

    /** The number of training steps of the paper's own runs. */
    public static final long PAPER_STEPS = 1_000_000;

    /** How many points of each sphere the paper classifies to see errors. */
    static final long PAPER_SAMPLES = 10_000_000;

    /** The number of points in the paper's finite training set for the quadratic network. */
    public static final long PAPER_TRAINING_SET = 1_000_000;

    /** How long the networks in fewer dimensions are trained at the paper's scale; the paper does not say. */
    static final long DIMENSION_STEPS = 100_000;

    /** How long the longest runs from the perfect start are. */
    static final long PERFECT_STEPS = 100_000;

    /** How long the network that is too small is trained at the paper's scale; the paper does not say. */
    static final long TOO_SMALL_STEPS = 200_000;

    /** Where the run on 10^6 points comes to the estimated rate of Figure A.1, 10^-20, between its snapshots in proportion. */
    static final long STOPPED_STEPS = 310_000;

    /** How w and s share the product w s^2 of the perfect start, which is 20.08; the default is s = 1. */
    static final List<Double> OUTPUT_WEIGHTS = List.of(1.0, 3.0, 10.0);

    /** Averages over some ten thousand steps: in the study of open choices the network errs least with them. */
    static final double AVERAGING_DECAY = 0.9999;

    private static final int DIMENSION = 500;

    /** The largest of the other dimensions: there errors are beyond sampling's reach and yet found from every point. */
    private static final int LARGEST_BELOW = 100;

    private static final int WIDTH = 1000;
    private static final int ATTACK_POINTS = 100;
    private static final int NEAREST_POINTS = 30;
    private static final int PARTICLES = 100;

    /**
     * What is spent on each run of an experiment.
     *
     * @param seeds how many repetitions; 0 where the scale leaves the experiment out
     * @param steps training steps
     * @param firstSnapshot the first step that is measured
     * @param perDecade how many steps are measured between a step and its tenfold
     * @param samples fresh points of each sphere at a snapshot
     * @param finalSamples fresh points of each sphere at the end
     */
    private record Effort(int seeds, long steps, long firstSnapshot, int perDecade, long samples, long finalSamples) {

        MeasurementPlan measurement() {
            long[] spaced = SnapshotSchedule.logSpaced(firstSnapshot, steps, perDecade);
            return new MeasurementPlan(Arrays.stream(spaced).boxed().toList(), samples, finalSamples);
        }
    }

    /** Returns the runs of all experiments, those that cost most first. */
    public List<RunSpec> runs() {
        return Arrays.stream(Experiment.values())
                .flatMap(experiment -> runs(experiment).stream())
                .sorted(Comparator.comparingDouble(
                        (RunSpec spec) -> -RunCost.of(spec).operations()))
                .toList();
    }

    /** Returns the runs of an experiment; none where the scale leaves it out. */
    public List<RunSpec> runs(Experiment experiment) {
        return switch (experiment) {
            case RELU_ONLINE -> reluOnline();
            case RELU_AVERAGED -> scale == Scale.PAPER ? List.of(reluAveraged()) : List.of();
            case DIMENSIONS -> dimensions();
            case PLANE -> plane();
            case QUADRATIC_ONLINE -> quadraticOnline();
            case QUADRATIC_FINITE -> quadraticFinite();
            case QUADRATIC_STOPPED -> scale == Scale.PAPER ? List.of(quadraticStopped()) : List.of();
            case QUADRATIC_PERFECT -> perfect();
            case PERFECT_SHARES -> perfectShares();
            case TOO_SMALL -> tooSmall();
            case NETWORKS -> new NetworksPlan(scale, seed).runs();
            case SENSITIVITY -> scale == Scale.PAPER ? new SensitivityPlan(seed).runs() : List.of();
        };
    }

    private <T> T byScale(T quick, T standard, T paper) {
        return switch (scale) {
            case QUICK -> quick;
            case STANDARD -> standard;
            case PAPER -> paper;
        };
    }

    /** Returns a run for each seed; the first bears the plain name. */
    private List<RunSpec> repeated(String name, TrainingPlan plan, MeasurementPlan measurement, int seeds) {
        return IntStream.range(0, seeds)
                .mapToObj(k -> new RunSpec(k == 0 ? name : name + "-" + (k + 1), plan.withSeed(seed + k), measurement))
                .toList();
    }

    private TrainingPlan plan(int dimension, Architecture architecture, Initialization start, long steps) {
        return TrainingPlan.ofPaper(ConcentricSpheres.ofDimension(dimension), architecture, start, steps, seed);
    }

    private TrainingPlan relu(int dimension, long steps) {
        Architecture relu = new Architecture.Relu(dimension, List.of(WIDTH, WIDTH), Normalization.DEFAULT);
        return plan(dimension, relu, new Initialization.Glorot(), steps);
    }

    private TrainingPlan quadratic(int dimension, long steps) {
        return plan(dimension, new Architecture.Quadratic(dimension, WIDTH), new Initialization.Glorot(), steps);
    }

    private List<RunSpec> reluOnline() {
        Effort effort = byScale(
                new Effort(1, 2_000, 10, 3, 20_000, 1_000_000),
                new Effort(3, 10_000, 10, 4, 100_000, 1_000_000),
                new Effort(1, PAPER_STEPS, 10, 4, 100_000, PAPER_SAMPLES));
        return repeated(
                Experiment.RELU_ONLINE.key(),
                relu(DIMENSION, effort.steps),
                effort.measurement()
                        .attacking(ATTACK_POINTS, byScale(NEAREST_POINTS, ATTACK_POINTS, ATTACK_POINTS))
                        .withBest(NEAREST_POINTS, PARTICLES),
                effort.seeds);
    }

    private RunSpec reluAveraged() {
        Effort effort = new Effort(1, PAPER_STEPS, 1_000, 2, 100_000, PAPER_SAMPLES);
        return new RunSpec(
                Experiment.RELU_AVERAGED.key(),
                relu(DIMENSION, effort.steps).averagedBy(AVERAGING_DECAY),
                effort.measurement().attacking(ATTACK_POINTS, ATTACK_POINTS).withBest(NEAREST_POINTS, PARTICLES));
    }

    private List<RunSpec> dimensions() {
        Effort effort = byScale(
                new Effort(1, 600, 30, 3, 10_000, 10_000),
                new Effort(3, 4_000, 30, 3, 20_000, 20_000),
                new Effort(1, DIMENSION_STEPS, 10, 3, 100_000, 1_000_000));
        int[] all = {10, 20, 30, 40, 50, 60, 70, 80, 90, LARGEST_BELOW};
        int[] dimensions = byScale(new int[] {10, LARGEST_BELOW}, all, all);
        MeasurementPlan attacked = effort.measurement().attacking(byScale(30, ATTACK_POINTS, ATTACK_POINTS), 0);
        MeasurementPlan best = attacked.withBest(NEAREST_POINTS, PARTICLES);
        return Arrays.stream(dimensions)
                .boxed()
                .flatMap(n -> repeated(
                        Experiment.DIMENSIONS.key() + "-n" + n,
                        relu(n, effort.steps),
                        scale == Scale.PAPER || n == LARGEST_BELOW ? best : attacked,
                        effort.seeds)
                        .stream())
                .toList();
    }

    private List<RunSpec> plane() {
        Effort effort = byScale(
                new Effort(1, 2_000, 2_000, 1, 10_000, 100_000),
                new Effort(3, 10_000, 1_000, 2, 100_000, 1_000_000),
                new Effort(3, 100_000, 1_000, 2, 100_000, PAPER_SAMPLES));
        return repeated(
                Experiment.PLANE.key(),
                relu(2, effort.steps).onSetOf(100),
                effort.measurement().attacking(ATTACK_POINTS, 0),
                effort.seeds);
    }

    private List<RunSpec> quadraticOnline() {
        Effort effort = byScale(
                new Effort(1, 60_000, 1_000, 3, 20_000, 1_000_000),
                new Effort(3, 150_000, 100, 4, 20_000, 1_000_000),
                new Effort(1, PAPER_STEPS, 100, 8, 100_000, 1_000_000));
        return repeated(
                Experiment.QUADRATIC_ONLINE.key(),
                quadratic(DIMENSION, effort.steps),
                attacked(effort.measurement()),
                effort.seeds);
    }

    private List<RunSpec> quadraticFinite() {
        Effort effort = byScale(
                new Effort(1, 10_000, 1_000, 3, 20_000, 20_000),
                new Effort(3, 60_000, 100, 4, 20_000, 1_000_000),
                new Effort(1, PAPER_STEPS, 100, 8, 100_000, PAPER_SAMPLES));
        return repeated(
                Experiment.QUADRATIC_FINITE.key(),
                quadratic(DIMENSION, effort.steps).onSetOf(PAPER_TRAINING_SET),
                attacked(effort.measurement()),
                effort.seeds);
    }

    private RunSpec quadraticStopped() {
        Effort effort = new Effort(1, STOPPED_STEPS, STOPPED_STEPS, 1, 100_000, 1_000_000);
        return new RunSpec(
                Experiment.QUADRATIC_STOPPED.key(),
                quadratic(DIMENSION, effort.steps).onSetOf(PAPER_TRAINING_SET),
                attacked(effort.measurement()));
    }

    private static MeasurementPlan attacked(MeasurementPlan measurement) {
        return measurement.attacking(0, ATTACK_POINTS).withBest(NEAREST_POINTS, 0);
    }

    private List<RunSpec> perfect() {
        Effort effort = byScale(
                new Effort(1, 8_000, 100, 6, 20_000, 20_000),
                new Effort(3, 20_000, 10, 8, 20_000, 20_000),
                new Effort(3, PERFECT_STEPS, 10, 8, 100_000, 100_000));
        return repeated(
                Experiment.QUADRATIC_PERFECT.key(),
                perfect(1, effort.steps),
                fromTheStart(effort.measurement()),
                effort.seeds);
    }

    private List<RunSpec> perfectShares() {
        Effort effort = byScale(
                new Effort(1, 2_000, 100, 6, 10_000, 10_000),
                new Effort(3, 10_000, 10, 8, 10_000, 10_000),
                new Effort(3, PERFECT_STEPS, 10, 8, 10_000, 10_000));
        double product = Initialization.Perfect.ofPaper(ConcentricSpheres.ofDimension(DIMENSION), 1)
                .outputWeight();
        List<RunSpec> runs = new ArrayList<>();
        for (double weight : OUTPUT_WEIGHTS) {
            runs.addAll(repeated(
                    Experiment.PERFECT_SHARES.key() + "-w" + Math.round(weight),
                    perfect(Math.sqrt(product / weight), effort.steps),
                    fromTheStart(effort.measurement()),
                    effort.seeds));
        }
        return runs;
    }

    private TrainingPlan perfect(double scale, long steps) {
        Initialization start = Initialization.Perfect.ofPaper(ConcentricSpheres.ofDimension(DIMENSION), scale);
        return plan(DIMENSION, new Architecture.Quadratic(DIMENSION, WIDTH), start, steps);
    }

    /** A perfect start is measured before its first step too: it is what the run is compared with. */
    private static MeasurementPlan fromTheStart(MeasurementPlan measurement) {
        List<Long> snapshots = LongStream.concat(
                        LongStream.of(0), measurement.snapshots().stream().mapToLong(Long::longValue))
                .boxed()
                .toList();
        return new MeasurementPlan(snapshots, measurement.samples(), measurement.finalSamples());
    }

    private List<RunSpec> tooSmall() {
        Effort effort = byScale(
                new Effort(1, 2_000, 500, 2, 10_000, 10_000),
                new Effort(1, 20_000, 500, 3, 20_000, 100_000),
                new Effort(1, TOO_SMALL_STEPS, 500, 3, 20_000, 1_000_000));
        return repeated(Experiment.TOO_SMALL.key(), quadratic(2_000, effort.steps), effort.measurement(), effort.seeds);
    }
}
