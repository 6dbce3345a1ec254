package dev.concentric.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of records, one JSON object a line, that only ever grows. A record counts once its line has ended; what a
 * crash leaves behind the last line's end is not read, and cut off before the next record is written.
 */
final class MetricsLog implements AutoCloseable {
    private final Path file;
    private @Nullable FileOutputStream open;

    MetricsLog(Path file) {
        this.file = file;
    }

    /** Adds a record; it then outlives this process. */
    void append(Document record) {
        byte[] line = (Json.line(record) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            FileOutputStream out = open;
            if (out == null) {
                cutTornLine(file);
                out = new FileOutputStream(file.toFile(), true);
                open = out;
            }
            out.write(line);
        } catch (IOException e) {
            close();
            throw new FileAccessException("write", file, e);
        }
    }

    /** Makes all records outlive a loss of power too, those of former writers included. */
    void sync() {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
            AtomicFile.sync(file.toAbsolutePath().resolveSibling(""));
        } catch (IOException e) {
            throw new FileAccessException("write", file, e);
        }
    }

    /** Ends writing for now; the next record opens the file again, and repairs it. */
    @Override
    public void close() {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw new FileAccessException("write", file, e);
        } finally {
            open = null;
        }
    }

    /** Returns a file's records; none where there is no file. */
    static List<Document> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = TextFile.decode(file, bytes -> Arrays.copyOf(bytes, wholeLines(bytes)));
        List<Document> records = new ArrayList<>();
        text.lines().forEach(line -> records.add(Json.parse(line, file + " line " + (records.size() + 1))));
        return records;
    }

    private static int wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static void cutTornLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            while (end > 0 && channel.read(last.clear(), end - 1) == 1 && last.get(0) != '\n') {
                end--;
            }
            channel.truncate(end);
        }
    }
}
