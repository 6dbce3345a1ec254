package dev.concentric.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a file that carries it in its own JSON header: of all the file's bytes in their order, with zeros
 * where its 64 digits stand. Those are looked for among the header's bytes as they are, not as JSON reads them, so that
 * no two spellings of one header pass for each other.
 */
final class Checksum {

    /** The key of the digits among the metadata. */
    static final String KEY = "sha256";

    /** What stands for the digits as long as they are not known. */
    static final String ZEROS = "0".repeat(64);

    /** Inside a JSON text these quotes would be escaped, so this matches an entry of a table only. */
    private static final Pattern ENTRY = Pattern.compile("\"" + KEY + "\":\"([0-9a-f]{64})\"");

    private final MessageDigest digest;

    Checksum() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Returns where the digits begin in a header; -1 if it holds none. */
    static int place(byte[] header) {
        Matcher entry = ENTRY.matcher(latin(header));
        return entry.find() ? entry.start(1) : -1;
    }

    /** Returns the digits that stand at a place of a header. */
    static String digits(byte[] header, int place) {
        return latin(header).substring(place, place + ZEROS.length());
    }

    /** Returns a header with these digits at a place. */
    static byte[] with(byte[] header, int place, String digits) {
        byte[] changed = header.clone();
        System.arraycopy(bytes(digits), 0, changed, place, digits.length());
        return changed;
    }

    /** Returns digits as a file has them. */
    static byte[] bytes(String digits) {
        return digits.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Adds the file's next bytes. */
    void add(byte[] bytes) {
        digest.update(bytes);
    }

    /** Adds the file's next bytes, and leaves the buffer's position as it is. */
    void add(ByteBuffer bytes) {
        digest.update(bytes.duplicate());
    }

    /** Returns the digits for all bytes that were added. */
    String digits() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** One character for each byte, so that places agree. */
    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
