package dev.concentric.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How far the paper's experiments are taken. Dimension, width, optimiser and attacks are the paper's own at every
 * scale; what shrinks is the length of training, the number of points, networks and seeds (see {@link PaperPlan}).
 */
public enum Scale {
    /** Meant to take at most five minutes on two cores. */
    QUICK,
    /** Meant to take at most an hour on two cores; three seeds where one would not do. */
    STANDARD,
    /** The paper's own size. */
    PAPER;

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
