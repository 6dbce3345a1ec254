package dev.concentric.experiment;

/** How much of the paper's effort a reproduction spends. */
public enum Scale {
    /** Within five minutes on two cores: the paper's networks and dimension, training cut short. */
    QUICK;

    /** Returns the scale's name as the command line writes it. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
