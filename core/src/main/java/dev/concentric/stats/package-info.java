/** Estimates, intervals, and the tails of the laws that they rest on. */
@NullMarked
package dev.concentric.stats;

import org.jspecify.annotations.NullMarked;
