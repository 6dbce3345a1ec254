package dev.concentric.figure;

/** How an axis maps values to places. */
public enum Scale {
    /** Equal differences take equal room. */
    LINEAR,
    /** Equal ratios take equal room; values that are not positive have no place and are left out. */
    LOG;

    /** Returns whether a value has a place on an axis of this scale. */
    boolean shows(double value) {
        return Double.isFinite(value) && (this == LINEAR || value > 0);
    }
}
