/**
 * Empirical concentration of measure: error sets made for a data set, and how far its images lie from them (paper,
 * appendix G).
 */
@NullMarked
package dev.concentric.concentration;

import org.jspecify.annotations.NullMarked;
