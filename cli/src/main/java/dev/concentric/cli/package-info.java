/** The commands: wiring, progress and exit codes, and the only code that prints. */
@NullMarked
package dev.concentric.cli;

import org.jspecify.annotations.NullMarked;
