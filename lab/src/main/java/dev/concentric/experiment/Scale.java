package dev.concentric.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How far the paper's experiments are taken. The dimension, the networks and the optimiser are the paper's own at every
 * scale; what shrinks is the length of training and the number of points sampled (see {@link PaperRun}).
 */
public enum Scale {
    /** A few minutes on two cores. */
    QUICK;

    /**
     * Returns the scale of that name.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static Scale of(String key) {
        return Arrays.stream(values())
                .filter(scale -> scale.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no scale '" + key + "', only " + String.join(", ", keys())));
    }

    /** Returns the names of all scales. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Scale::key).toList();
    }

    /** Returns the scale's name as the command line writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
