package dev.concentric.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How far the paper's experiments are taken. Dimension, width, optimiser and attacks are the paper's own at every
 * scale; what shrinks is the length of training, the number of points, networks and seeds (see {@link PaperPlan}).
 */
public enum Scale {
    /** At most five minutes on two cores. */
    QUICK("at most 5 minutes"),
    /** At most an hour on two cores; three seeds where one would not do. */
    STANDARD("at most an hour"),
    /** The paper's own size: at most twelve hours on two cores. */
    PAPER("at most 12 hours");

    private final String time;

    Scale(String time) {
        this.time = time;
    }

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

    /** Returns how long it is meant to take on two cores, in words. */
    public String time() {
        return time;
    }
}
