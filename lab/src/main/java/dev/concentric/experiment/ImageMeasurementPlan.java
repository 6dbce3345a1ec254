package dev.concentric.experiment;

import java.util.List;

/**
 * What is measured of a run on images, and when. Test images and those that are attacked are spread evenly over the test
 * set.
 *
 * @param snapshots the steps at which the network is measured, ascending
 * @param testImages how many test images are classified, at least 1
 * @param attackImages from how many of the test set's images errors are searched; 0 for none
 */
public record ImageMeasurementPlan(List<Long> snapshots, int testImages, int attackImages) {

    /** Checks the order of the steps and the counts. */
    public ImageMeasurementPlan {
        snapshots = MeasurementPlan.requireAscending(snapshots);
        if (testImages < 1) {
            throw new IllegalArgumentException("testImages must be at least 1, got " + testImages);
        }
        if (attackImages < 0) {
            throw new IllegalArgumentException("attackImages must be at least 0, got " + attackImages);
        }
    }

    /** Returns whether a measurement is what this plan asks for. */
    boolean isMetBy(ImageMeasurement measurement) {
        return measurement.test().samples() == testImages
                && measurement.gradient().points() == attackImages
                && measurement.minimumNorm().points() == attackImages;
    }
}
