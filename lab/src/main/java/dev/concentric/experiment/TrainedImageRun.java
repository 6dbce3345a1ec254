package dev.concentric.experiment;

import dev.concentric.data.ImageData;
import dev.concentric.store.BadFileException;
import dev.concentric.store.RunFolder;
import dev.concentric.training.ImageSnapshot;
import java.util.List;

/**
 * A complete run on images, read from its folder.
 *
 * @param spec what was trained and measured
 * @param folder where it is
 * @param measurements what was measured, in the order of the steps
 */
public record TrainedImageRun(ImageRunSpec spec, RunFolder folder, List<ImageMeasurement> measurements) {

    /**
     * Opens a complete run.
     *
     * @throws BadFileException if the run is not complete, or on no images, or one of its files is damaged
     */
    public static TrainedImageRun open(RunFolder folder) {
        if (!folder.isDone()) {
            throw new BadFileException(
                    folder.path(), "holds a run that is not complete", "go on with it first: concentric resume");
        }
        return new TrainedImageRun(
                specOf(folder),
                folder,
                Run.recordsIn(folder).values().stream()
                        .map(ImageMeasurement::read)
                        .toList());
    }

    /**
     * Reads what a folder's run on images is, complete or not.
     *
     * @throws BadFileException if its settings are missing or damaged
     */
    public static ImageRunSpec specOf(RunFolder folder) {
        return switch (Run.in(folder)) {
            case ImageRunSpec spec -> spec;
            case RunSpec spheres ->
                throw new BadFileException(
                        folder.path(), "holds a run on concentric spheres", "expected one on images");
        };
    }

    /**
     * Reads the network as it was at the last step.
     *
     * @param data the run's images
     * @throws BadFileException if the network was not kept
     */
    public ImageSnapshot snapshot(ImageData data) {
        return snapshotOf(folder, spec.steps(), data);
    }

    /**
     * Reads the network of a run, complete or not, as it was at a step.
     *
     * @param data the run's images
     * @throws BadFileException if the network of that step was not kept
     */
    public static ImageSnapshot snapshotOf(RunFolder folder, long step, ImageData data) {
        return NetworkCheckpoint.kept(new ImageWork(specOf(folder), data, 1), step, folder)
                .orElseThrow(() -> NetworkCheckpoint.notKept(step, folder));
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
    public ImageMeasurement last() {
        if (measurements.isEmpty()) {
            throw new BadFileException(folder.path(), "has no measurements", "train the run with snapshots");
        }
        return measurements.getLast();
    }
}
