/** The concentric spheres, the supplies that a training run draws its batches from, and sets of images. */
@NullMarked
package dev.concentric.data;

import org.jspecify.annotations.NullMarked;
