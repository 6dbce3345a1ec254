package dev.concentric.experiment;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunStore;
import dev.concentric.training.TrainingLoop;
import dev.concentric.training.TrainingPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How long runs will take on this machine: an estimate, from the operations of each (see {@link RunCost}) and the pace
 * of some training steps timed here. Runs that may end early are taken to go on to their bound.
 *
 * @param entries the runs, in the order in which they are begun
 * @param workers how many are trained at the same time
 */
public record Forecast(List<Entry> entries, int workers) {
    private static final int WARM_UP_STEPS = 60;
    private static final int TIMED_STEPS = 40;

    /**
     * One run.
     *
     * @param run the run
     * @param seconds how long it will take on one core, if it is trained anew
     * @param complete whether it is there already
     */
    public record Entry(Run run, double seconds, boolean complete) {

        /** Returns the run as verbs print it. */
        public Document document() {
            return Document.builder()
                    .put("run", run.name())
                    .put("architecture", run.architecture())
                    .put("dimension", run.dimension())
                    .put("steps", run.steps())
                    .put("snapshots", run.snapshots().size())
                    .put("seconds", seconds)
                    .put("complete", complete)
                    .build();
        }
    }

    /**
     * Times some steps and works out the rest.
     *
     * @param runs the runs
     * @param store what is there already; empty for nothing
     * @param workers how many runs are trained at the same time
     */
    public static Forecast of(List<? extends Run> runs, Optional<RunStore> store, int workers) {
        Map<String, RunFolder> there = store.stream()
                .flatMap(folder -> folder.runs().stream())
                .collect(Collectors.toMap(RunFolder::name, folder -> folder));
        double pace = operationsPerSecond();
        return new Forecast(
                runs.stream()
                        .map(run -> new Entry(
                                run,
                                RunCost.of(run).operations() / pace,
                                Optional.ofNullable(there.get(run.name()))
                                        .map(RunFolder::isDone)
                                        .orElse(false)))
                        .toList(),
                workers);
    }

    private static double operationsPerSecond() {
        ConcentricSpheres spheres = ConcentricSpheres.ofDimension(500);
        TrainingPlan plan = TrainingPlan.ofPaper(
                spheres,
                new Architecture.Relu(500, List.of(1000, 1000), Normalization.DEFAULT),
                new Initialization.Glorot(),
                WARM_UP_STEPS + TIMED_STEPS,
                1);
        var loop = new TrainingLoop<>(plan);
        loop.advanceTo(WARM_UP_STEPS);
        long start = System.nanoTime();
        loop.advanceTo(plan.steps());
        double seconds = (System.nanoTime() - start) * 1e-9 / TIMED_STEPS;
        RunCost cost = RunCost.of(new RunSpec("steps", plan, new MeasurementPlan(List.of(), 1, 1)));
        return cost.training() / plan.steps() / seconds;
    }

    /** Returns how many seconds all runs will take that are not complete, each begun as soon as a worker is free. */
    public double seconds() {
        double[] busyUntil = new double[workers];
        for (Entry entry : entries) {
            if (!entry.complete) {
                Arrays.sort(busyUntil);
                busyUntil[0] += entry.seconds;
            }
        }
        return Arrays.stream(busyUntil).max().orElse(0);
    }

    /** Returns the forecast as verbs print it. */
    public Document document() {
        return Document.builder()
                .put("workers", workers)
                .put("seconds", seconds())
                .putDocuments("runs", entries.stream().map(Entry::document).toList())
                .build();
    }
}
