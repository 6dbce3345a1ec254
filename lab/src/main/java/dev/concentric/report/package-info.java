/** The page that puts claims, figures and provenance together, made from files alone. */
@NullMarked
package dev.concentric.report;

import org.jspecify.annotations.NullMarked;
