package dev.concentric.experiment;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.training.TrainingPlan;
import java.util.List;

/** The paper's training runs at a scale. */
public final class PaperPlan {

    /** The ReLU network with two hidden layers, online (section 3). */
    public static final String RELU_ONLINE = "relu-online";

    /** The quadratic network, online (section 4). */
    public static final String QUADRATIC_ONLINE = "quadratic-online";

    /** The quadratic network on a finite training set (section 4). */
    public static final String QUADRATIC_FINITE = "quadratic-finite";

    /** The quadratic network from the perfect start (section 4). */
    public static final String QUADRATIC_PERFECT = "quadratic-perfect";

    /** The paper's dimension. */
    public static final int DIMENSION = 500;

    /** The number of points in the finite training set of section 4. */
    public static final long FINITE_SET = 1_000_000;

    /** The number of steps that the paper trains for (section 3). */
    public static final long PAPER_STEPS = 1_000_000;

    private static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(DIMENSION);
    private static final Architecture RELU =
            new Architecture.Relu(DIMENSION, List.of(1000, 1000), Normalization.DEFAULT);
    private static final Architecture QUADRATIC = new Architecture.Quadratic(DIMENSION, 1000);

    private PaperPlan() {}

    /** Returns the runs of a scale, the longest first; each has a seed of its own below {@code seed}. */
    public static List<RunSpec> runs(Scale scale, long seed) {
        return switch (scale) {
            case QUICK ->
                List.of(
                        quadraticOnline(65_000, seed),
                        reluOnline(5_000, seed),
                        quadraticFinite(20_000, seed),
                        quadraticPerfect(5_000, seed));
        };
    }

    private static RunSpec reluOnline(long steps, long seed) {
        return new RunSpec(
                RELU_ONLINE,
                "ReLU network, two hidden layers of 1000, online",
                TrainingPlan.ofPaper(SPHERES, RELU, new Initialization.Glorot(), steps, seed),
                MeasurementPlan.logSpaced(10, steps, 50_000, 10_000, 1_000_000));
    }

    private static RunSpec quadraticOnline(long steps, long seed) {
        return new RunSpec(
                QUADRATIC_ONLINE,
                "quadratic network, 1000 hidden units, online",
                TrainingPlan.ofPaper(SPHERES, QUADRATIC, new Initialization.Glorot(), steps, seed + 1),
                MeasurementPlan.logSpaced(100, steps, 50_000, 10_000, 1_000_000));
    }

    private static RunSpec quadraticFinite(long steps, long seed) {
        return new RunSpec(
                QUADRATIC_FINITE,
                "quadratic network, 1000 hidden units, N = 10^6",
                TrainingPlan.ofPaper(SPHERES, QUADRATIC, new Initialization.Glorot(), steps, seed + 2)
                        .onSetOf(FINITE_SET),
                MeasurementPlan.logSpaced(100, steps, 50_000, 10_000, 200_000));
    }

    private static RunSpec quadraticPerfect(long steps, long seed) {
        return new RunSpec(
                QUADRATIC_PERFECT,
                "quadratic network, 1000 hidden units, perfect start",
                TrainingPlan.ofPaper(SPHERES, QUADRATIC, Initialization.Perfect.ofPaper(SPHERES, 1), steps, seed + 3),
                MeasurementPlan.logSpaced(10, steps, 10_000, 10_000, 200_000).fromTheStart());
    }
}
