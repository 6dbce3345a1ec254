package dev.concentric.experiment;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.training.SnapshotSchedule;
import dev.concentric.training.TrainingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * The networks of Figure 4 (section 5): three architectures on five sizes of training set, sixty networks at the
 * paper's scale. The paper gives no number of steps: a network trains until its errors are out of sampling's reach, or
 * to a bound.
 *
 * @param scale how far the experiment is taken
 * @param seed the seed of the first repetition
 */
record NetworksPlan(Scale scale, long seed) {
    /** How long a network is trained at the paper's scale, unless its errors are out of reach before. */
    static final long PAPER_STEPS = 100_000;

    /** The same for the large network. */
    static final long PAPER_STEPS_OF_THE_LARGE = 20_000;

    /** Of how many points none must be an error at the paper's scale for a network to have left sampling's reach. */
    static final long PAPER_SAMPLES = 1_000_000;

    /** The same for the large network. */
    static final long PAPER_SAMPLES_OF_THE_LARGE = 200_000;

    private static final int DIMENSION = 500;
    private static final long FIRST_SNAPSHOT = 100;
    private static final int PER_DECADE = 4;
    private static final int PER_DECADE_QUICK = 2;
    private static final int ATTACK_POINTS = 100;
    private static final OptionalLong ENDLESS = OptionalLong.empty();
    private static final List<OptionalLong> ALL_SIZES = List.of(
            OptionalLong.of(1_000), OptionalLong.of(5_000), OptionalLong.of(10_000), OptionalLong.of(100_000), ENDLESS);

    /** The "small" network. */
    private static final Architecture SMALL =
            new Architecture.Relu(DIMENSION, Collections.nCopies(2, 1_000), Normalization.DEFAULT);

    private static final Architecture QUADRATIC = new Architecture.Quadratic(DIMENSION, 1_000);

    /** The "large" network, of 29 million parameters. */
    private static final Architecture LARGE =
            new Architecture.Relu(DIMENSION, Collections.nCopies(8, 2_000), Normalization.DEFAULT);

    /**
     * The networks of one architecture.
     *
     * @param name the architecture's name in run names
     * @param architecture the architecture
     * @param sizes the training sets
     * @param seeds how many repetitions of each
     * @param steps how many steps to train at most
     * @param samples how many points are classified at most
     * @param errors at how many errors the count stops
     */
    private record Family(
            String name,
            Architecture architecture,
            List<OptionalLong> sizes,
            int seeds,
            long steps,
            long samples,
            int errors) {}

    /** Returns whether an architecture is that of the large network, which alone is deep. */
    static boolean isLarge(Architecture architecture) {
        return architecture instanceof Architecture.Relu relu
                && relu.hiddenWidths().size() > 2;
    }

    private List<Family> families() {
        return switch (scale) {
            case QUICK ->
                List.of(
                        new Family("relu-1000x2", SMALL, ALL_SIZES.subList(0, 1), 1, 1_000, 20_000, 100),
                        new Family("quadratic-1000", QUADRATIC, ALL_SIZES.subList(0, 1), 1, 3_000, 20_000, 100));
            case STANDARD ->
                List.of(
                        new Family("relu-1000x2", SMALL, ALL_SIZES, 1, 3_162, 100_000, 100),
                        new Family("quadratic-1000", QUADRATIC, ALL_SIZES, 2, 17_783, 200_000, 100),
                        new Family(
                                "relu-2000x8", LARGE, List.of(OptionalLong.of(1_000), ENDLESS), 1, 316, 20_000, 100));
            case PAPER ->
                List.of(
                        new Family("relu-1000x2", SMALL, ALL_SIZES, 4, PAPER_STEPS, PAPER_SAMPLES, 1_000),
                        new Family("quadratic-1000", QUADRATIC, ALL_SIZES, 4, PAPER_STEPS, PAPER_SAMPLES, 1_000),
                        new Family(
                                "relu-2000x8",
                                LARGE,
                                ALL_SIZES,
                                4,
                                PAPER_STEPS_OF_THE_LARGE,
                                PAPER_SAMPLES_OF_THE_LARGE,
                                100));
        };
    }

    List<RunSpec> runs() {
        List<RunSpec> runs = new ArrayList<>();
        for (Family family : families()) {
            for (OptionalLong size : family.sizes) {
                for (int k = 0; k < family.seeds; k++) {
                    runs.add(run(family, size, k));
                }
            }
        }
        return runs;
    }

    private RunSpec run(Family family, OptionalLong size, int repetition) {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(DIMENSION);
        TrainingPlan endless = TrainingPlan.ofPaper(
                spheres, family.architecture, new Initialization.Glorot(), family.steps, seed + repetition);
        TrainingPlan plan = size.isPresent() ? endless.onSetOf(size.getAsLong()) : endless;
        long[] snapshots = SnapshotSchedule.logSpaced(
                FIRST_SNAPSHOT, family.steps, scale == Scale.QUICK ? PER_DECADE_QUICK : PER_DECADE);
        MeasurementPlan measurement = new MeasurementPlan(
                        Arrays.stream(snapshots).boxed().toList(), family.samples, family.samples)
                .attacking(0, ATTACK_POINTS)
                .whileSeen(family.errors);
        String points = size.isPresent() ? "n" + size.getAsLong() : "endless";
        String name = String.join("-", Experiment.NETWORKS.key(), family.name, points, "s" + (repetition + 1));
        return new RunSpec(name, plan, measurement);
    }
}
