/**
 * Concentric's speed: {@link dev.concentric.benchmarks.SideBySide} measures it beside libtorch and OpenBLAS, the
 * benchmarks of JMH measure its parts.
 */
@NullMarked
package dev.concentric.benchmarks;

import org.jspecify.annotations.NullMarked;
