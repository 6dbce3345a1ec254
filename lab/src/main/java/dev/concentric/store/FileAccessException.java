package dev.concentric.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Thrown where the system does not let a file be read or written: it is missing, protected, or the disk is full. */
public final class FileAccessException extends StoreException {
    private static final long serialVersionUID = 1L;

    FileAccessException(String action, Path path, IOException cause) {
        super("cannot " + action + " " + path + ": " + reason(cause), cause);
    }

    /** Returns whether there is no such file, which is then not what its user meant. */
    public boolean isMissing() {
        return getCause() instanceof NoSuchFileException;
    }

    /** Returns in a few words why the system refused. */
    static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException missing -> "no such file or folder";
            case FileAlreadyExistsException exists -> "a file is in the way";
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException failed when failed.getReason() != null -> failed.getReason();
            default ->
                cause.getMessage() != null
                        ? cause.getMessage()
                        : cause.getClass().getSimpleName();
        };
    }
}
