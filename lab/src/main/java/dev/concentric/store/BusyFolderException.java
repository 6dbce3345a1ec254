package dev.concentric.store;

import java.nio.file.Path;

/** Thrown where a run's folder is being written to by another process or thread. */
public final class BusyFolderException extends StoreException {
    private static final long serialVersionUID = 1L;

    BusyFolderException(Path folder) {
        super(folder + ": another process works on this run; wait for it to end or choose another folder");
    }
}
