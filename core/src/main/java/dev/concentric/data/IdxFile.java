package dev.concentric.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An array of unsigned bytes in the IDX format, in which MNIST was published (LeCun, Cortes and Burges, 1998): two
 * bytes 0, the type 8, the number of dimensions, the size of each as four bytes with the highest first, and then the
 * values, the last dimension fastest. The file may be compressed by gzip, which its first two bytes tell.
 */
final class IdxFile {
    private static final int UNSIGNED_BYTES = 0x0800;
    private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};

    /** No deflated byte stands for more than this many (Deutsch, RFC 1951: a match of 258 bytes in two bits). */
    private static final int GREATEST_EXPANSION = 1032;

    /** What a JVM gives at most. */
    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

    private final int[] sizes;
    private final byte[] values;
    private final String checksum;

    private IdxFile(int[] sizes, byte[] values, String checksum) {
        this.sizes = sizes;
        this.values = values;
        this.checksum = checksum;
    }

    /** Returns the size of a dimension, at least 1. */
    int size(int dimension) {
        return sizes[dimension];
    }

    /** Returns the values themselves, as many as the product of the sizes. */
    byte[] values() {
        return values;
    }

    /** Returns the SHA-256 of the file's bytes, decompressed, in lower-case hexadecimal digits. */
    String checksum() {
        return checksum;
    }

    /**
     * Reads a file whole. What its header promises is held against the file's length before memory is taken for it.
     *
     * @param path the file
     * @param dimensions the number of dimensions that it should have
     * @throws BadDataException if it is missing or not such a file
     * @throws UncheckedIOException if the system does not let it be read
     */
    static IdxFile read(Path path, int dimensions) {
        if (!Files.isRegularFile(path)) {
            throw new BadDataException(
                    path, Files.exists(path) ? "is no file" : "no such file", "expected " + format(dimensions));
        }
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path))) {
            boolean compressed = isCompressed(file);
            long capacity = Files.size(path) * (compressed ? GREATEST_EXPANSION : 1L);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return read(
                    path,
                    dimensions,
                    capacity,
                    new DigestInputStream(compressed ? new GZIPInputStream(file, 1 << 16) : file, digest),
                    digest);
        } catch (ZipException | EOFException e) {
            throw new BadDataException(
                    path,
                    "its gzip data are damaged (" + Objects.requireNonNullElse(e.getMessage(), "cut off") + ")",
                    "expected " + format(dimensions));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String format(int dimensions) {
        return "an IDX file of unsigned bytes in " + dimensions + (dimensions == 1 ? " dimension" : " dimensions");
    }

    private static boolean isCompressed(InputStream file) throws IOException {
        file.mark(2);
        byte[] magic = file.readNBytes(2);
        file.reset();
        return Arrays.equals(magic, GZIP_MAGIC);
    }

    private static IdxFile read(Path path, int dimensions, long capacity, InputStream content, MessageDigest digest)
            throws IOException {
        int headerLength = Integer.BYTES * (1 + dimensions);
        ByteBuffer header = ByteBuffer.wrap(content.readNBytes(headerLength));
        int right = UNSIGNED_BYTES | dimensions;
        if (header.limit() >= Integer.BYTES && header.getInt(0) != right) {
            throw new BadDataException(
                    path,
                    "begins with %08x".formatted(header.getInt(0)),
                    "%s begins with %08x".formatted(format(dimensions), right));
        }
        if (header.limit() < headerLength) {
            throw new BadDataException(
                    path, "ends after " + header.limit() + " bytes", "the header alone has " + headerLength);
        }
        int[] sizes = new int[dimensions];
        Arrays.setAll(sizes, i -> header.getInt(Integer.BYTES * (1 + i)));
        int length = length(path, sizes, capacity - headerLength);
        byte[] values = content.readNBytes(length);
        if (values.length < length) {
            throw new BadDataException(
                    path,
                    "ends after " + values.length + " values",
                    "its header promises " + shape(sizes) + " = " + length);
        }
        if (content.read() != -1) {
            throw new BadDataException(
                    path,
                    "goes on behind its last value",
                    "its header promises " + shape(sizes) + " = " + length + " values and no more");
        }
        return new IdxFile(sizes, values, HexFormat.of().formatHex(digest.digest()));
    }

    /** Returns the number of values that a header promises, once it is known that the file can hold them. */
    private static int length(Path path, int[] sizes, long capacity) {
        long most = Math.max(0, Math.min(capacity, LONGEST_ARRAY));
        long length = 1;
        for (int size : sizes) {
            if (size < 1) {
                throw new BadDataException(
                        path, "its header says " + shape(sizes) + " values", "each size must be from 1 to 2147483647");
            }
            length *= size; // of two numbers below 2^31, so it does not overflow
            if (length > most) {
                throw new BadDataException(
                        path,
                        "its header promises " + shape(sizes) + " values",
                        "a file of this length holds at most " + most);
            }
        }
        return (int) length;
    }

    private static String shape(int[] sizes) {
        return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
    }
}
