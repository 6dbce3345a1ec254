package dev.concentric.concentration;

import java.util.Arrays;

/**
 * The mean distance of training images to a level set that is widened to a given measure, and its gradient as weights
 * of the images: the gradient is the weighted sum of the gradients of the images' levels, times the share of images
 * outside. An image outside weighs 1 / (number outside), for its own level; an image in the band around the edge weighs
 * -1 / (number in the band) beside, since the width is the level of the images there.
 */
final class EdgeGradient {
    private final double meanDistance;
    private final double smoothDistance;
    private final double width;
    private final double bandLow;
    private final double bandHigh;
    private final double outside;
    private final double band;

    private EdgeGradient(double[] sorted, TrainingMeasure measure) {
        width = measure.width(sorted);
        double sum = 0;
        double outsideSum = 0;
        double bandSum = 0;
        int outsideCount = 0;
        int bandCount = 0;
        bandLow = sorted[measure.bandBegin()];
        bandHigh = sorted[measure.bandEnd() - 1];
        for (double level : sorted) {
            sum += Math.max(level - width, 0);
            outsideCount += level >= width ? 1 : 0;
            outsideSum += level >= width ? level : 0;
            bandCount += isInBand(level) ? 1 : 0;
            bandSum += isInBand(level) ? level : 0;
        }
        meanDistance = sum / sorted.length;
        smoothDistance = outsideSum / outsideCount - bandSum / bandCount;
        outside = 1.0 / outsideCount;
        band = 1.0 / bandCount;
    }

    /** Returns the width, the mean distance and the weights for the images' levels. */
    static EdgeGradient of(double[] levels, TrainingMeasure measure) {
        double[] sorted = levels.clone();
        Arrays.sort(sorted);
        return new EdgeGradient(sorted, measure);
    }

    private boolean isInBand(double level) {
        return level >= bandLow && level <= bandHigh;
    }

    /** Returns the mean distance of the images to the widened set. */
    double meanDistance() {
        return meanDistance;
    }

    /**
     * Returns the mean over the images outside of their distance to the mean level of the band: what the weights are the
     * gradient of.
     */
    double smoothDistance() {
        return smoothDistance;
    }

    /** Returns the width by which the set of negative levels is to be widened. */
    double width() {
        return width;
    }

    /** Returns the weight of an image by its level. */
    double weight(double level) {
        return (level >= width ? outside : 0) - (isInBand(level) ? band : 0);
    }
}
