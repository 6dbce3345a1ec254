/** The kernels written with the incubating Vector API; the only package that knows it. */
@NullMarked
package dev.concentric.linalg.simd;

import org.jspecify.annotations.NullMarked;
