package dev.concentric.experiment;

import dev.concentric.store.Document;
import dev.concentric.store.Settings;
import dev.concentric.training.ImageTrainingPlan;
import java.util.List;

/**
 * One run on images: what is trained, and what is measured on the way.
 *
 * @param name the run's name, which is also its folder's
 * @param source the images
 * @param plan what determines the training beside them
 * @param measurement what is measured
 */
public record ImageRunSpec(String name, ImageSource source, ImageTrainingPlan plan, ImageMeasurementPlan measurement)
        implements Run {

    /** Checks that no snapshot lies beyond the last step and the network takes the images. */
    public ImageRunSpec {
        RunSpec.requireWithin(measurement.snapshots(), plan.steps());
        requireAtMost("measurement.testImages", measurement.testImages(), source.testImages());
        requireAtMost("measurement.attackImages", measurement.attackImages(), source.testImages());
        if (plan.architecture().height() != source.height()
                || plan.architecture().width() != source.width()
                || plan.architecture().classes() < source.classes()) {
            throw new IllegalArgumentException(
                    "the network is for " + plan.architecture().height() + " x "
                            + plan.architecture().width() + " images of "
                            + plan.architecture().classes()
                            + " classes, the images are " + source.height() + " x " + source.width() + " of "
                            + source.classes());
        }
    }

    private static void requireAtMost(String name, int images, int there) {
        if (images > there) {
            throw new IllegalArgumentException(
                    name + " must be at most the number of test images, " + there + ", got " + images);
        }
    }

    @Override
    public long steps() {
        return plan.steps();
    }

    @Override
    public long seed() {
        return plan.seed();
    }

    @Override
    public int dimension() {
        return plan.architecture().dimension();
    }

    @Override
    public String architecture() {
        return plan.architecture().name();
    }

    @Override
    public List<Long> snapshots() {
        return measurement.snapshots();
    }

    @Override
    public Settings settings() {
        return ImageConfiguration.of(this);
    }

    @Override
    public boolean trainsLike(Run other) {
        return other instanceof ImageRunSpec spec && spec.source.hasSameImages(source) && spec.plan.equals(plan);
    }

    @Override
    public boolean measuresLike(Run other) {
        return other instanceof ImageRunSpec spec && spec.measurement.equals(measurement);
    }

    @Override
    public Document figures(Document record) {
        return ImageMeasurement.read(record).figures();
    }

    @Override
    public long memory() {
        return RunMemory.bytes(plan);
    }
}
