package dev.concentric.experiment;

import dev.concentric.store.BadFileException;
import dev.concentric.store.Provenance;
import dev.concentric.store.RunFolder;
import dev.concentric.training.Snapshot;
import java.util.List;

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
            throw new BadFileException(folder.path(), "holds a run that is not complete", "train it to its end first");
        }
        RunSpec spec = RunConfiguration.read(
                folder.name(),
                folder.settings()
                        .orElseThrow(() -> new BadFileException(folder.path(), "has no config.toml", "restore it")));
        List<Measurement> measurements =
                folder.metrics().stream().map(MeasurementDocument::read).toList();
        List<Long> steps = measurements.stream().map(Measurement::step).toList();
        if (!steps.equals(spec.measurement().snapshots())) {
            throw new BadFileException(
                    folder.path(),
                    "has measurements at the steps " + steps,
                    "its config.toml says " + spec.measurement().snapshots());
        }
        return new TrainedRun(spec, folder, measurements);
    }

    /** Reads the network as it was at the last step. */
    public Snapshot snapshot() {
        RunFolder.Checkpoint checkpoint = folder.latestCheckpoint()
                .orElseThrow(() -> new BadFileException(folder.path(), "has no checkpoint", "train the run again"));
        return NetworkCheckpoint.snapshot(spec.plan(), checkpoint.step(), checkpoint.read());
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
