package dev.concentric.experiment;

import java.util.Arrays;

/** How the errors of one choice compare with those of another, of the same number of points, seed by seed. */
public enum ErrorsCompared {
    /** Clearly fewer. */
    FEWER("fewer errors"),
    /** Clearly more. */
    MORE("more errors"),
    /** Neither. */
    SIMILAR("no clear difference");

    /** By which factor any seeds of both must differ to be told apart. */
    private static final double CLEAR = 2;

    /** Fewer errors than these may be chance even where others have none. */
    private static final long FEW = 10;

    /** The rule in words. */
    public static final String RULE = "Fewer or more: by a factor of two between any seeds of both, the greater number"
            + " being at least " + FEW + ".";

    private final String words;

    ErrorsCompared(String words) {
        this.words = words;
    }

    /** Returns the comparison in words. */
    public String words() {
        return words;
    }

    /**
     * Compares.
     *
     * @param errors the errors of each seed
     * @param others those of each seed of the other choice
     */
    public static ErrorsCompared of(long[] errors, long[] others) {
        return isFewer(errors, others) ? FEWER : isFewer(others, errors) ? MORE : SIMILAR;
    }

    private static boolean isFewer(long[] errors, long[] others) {
        long most = Arrays.stream(errors).max().orElse(Long.MAX_VALUE);
        long fewest = Arrays.stream(others).min().orElse(0);
        return fewest >= FEW && CLEAR * most <= fewest;
    }
}
