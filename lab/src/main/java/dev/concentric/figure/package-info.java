/** Plots that know no science: figures described as plain values, drawn as SVG and PNG in one visual language. */
@NullMarked
package dev.concentric.figure;

import org.jspecify.annotations.NullMarked;
