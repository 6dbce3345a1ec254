package dev.concentric.experiment;

import dev.concentric.estimation.ErrorCount;
import dev.concentric.experiment.Measurement.Distances;
import dev.concentric.experiment.Measurement.Ellipsoid;
import dev.concentric.experiment.Measurement.Rate;
import dev.concentric.model.Initialization;
import dev.concentric.stats.Interval;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunWriter;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingPlan;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measurements that nobody took, and runs that have them. */
final class Fabricated {
    static final ErrorCount NO_ERRORS = new ErrorCount(0, 1_000_000, 1e-4, 0);
    static final Distances NOTHING_FOUND = new Distances(
            100,
            0,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    private Fabricated() {}

    static ErrorCount errors(long errors, long samples) {
        return new ErrorCount(errors, samples, 1e-4, 0);
    }

    /** Distances found from each of 100 points, with an interval of 1 % to both sides. */
    static Distances distance(double mean) {
        return distance(100, mean);
    }

    static Distances distance(int found, double mean) {
        return new Distances(
                100,
                found,
                OptionalDouble.of(mean),
                OptionalDouble.of(1.001 * mean),
                Optional.of(new Interval(0.99 * mean, 1.01 * mean)),
                OptionalDouble.of(0.05 * mean),
                OptionalDouble.of(1.002 * mean));
    }

    static Measurement relu(long step, ErrorCount inner, ErrorCount outer, Distances distances) {
        return new Measurement(step, inner, outer, distances, distances, Optional.empty(), Optional.empty());
    }

    static Measurement quadratic(long step, ErrorCount inner, int wrongAlphas, double meanAlpha, double worstLoss) {
        Ellipsoid ellipsoid = new Ellipsoid(
                wrongAlphas,
                meanAlpha,
                wrongAlphas == 0 ? Rate.NONE : new Rate(false, -13, -11),
                wrongAlphas == 0 ? Rate.NONE : new Rate(false, -500, -400),
                worstLoss,
                1e-9);
        return new Measurement(
                step, inner, NO_ERRORS, NOTHING_FOUND, distance(0.1), Optional.of(ellipsoid), Optional.empty());
    }

    /** Returns the first run of an experiment in 10 dimensions, with the weights of its start in its folder. */
    static TrainedRun run(Path folder, Experiment experiment, Measurement... measurements) {
        TrainingPlan plan = switch (experiment) {
            case RELU_ONLINE, RELU_AVERAGED, DIMENSIONS, PLANE, NETWORKS, SENSITIVITY -> SmallRuns.reluPlan();
            case QUADRATIC_ONLINE, TOO_SMALL -> SmallRuns.quadraticPlan();
            case QUADRATIC_FINITE, QUADRATIC_STOPPED ->
                SmallRuns.quadraticPlan().onSetOf(PaperPlan.PAPER_TRAINING_SET);
            case QUADRATIC_PERFECT, PERFECT_SHARES ->
                SmallRuns.plan(SmallRuns.QUADRATIC, Initialization.Perfect.ofPaper(SmallRuns.SPHERES, 1));
        };
        String name = experiment == Experiment.SENSITIVITY ? "sensitivity-default-s1" : experiment.key();
        return run(folder, name, plan, measurements);
    }

    /** Returns a run of a plan, with the weights of its start in its folder. */
    static TrainedRun run(Path folder, String name, TrainingPlan plan, Measurement... measurements) {
        RunFolder made = RunFolder.create(folder.resolve(name));
        var loop = new TrainingLoop<>(plan);
        loop.resumeAfter(SmallRuns.STEPS, 0.5);
        try (RunWriter writer = made.write()) {
            writer.checkpoint(
                    SmallRuns.STEPS,
                    NetworkCheckpoint.ofTraining(loop),
                    NetworkCheckpoint.metadata(loop, plan.architecture().name()));
        }
        return new TrainedRun(SmallRuns.spec(name, plan), made, List.of(measurements));
    }

    /** Returns experiments of one run each. */
    static PaperResults results(Map<Experiment, TrainedRun> runs) {
        Map<Experiment, List<TrainedRun>> lists = new EnumMap<>(Experiment.class);
        runs.forEach((experiment, run) -> lists.put(experiment, List.of(run)));
        return new PaperResults(lists);
    }
}
