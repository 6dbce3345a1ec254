/** Searches for errors near a point: a search, a constraint and a stopping rule put together. */
@NullMarked
package dev.concentric.attack;

import org.jspecify.annotations.NullMarked;
