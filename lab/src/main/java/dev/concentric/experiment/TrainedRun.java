package dev.concentric.experiment;

import dev.concentric.store.BadFileException;
import dev.concentric.store.Provenance;
import dev.concentric.store.RunFolder;
import dev.concentric.training.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A complete run, read from its folder.
 *
 * @param spec what was trained and measured
 * @param folder where it is
 * @param measurements what was measured, in the order of the steps
 */
public record TrainedRun(RunSpec spec, RunFolder folder, List<Measurement> measurements) {

    /**
     * Opens a complete run.
     *
     * @throws BadFileException if the run is not complete or one of its files is damaged
     */
    public static TrainedRun open(RunFolder folder) {
        if (!folder.isDone()) {
            throw new BadFileException(
                    folder.path(), "holds a run that is not complete", "go on with it first: concentric resume");
        }
        RunSpec spec = specOf(folder);
        Map<Long, Measurement> measured = measurementsIn(folder);
        List<Measurement> measurements = new ArrayList<>();
        for (long step : spec.measurement().snapshots()) {
            Measurement measurement = measured.get(step);
            if (measurement == null || !spec.measurement().isMetBy(measurement, spec.plan())) {
                throw new BadFileException(
                        folder.path(), "lacks the measurement of step " + step, "go on with it: concentric resume");
            }
            measurements.add(measurement);
            if (spec.measurement().endsWith(measurement)) {
                break;
            }
        }
        return new TrainedRun(spec, folder, measurements);
    }

    /**
     * Reads what a folder's run on concentric spheres is, complete or not.
     *
     * @throws BadFileException if its settings are missing or damaged
     */
    public static RunSpec specOf(RunFolder folder) {
        return switch (Run.in(folder)) {
            case RunSpec spec -> spec;
            case ImageRunSpec images ->
                throw new BadFileException(
                        folder.path(), "holds a run on images", "expected one on concentric spheres");
        };
    }

    /** Reads what has been measured so far, by step; of two records of a step the later one counts. */
    static SortedMap<Long, Measurement> measurementsIn(RunFolder folder) {
        SortedMap<Long, Measurement> measured = new TreeMap<>();
        Run.recordsIn(folder).forEach((step, record) -> measured.put(step, MeasurementDocument.read(record)));
        return measured;
    }

    /** Returns the last step that was made: that of the plan, or of the measurement with which the run ended. */
    public long steps() {
        return measurements.isEmpty() || !spec.measurement().endsWith(measurements.getLast())
                ? spec.plan().steps()
                : measurements.getLast().step();
    }

    /** Returns the dimension of the run's spheres. */
    int dimension() {
        return spec.plan().spheres().dimension();
    }

    /** Returns whether the network of the last step is there; of a run that was kept as text it is not. */
    boolean keepsNetwork() {
        return lastCheckpoint().isPresent();
    }

    /** Returns whether a finding is there, or the network to make it of. */
    boolean canTell(String finding) {
        return folder.hasFinding(finding) || keepsNetwork();
    }

    private Optional<RunFolder.Checkpoint> lastCheckpoint() {
        return folder.latestCheckpoint().filter(last -> last.step() == steps());
    }

    /** Reads the network as it was at the last step. */
    public Snapshot snapshot() {
        RunFolder.Checkpoint checkpoint = lastCheckpoint()
                .orElseThrow(() -> new BadFileException(
                        folder.path(), "has no checkpoint of its last step", "train the run again"));
        return NetworkCheckpoint.snapshot(new SphereWork(spec, 1), checkpoint);
    }

    /**
     * Reads the network of a run, complete or not, as it was at a step.
     *
     * @throws BadFileException if the network of that step was not kept
     */
    public static Snapshot snapshotOf(RunFolder folder, long step) {
        return NetworkCheckpoint.kept(new SphereWork(specOf(folder), 1), step, folder)
                .orElseThrow(() -> NetworkCheckpoint.notKept(step, folder));
    }

    /** Returns where the run comes from. */
    public Provenance provenance() {
        return folder.provenance()
                .orElseThrow(
                        () -> new BadFileException(folder.path(), "has no provenance.json", "train the run again"));
    }

    /** Returns how many seconds training and measuring took. */
    public double seconds() {
        return folder.result()
                .orElseThrow(() -> new BadFileException(folder.path(), "has no result.json", "train the run again"))
                .number("seconds");
    }

    /**
     * Returns the last measurement.
     *
     * @throws BadFileException if nothing was measured
     */
    public Measurement last() {
        if (measurements.isEmpty()) {
            throw new BadFileException(folder.path(), "has no measurements", "train the run with snapshots");
        }
        return measurements.getLast();
    }
}
