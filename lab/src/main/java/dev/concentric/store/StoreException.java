package dev.concentric.store;

/** Something about a file or folder that its user can put right. The message is one line and names the file. */
public abstract sealed class StoreException extends RuntimeException
        permits BadFileException, BusyFolderException, FileAccessException, RefusedFolderException {
    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(oneLine(message));
    }

    StoreException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** Names and values from a file may hold anything: what would break or colour the line is written as an escape. */
    private static String oneLine(String message) {
        StringBuilder line = new StringBuilder();
        message.codePoints()
                .forEach(c -> line.append(Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c)));
        return line.toString();
    }
}
