package dev.concentric.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files whole or not at all: aside in the same folder, synced, then renamed over what was there. Whoever reads
 * the file, at any instant and after any crash, finds the old content or the new.
 */
public final class AtomicFile {

    /** The end of the name of a file that is being written; one that no writer owns is rubbish from a crash. */
    static final String PART = ".part";

    private AtomicFile() {}

    /** Writes a file's content to an open channel. */
    @FunctionalInterface
    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes a file in UTF-8, and the folders above it where they are missing.
     *
     * @throws FileAccessException if the system refuses; the file is then as it was
     */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a file, and the folders above it where they are missing.
     *
     * @throws FileAccessException if the system refuses; the file is then as it was
     */
    public static void write(Path file, byte[] content) {
        write(file, channel -> writeFully(channel, ByteBuffer.wrap(content)));
    }

    static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new FileAccessException("write", file, new IOException("it is a folder"));
        }
        try {
            createFolders(folder);
            Path part = newPart(target);
            boolean moved = false;
            try {
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    content.writeTo(channel);
                    channel.force(true);
                }
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                moved = true;
            } finally {
                if (!moved) { // Once moved, the name is free and may be another writer's.
                    Files.deleteIfExists(part);
                }
            }
            sync(folder);
        } catch (IOException e) {
            throw new FileAccessException("write", file, e);
        }
    }

    /**
     * Deletes a file, if it is there, so that it stays deleted through a loss of power.
     *
     * @throws FileAccessException if the system refuses
     */
    public static void delete(Path file) {
        try {
            if (Files.deleteIfExists(file)) {
                sync(file.toAbsolutePath().resolveSibling(""));
            }
        } catch (IOException e) {
            throw new FileAccessException("delete", file, e);
        }
    }

    static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Makes a folder and those above it where they are missing, so that they last through a loss of power. */
    static void createFolders(Path folder) throws IOException {
        Path above = folder.toAbsolutePath().getParent();
        if (above == null || Files.isDirectory(folder)) {
            return;
        }
        createFolders(above);
        Files.createDirectories(folder); // It may be there by now: another writer's.
        sync(above);
    }

    /** Makes a rename or a new name in a folder last through a loss of power. */
    static void sync(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            return; // Windows does not open folders, and has nothing to sync there.
        }
        try (channel) {
            channel.force(true);
        }
    }

    /** Makes an empty file that no other writer has, of this process, another one or another machine. */
    private static Path newPart(Path target) throws IOException {
        for (int i = 0; ; i++) {
            Path part = target.resolveSibling("." + target.getFileName() + "." + i + PART);
            try {
                return Files.createFile(part);
            } catch (FileAlreadyExistsException e) {
                // Another writer's, or left over from a crash.
            }
        }
    }
}
