package dev.concentric.attack;

/** When the search from a start point ends. */
public enum StoppingRule {
    /** At the first error: for errors near the start. */
    FIRST_ERROR,
    /** After all steps: for the worst case, wherever it lies. */
    ALL_STEPS
}
