package dev.concentric.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
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
 * one that is cut, or whose header is damaged or made up, gives a {@link BadFileException}, and no header makes an
 * array longer than the file.
 *
 * <p>Each file carries its checksum, as the text {@code sha256} in its metadata: 64 hexadecimal digits, the SHA-256 of
 * the whole file with those digits replaced by zeros. A file that lacks it, or of which one bit is not as it was
 * written, is refused.
 */
public final class Safetensors {
    private static final int LONGEST_HEADER = 100_000_000;
    private static final int CHUNK = 1 << 16;

    private Safetensors() {}

    /**
     * Writes tensors to a file, whole or not at all.
     *
     * @throws IllegalArgumentException if the metadata holds a text named {@code sha256}, the checksum's place
     */
    public static void write(Path file, Map<String, ? extends Tensor> tensors, Map<String, String> metadata) {
        if (metadata.containsKey(Checksum.KEY)) {
            throw new IllegalArgumentException("the metadata's " + Checksum.KEY + " is the file's own; leave it out");
        }
        Map<String, String> texts = new TreeMap<>(metadata);
        texts.put(Checksum.KEY, Checksum.ZEROS);
        TensorLayout layout = TensorLayout.of(tensors, texts);
        byte[] header = padded(layout.header().getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(file, channel -> {
            Checksum checksum = new Checksum();
            write(channel, littleEndian(Long.BYTES).putLong(header.length).flip(), checksum);
            write(channel, ByteBuffer.wrap(header), checksum);
            ByteBuffer chunk = littleEndian(CHUNK);
            for (TensorLayout.Entry entry : layout.entries()) {
                write(channel, Objects.requireNonNull(tensors.get(entry.name())), chunk, checksum);
            }
            // Nobody sees the file before it is renamed, so the digits can follow once all bytes are known.
            channel.position(Long.BYTES + Checksum.place(header));
            AtomicFile.writeFully(channel, ByteBuffer.wrap(Checksum.bytes(checksum.digits())));
        });
    }

    /**
     * Reads a file, and checks that it is what was written.
     *
     * @throws BadFileException if it is damaged, has no checksum, or holds numbers of other types than F32, F64 and I64
     */
    public static TensorFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new FileAccessException("read", file, new IOException("no such file"));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel, file);
        } catch (IOException e) {
            throw new FileAccessException("read", file, e);
        }
    }

    private static TensorFile read(FileChannel channel, Path file) throws IOException {
        byte[] header = header(channel, file);
        TensorLayout layout = TensorLayout.parse(parse(header, file), channel.size() - channel.position());
        int place = Checksum.place(header);
        if (place < 0) {
            throw new BadFileException(
                    file,
                    "has no checksum",
                    "expected a text " + Checksum.KEY + " of 64 digits 0-9 and a-f in its metadata");
        }
        Checksum checksum = new Checksum();
        checksum.add(littleEndian(Long.BYTES).putLong(header.length).flip());
        checksum.add(Checksum.with(header, place, Checksum.ZEROS));
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        ByteBuffer chunk = littleEndian(CHUNK);
        for (TensorLayout.Entry entry : layout.entries()) {
            Tensor tensor = entry.type().zeros(entry.shape(), entry.size());
            read(channel, tensor, chunk, checksum, file);
            tensors.put(entry.name(), tensor);
        }
        String written = Checksum.digits(header, place);
        String found = checksum.digits();
        if (!found.equals(written)) {
            throw new BadFileException(
                    file,
                    "is damaged: its bytes have the " + Checksum.KEY + " " + found,
                    "it was written with " + written);
        }
        SortedMap<String, String> metadata = new TreeMap<>(layout.metadata());
        metadata.remove(Checksum.KEY);
        return new TensorFile(file, tensors, metadata, found);
    }

    private static byte[] padded(byte[] header) {
        byte[] padded = Arrays.copyOf(header, (header.length + 7) / 8 * 8);
        Arrays.fill(padded, header.length, padded.length, (byte) ' ');
        return padded;
    }

    private static byte[] header(FileChannel channel, Path file) throws IOException {
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
        return readFully(channel, littleEndian((int) length), file).array();
    }

    private static Document parse(byte[] header, Path file) {
        if (header[0] != '{') {
            throw new BadFileException(file, "has no JSON header", "this is no safetensors file");
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header));
            return Json.parse(text.toString(), file + " (header)");
        } catch (CharacterCodingException e) {
            throw new BadFileException(file, "has a header that is not UTF-8", "the file is damaged");
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes, Checksum checksum) throws IOException {
        checksum.add(bytes);
        AtomicFile.writeFully(channel, bytes);
    }

    private static void write(FileChannel channel, Tensor tensor, ByteBuffer chunk, Checksum checksum)
            throws IOException {
        int width = tensor.type().bytes();
        int count;
        for (int from = 0; from < tensor.size(); from += count) {
            count = Math.min(tensor.size() - from, CHUNK / width);
            chunk.clear();
            put(tensor, from, count, chunk);
            write(channel, chunk.limit(count * width), checksum);
        }
    }

    private static void read(FileChannel channel, Tensor tensor, ByteBuffer chunk, Checksum checksum, Path file)
            throws IOException {
        int width = tensor.type().bytes();
        int count;
        for (int from = 0; from < tensor.size(); from += count) {
            count = Math.min(tensor.size() - from, CHUNK / width);
            chunk.clear().limit(count * width);
            readFully(channel, chunk, file);
            checksum.add(chunk);
            get(tensor, from, count, chunk);
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
