/** Dense float matrices and the {@link dev.concentric.linalg.Kernels} that multiply them. */
@NullMarked
package dev.concentric.linalg;

import org.jspecify.annotations.NullMarked;
