package dev.concentric.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files in the safetensors format: the length of a header (8 bytes, little-endian), the header in JSON with each
 * tensor's type, shape and place, then the numbers, little-endian.
 *
 * <p>The same tensors give the same bytes, and every number lies at a multiple of its size. A file read is not trusted:
 * one that is cut, or whose header is damaged or made up, gives a {@link BadFileException}, and no header makes an array
 * longer than the file.
 */
public final class Safetensors {
    private static final int LONGEST_HEADER = 100_000_000;
    private static final int CHUNK = 1 << 16;

    private Safetensors() {}

    /** Writes tensors to a file, whole or not at all. */
    public static void write(Path file, Map<String, ? extends Tensor> tensors, Map<String, String> metadata) {
        TensorLayout layout = TensorLayout.of(tensors, metadata);
        byte[] header = layout.header().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(header, (header.length + 7) / 8 * 8);
        Arrays.fill(padded, header.length, padded.length, (byte) ' ');
        AtomicFile.write(file, channel -> {
            ByteBuffer length = littleEndian(Long.BYTES).putLong(padded.length).flip();
            AtomicFile.writeFully(channel, length);
            AtomicFile.writeFully(channel, ByteBuffer.wrap(padded));
            ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            for (TensorLayout.Entry entry : layout.entries()) {
                write(channel, Objects.requireNonNull(tensors.get(entry.name())), chunk);
            }
        });
    }

    /**
     * Reads a file.
     *
     * @throws BadFileException if it is damaged or holds numbers of other types than F32, F64 and I64
     */
    public static TensorFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new FileAccessException("read", file, new IOException("no such file"));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Document header = header(channel, file);
            TensorLayout layout = TensorLayout.parse(header, channel.size() - channel.position());
            SortedMap<String, Tensor> tensors = new TreeMap<>();
            ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            for (TensorLayout.Entry entry : layout.entries()) {
                Tensor tensor = entry.type().zeros(entry.shape(), entry.size());
                read(channel, tensor, chunk, file);
                tensors.put(entry.name(), tensor);
            }
            return new TensorFile(file, tensors, layout.metadata());
        } catch (IOException e) {
            throw new FileAccessException("read", file, e);
        }
    }

    private static Document header(FileChannel channel, Path file) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new BadFileException(file, "has only " + size + " bytes", "this is no safetensors file");
        }
        long length = readFully(channel, littleEndian(Long.BYTES), file).getLong();
        if (length < 2 || length > Math.min(LONGEST_HEADER, size - Long.BYTES)) {
            throw new BadFileException(
                    file,
                    "says that its header has " + Long.toUnsignedString(length) + " bytes",
                    "it is cut, or this is no safetensors file");
        }
        ByteBuffer bytes = readFully(channel, littleEndian((int) length), file);
        if (bytes.get(0) != '{') {
            throw new BadFileException(file, "has no JSON header", "this is no safetensors file");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Json.parse(text, file + " (header)");
        } catch (CharacterCodingException e) {
            throw new BadFileException(file, "has a header that is not UTF-8", "the file is damaged");
        }
    }

    private static void write(FileChannel channel, Tensor tensor, ByteBuffer chunk) throws IOException {
        int width = tensor.type().bytes();
        int count;
        for (int from = 0; from < tensor.size(); from += count) {
            count = Math.min(tensor.size() - from, CHUNK / width);
            chunk.clear();
            put(tensor, from, count, chunk);
            AtomicFile.writeFully(channel, chunk.limit(count * width));
        }
    }

    private static void read(FileChannel channel, Tensor tensor, ByteBuffer chunk, Path file) throws IOException {
        int width = tensor.type().bytes();
        int count;
        for (int from = 0; from < tensor.size(); from += count) {
            count = Math.min(tensor.size() - from, CHUNK / width);
            chunk.clear().limit(count * width);
            get(tensor, from, count, readFully(channel, chunk, file));
        }
    }

    private static void put(Tensor tensor, int from, int count, ByteBuffer chunk) {
        switch (tensor) {
            case Tensor.Floats floats -> chunk.asFloatBuffer().put(floats.data(), from, count);
            case Tensor.Doubles doubles -> chunk.asDoubleBuffer().put(doubles.data(), from, count);
            case Tensor.Longs longs -> chunk.asLongBuffer().put(longs.data(), from, count);
        }
    }

    private static void get(Tensor tensor, int from, int count, ByteBuffer chunk) {
        switch (tensor) {
            case Tensor.Floats floats -> chunk.asFloatBuffer().get(floats.data(), from, count);
            case Tensor.Doubles doubles -> chunk.asDoubleBuffer().get(doubles.data(), from, count);
            case Tensor.Longs longs -> chunk.asLongBuffer().get(longs.data(), from, count);
        }
    }

    private static ByteBuffer readFully(FileChannel channel, ByteBuffer into, Path file) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw new BadFileException(file, "ended while it was read", "another program changes it");
            }
        }
        return into.flip();
    }

    private static ByteBuffer littleEndian(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }
}
