package dev.concentric.store;

import java.nio.file.Path;

/** Thrown where a folder is not one of ours, before anything in it is touched. */
public final class RefusedFolderException extends StoreException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the refusal of a folder.
     *
     * @param folder the folder
     * @param wrong what is wrong with it
     * @param right what to do instead
     */
    public RefusedFolderException(Path folder, String wrong, String right) {
        super(folder + ": " + wrong + "; " + right);
    }
}
