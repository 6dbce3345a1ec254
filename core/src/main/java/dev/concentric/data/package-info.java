/** The concentric spheres and the supplies that a training run draws its batches from. */
@NullMarked
package dev.concentric.data;

import org.jspecify.annotations.NullMarked;
