package dev.concentric.store;

/** Thrown where a file's content is not what it should be. */
public final class BadFileException extends StoreException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with a file.
     *
     * @param source the file, or what stands for it
     * @param wrong what is wrong
     * @param right what would be right
     */
    public BadFileException(Object source, String wrong, String right) {
        super(source + ": " + wrong + "; " + right);
    }
}
