package dev.concentric.training;

import dev.concentric.model.MulticlassClassifier;

/**
 * A network of images at a moment of its training, as measurements see it.
 *
 * @param step how many steps were made
 * @param classifier the frozen network
 */
public record ImageSnapshot(long step, MulticlassClassifier classifier) {}
