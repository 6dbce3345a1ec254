package dev.concentric.store;

import java.nio.file.Path;

/** Thrown where a folder is not one of ours, before anything in it is touched. */
public final class RefusedFolderException extends StoreException {
    private static final long serialVersionUID = 1L;

    RefusedFolderException(Path folder, String wrong, String right) {
        super(folder + ": " + wrong + "; " + right);
    }
}
