package dev.concentric.data;

/** How the spheres of a supply's draws are chosen. */
public enum Batching {
    /** By a fair coin for each point, so that a batch holds as many of either sphere as chance will have it. */
    INDEPENDENT,
    /**
     * In turns: even draws lie on the inner sphere and odd ones on the outer. So a batch of an even number of points
     * holds exactly half of either, and where the number is odd, the point too many is the inner and the outer
     * sphere's in turns.
     */
    BALANCED
}
