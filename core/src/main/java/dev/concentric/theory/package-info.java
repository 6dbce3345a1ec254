/** What the geometry of spheres says exactly, beside the approximations of the paper. */
@NullMarked
package dev.concentric.theory;

import org.jspecify.annotations.NullMarked;
