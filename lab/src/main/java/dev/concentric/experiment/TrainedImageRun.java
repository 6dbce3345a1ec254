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
        return switch (Run.in(folder)) {
            case ImageRunSpec spec ->
                new TrainedImageRun(
                        spec,
                        folder,
                        Run.recordsIn(folder).values().stream()
                                .map(ImageMeasurement::read)
                                .toList());
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
        return NetworkCheckpoint.kept(new ImageWork(spec, data, 1), spec.steps(), folder)
                .orElseThrow(() -> new BadFileException(
                        folder.path(), "has no checkpoint of its last step", "train the run again"));
    }

    /**
     * Reads the run's images.
     *
     * @throws dev.concentric.data.BadDataException if they are missing, damaged, or others
     */
    public ImageData images() {
        return spec.source().read();
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
