package dev.concentric.concentration;

import dev.concentric.data.ImageSet;
import dev.concentric.linalg.Team;
import java.util.Arrays;

/**
 * A share of the training images that an error set is to hold (paper, appendix G): its edge is chosen from them, and
 * what came of it is measured on others.
 *
 * @param measure the share, above 0 and below 1
 * @param images the number of training images
 */
record TrainingMeasure(double measure, int images) {

    /** How far the band of images around the edge reaches, over which its gradient is averaged, in shares of E. */
    private static final double BAND = 0.1;

    /** Checks that an edge can be drawn. */
    TrainingMeasure {
        if (!(measure > 0 && measure < 1)) {
            throw new IllegalArgumentException("measure must lie between 0 and 1, got " + measure);
        }
        if (inside(measure, images) < 1) {
            throw new IllegalArgumentException("of " + images + " training images a measure of " + measure
                    + " is less than one; it must be at least " + 1.0 / images);
        }
    }

    /** Returns the number of training images in the set: the largest whose share is at most the measure. */
    int inside() {
        return inside(measure, images);
    }

    private static int inside(double measure, int images) {
        int share = (int) Math.floor(measure * images * (1 + 1e-12)); // no rounding may cost an image
        return Math.min(share, images - 1);
    }

    /** Returns how many of the images inside, those that lie farthest from the edge, the band leaves out. */
    int bandBegin() {
        return (int) Math.floor((1 - BAND) * inside());
    }

    /** Returns the number of images in the set and in the band together. */
    int bandEnd() {
        return Math.min(images, (int) Math.ceil((1 + BAND) * inside()));
    }

    /**
     * Returns by how much the set of negative levels must be widened to hold the measure: half-way between the levels
     * of the last image inside and the first outside. Where these agree, all that have this level stay outside.
     *
     * @param sorted the levels of the training images, ascending
     */
    double width(double[] sorted) {
        double last = sorted[inside() - 1];
        double next = sorted[inside()];
        double middle = last + (next - last) / 2;
        return middle > last ? middle : next;
    }

    /** Returns the width for a set's levels at the training images. */
    static double width(LevelSet set, ImageSet training, double measure, Team team) {
        double[] levels = ImageBlocks.values(training, set::level, team);
        Arrays.sort(levels);
        return new TrainingMeasure(measure, training.size()).width(levels);
    }
}
