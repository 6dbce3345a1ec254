package dev.concentric.data;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Thrown where a file of a data set is missing or is not what it should be. The message is one line: which file, what
 * is wrong, and what would be right.
 */
public final class BadDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with a file or folder.
     *
     * @param source the file or folder
     * @param wrong what is wrong
     * @param right what would be right
     */
    public BadDataException(Path source, String wrong, String right) {
        super(oneLine(source + ": " + wrong + "; " + right));
    }

    /** Adds to what another refusal says. */
    BadDataException(BadDataException refusal, String more) {
        super(Objects.requireNonNull(refusal.getMessage()) + "; " + more, refusal);
    }

    /** A path may hold anything: what would break or colour the line is written as an escape. */
    private static String oneLine(String message) {
        StringBuilder line = new StringBuilder();
        message.codePoints()
                .forEach(c -> line.append(Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c)));
        return line.toString();
    }
}
