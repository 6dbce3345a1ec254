/** Measurements of a classifier, each with its interval, method and sample count. */
@NullMarked
package dev.concentric.estimation;

import org.jspecify.annotations.NullMarked;
