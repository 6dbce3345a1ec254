package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void aWriteThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("file");
        AtomicFile.write(file, "old");
        AtomicFile.Content full = channel -> {
            AtomicFile.writeFully(channel, ByteBuffer.allocate(1000));
            throw new IOException("No space left on device");
        };
        Says.refused(
                FileAccessException.class,
                () -> AtomicFile.write(file, full),
                "cannot write " + file + ": No space left on device");
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(file, channel -> {
                    throw new IllegalStateException();
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("file"), names());
    }

    @Test
    void makesMissingFoldersAndReplacesWholeFiles() throws IOException {
        Path file = folder.resolve("a/b/file");
        AtomicFile.write(file, "a longer text");
        AtomicFile.write(file, "ü");
        assertEquals("ü", Files.readString(file));
        Says.refused(FileAccessException.class, () -> AtomicFile.write(folder.resolve("a"), "x"), "it is a folder");
        Says.refused(FileAccessException.class, () -> AtomicFile.write(file.resolve("c"), "x"), "cannot write");
    }

    @Test
    void leftoversOfACrashAreInNobodysWay() throws IOException {
        Files.writeString(folder.resolve(".file.0.part"), "half");
        AtomicFile.write(folder.resolve("file"), "whole");
        assertEquals("whole", Files.readString(folder.resolve("file")));
    }

    @Test
    void manyWritersOfOneFileLeaveOneOfTheirContents() throws IOException, InterruptedException, ExecutionException {
        Path file = folder.resolve("file");
        AtomicFile.write(file, "0".repeat(10_000));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<? extends Future<?>> writers = IntStream.range(0, 4)
                    .mapToObj(writer -> threads.submit(() -> {
                        for (int i = 0; i < 25; i++) {
                            AtomicFile.write(file, String.valueOf(writer).repeat(10_000));
                            String read = Files.readString(file);
                            assertEquals(read.substring(0, 1).repeat(10_000), read);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertEquals(List.of("file"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
