package dev.concentric.figure;

/** The pattern of a line. */
public enum Dash {
    /** Unbroken. */
    SOLID,
    /** Dashes. */
    DASHED(5, 2.5f),
    /** Dots. */
    DOTTED(1.3f, 1.7f),
    /** Dashes and dots in turn. */
    DASH_DOT(6, 2, 1.3f, 2);

    private final float[] pattern;

    Dash(float... pattern) {
        this.pattern = pattern;
    }

    float[] pattern() {
        return pattern.clone();
    }
}
