package dev.concentric.concentration;

import dev.concentric.data.ImageSet;
import dev.concentric.linalg.Team;
import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import dev.concentric.stats.MeanLimit;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How large an error set is and how far images lie from it, measured on images that had no part in its making (paper,
 * appendix G). They are taken for independent draws from the law of the data.
 *
 * @param errorRate mu(E), the share of images in the set, with its 95 % Clopper-Pearson interval
 * @param meanDistance d(E), the mean straight-line distance to the set, 0 for images in it, with its 95 % interval by
 *     Student's t; a lower bound where the set's distances are; infinite, without an interval, where the set is empty
 */
public record ErrorSetMeasure(Estimate errorRate, Estimate meanDistance) {
    private static final double CONFIDENCE = 0.95;

    /**
     * Measures a set.
     *
     * @param images the images, at least two
     * @throws IllegalArgumentException if the set is of another dimension or there are too few images
     */
    public static ErrorSetMeasure of(ErrorSet set, ImageSet images, Team team) {
        if (set.dimension() != images.dimension()) {
            throw new IllegalArgumentException("images of " + images.dimension() + " pixels for an error set in "
                    + set.dimension() + " dimensions");
        }
        double[] inside = ImageBlocks.values(images, point -> set.contains(point) ? 1 : 0, team);
        long events = Math.round(Arrays.stream(inside).sum());
        Estimate errorRate = Estimate.sampled(
                (double) events / images.size(),
                BinomialInterval.clopperPearson(events, images.size(), CONFIDENCE),
                "share of images, Clopper-Pearson 95%",
                images.size());
        return new ErrorSetMeasure(errorRate, mean(set, ImageBlocks.values(images, set::distance, team)));
    }

    /**
     * Returns the mean distance to a set whose edge is moved such that it holds a given share of these images. Sets that
     * were fitted to other images hold a little more or less of these, the less the more freely they were fitted; with
     * their edges moved they can be compared.
     *
     * @param measure the share
     * @return the mean, or nothing where the share is less than one image
     */
    public static OptionalDouble distanceAtMeasure(LevelSet set, double measure, ImageSet images, Team team) {
        if (measure * images.size() < 1) {
            return OptionalDouble.empty();
        }
        LevelSet moved = set.widened(TrainingMeasure.width(set, images, measure, team));
        return Arrays.stream(ImageBlocks.values(images, moved::distance, team)).average();
    }

    private static Estimate mean(ErrorSet set, double[] distances) {
        String method =
                (set.isDistanceExact() ? "mean over images" : "mean over images of lower bounds") + ", Student 95%";
        double mean = Arrays.stream(distances).sum() / distances.length;
        if (mean == Double.POSITIVE_INFINITY) {
            return Estimate.approximated(mean, "the set is empty");
        }
        double squares = Arrays.stream(distances)
                .map(distance -> (distance - mean) * (distance - mean))
                .sum();
        double deviation = Math.sqrt(squares / (distances.length - 1));
        double risk = (1 - CONFIDENCE) / 2;
        Interval interval = new Interval(
                MeanLimit.lower(distances.length, mean, deviation, risk),
                MeanLimit.upper(distances.length, mean, deviation, risk));
        return Estimate.sampled(mean, interval, method, distances.length);
    }
}
