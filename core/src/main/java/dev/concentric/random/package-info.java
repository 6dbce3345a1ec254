/** Counter-based random numbers: every value is a pure function of a root seed, a stream's name and an index. */
@NullMarked
package dev.concentric.random;

import org.jspecify.annotations.NullMarked;
