/** The plain kernels: the specification of every operation, and the fallback where SIMD is missing. */
@NullMarked
package dev.concentric.linalg.scalar;

import org.jspecify.annotations.NullMarked;
