package dev.concentric.figure;

/** The shape of a point. */
public enum Marker {
    /** A disc. */
    CIRCLE,
    /** A square. */
    SQUARE,
    /** A triangle that points up. */
    TRIANGLE,
    /** A square on its corner. */
    DIAMOND,
    /** A triangle that points down. */
    WEDGE,
    /** A star with five points. */
    STAR
}
