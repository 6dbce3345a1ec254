package dev.concentric.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders that a file in them marks as ours, so that no other folder is ever written to. */
final class MarkedFolder {

    private MarkedFolder() {}

    /** Makes a folder, or takes an empty one, and marks it; one that has the mark is left as it is. */
    static void create(Path folder, String mark, String what) {
        if (Files.isRegularFile(folder.resolve(mark))) {
            return;
        }
        try {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !isEmpty(folder)) {
                throw new RefusedFolderException(
                        folder, "holds something other than " + what, "name a new folder or an empty one");
            }
            AtomicFile.createFolders(folder);
            mark(folder.resolve(mark));
            AtomicFile.sync(folder);
        } catch (IOException e) {
            throw new RefusedFolderException(
                    folder,
                    "cannot create it: " + FileAccessException.reason(e),
                    "name a folder in a place that can be written to");
        }
    }

    private static void mark(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // Another process made it just now.
        }
    }

    /** Refuses a folder without the mark. */
    static void require(Path folder, String mark, String what) {
        if (!Files.isRegularFile(folder.resolve(mark))) {
            String wrong = Files.exists(folder) ? "does not hold " + what : "there is no such folder";
            throw new RefusedFolderException(folder, wrong, "name the folder of " + what);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new RefusedFolderException(folder, "is not a folder", "name a new folder or an empty one");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
