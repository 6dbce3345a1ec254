/** What this machine can do, and how much of it the kernels reach. */
@NullMarked
package dev.concentric.performance;

import org.jspecify.annotations.NullMarked;
