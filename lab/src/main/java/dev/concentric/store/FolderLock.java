package dev.concentric.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a folder to one writer: threads of this process apart by a set, processes by a lock on a file, which the
 * system lets go however the process ends.
 */
final class FolderLock implements AutoCloseable {

    /**
     * The lock files locked by this process, and the monitor to hold while one is opened or closed. It has to be known
     * before such a file is opened: closing any channel to it gives up the lock on systems whose locks belong to
     * processes, such as Linux.
     */
    private static final Set<Object> HELD = new HashSet<>();

    /**
     * How often to try before another process counts as a writer: one that only looks holds the lock for an instant.
     */
    private static final int TRIES = 3;

    private static final long NANOS_BETWEEN_TRIES = 10_000_000;

    private final Path file;
    private final Object identity;
    private final FileChannel channel;

    private FolderLock(Path file, Object identity, FileChannel channel) {
        this.file = file;
        this.identity = identity;
        this.channel = channel;
    }

    /**
     * Locks a folder.
     *
     * @param file the file in it that carries the lock, which is never deleted
     * @throws BusyFolderException if it is locked
     */
    static FolderLock on(Path file) {
        try {
            Object identity = identity(file);
            synchronized (HELD) {
                if (HELD.contains(identity)) {
                    throw new BusyFolderException(file.resolveSibling(""));
                }
                FolderLock lock = new FolderLock(file, identity, lock(file));
                HELD.add(identity);
                return lock;
            }
        } catch (IOException e) {
            throw new FileAccessException("lock", file, e);
        }
    }

    /** Returns whether a folder is locked now, by this process or another one; asks for no right to write. */
    static boolean isHeld(Path file) {
        try {
            Object identity = identity(file);
            synchronized (HELD) {
                if (HELD.contains(identity)) {
                    return true;
                }
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    return channel.tryLock(0, Long.MAX_VALUE, true) == null;
                } catch (OverlappingFileLockException e) {
                    return true; // Held in this process by a copy of this class that another loader made.
                }
            }
        } catch (IOException e) {
            throw new FileAccessException("read", file, e);
        }
    }

    /** What stays the same when the folder is moved or reached by another path, where the system knows such a thing. */
    private static Object identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key != null ? key : file.toRealPath();
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = tryLock(channel);
        } catch (OverlappingFileLockException e) {
            // Held in this process by a copy of this class that another loader made.
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw new BusyFolderException(file.resolveSibling(""));
        }
        return channel;
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        for (int i = 1; i < TRIES; i++) {
            if (channel.tryLock() != null) {
                return true;
            }
            LockSupport.parkNanos(NANOS_BETWEEN_TRIES);
        }
        return channel.tryLock() != null;
    }

    @Override
    public void close() {
        synchronized (HELD) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new FileAccessException("unlock", file, e);
            } finally {
                HELD.remove(identity);
            }
        }
    }
}
