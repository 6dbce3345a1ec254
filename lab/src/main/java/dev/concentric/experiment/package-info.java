/** The paper's experiments as data, their execution, and what their results say about its claims. */
@NullMarked
package dev.concentric.experiment;

import org.jspecify.annotations.NullMarked;
