package dev.concentric.estimation;

import dev.concentric.attack.AttackOutcome;
import java.util.List;

/**
 * Distances d(x, E) in l2 from images to the nearest image that is not classified as they should be, within the pixel
 * box [0, 1]^n, as an attack finds them. An image's error set E is that of its own class: all images of the box that
 * are given another class, or none.
 *
 * <p>A misclassified image counts with distance 0. Where nothing was found the distance is infinite, and no part of the
 * mean ({@link ErrorDistance}).
 *
 * @param distance one outcome for each image, in their order; its logits are margins
 *     ({@link dev.concentric.model.ClassMargin})
 * @param classes the class that each outcome's end is given, of equals the first that is not its own
 */
public record ImageErrorDistance(ErrorDistance distance, List<Integer> classes) {

    /** Returns how many images are misclassified themselves. */
    public int misclassified() {
        return (int) distance.outcomes().stream()
                .mapToDouble(AttackOutcome::chord)
                .filter(chord -> chord == 0)
                .count();
    }
}
