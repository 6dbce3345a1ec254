/** Networks: trainable with their gradients by hand, and frozen into classifiers. */
@NullMarked
package dev.concentric.model;

import org.jspecify.annotations.NullMarked;
