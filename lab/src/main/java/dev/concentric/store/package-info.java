/** Files that last: run folders, checkpoints, settings, provenance and tables. Knows files and no science. */
@NullMarked
package dev.concentric.store;

import org.jspecify.annotations.NullMarked;
