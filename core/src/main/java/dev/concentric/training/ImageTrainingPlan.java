package dev.concentric.training;

import dev.concentric.attack.LInfinityAscent;
import dev.concentric.model.ConvolutionalArchitecture;
import dev.concentric.model.Initialization;
import dev.concentric.random.RandomStream;
import java.util.Optional;

/**
 * All that determines a training on images, to the bit, but the images.
 *
 * @param architecture the network's shape
 * @param initialization how its numbers are set at the start
 * @param adam the optimiser's settings
 * @param batchSize the number B of images in a batch, from 1 to 10^4
 * @param adversary how each batch is perturbed before the step that is made on it; empty for training on the images as
 *     they are
 * @param steps how many steps to train, at least 0
 * @param seed the root of all randomness
 */
public record ImageTrainingPlan(
        ConvolutionalArchitecture architecture,
        Initialization.Independent initialization,
        AdamSettings adam,
        int batchSize,
        Optional<LInfinityAscent> adversary,
        long steps,
        long seed) {

    private static final int MOST_IN_A_BATCH = 10_000;

    /** Checks the sizes. */
    public ImageTrainingPlan {
        if (batchSize < 1 || batchSize > MOST_IN_A_BATCH) {
            throw new IllegalArgumentException(
                    "batchSize must lie between 1 and " + MOST_IN_A_BATCH + ", got " + batchSize);
        }
        if (steps < 0) {
            throw new IllegalArgumentException("steps must be at least 0, got " + steps);
        }
    }

    /** Returns the stream of that name below this plan's seed. */
    public RandomStream stream(String name) {
        return RandomStream.root(seed).split(name);
    }
}
