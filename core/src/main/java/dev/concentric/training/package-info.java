/** Training: Adam, the loop over batches, and the snapshots that measurements are taken from. */
@NullMarked
package dev.concentric.training;

import org.jspecify.annotations.NullMarked;
