package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {
    private static final String ZEROS = "0".repeat(64);
    private static final String ONE = "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

    private Path file;
    private byte[] whole;
    private String sha256;

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        file = folder.resolve("x.safetensors");
        Safetensors.write(file, Map.of("a", Tensor.of(new float[] {1, -0f}, 2)), Map.of("step", "12"));
        whole = Files.readAllBytes(file);
        sha256 = Safetensors.read(file).sha256();
    }

    @Test
    void isOfTheWholeFileWithZerosForItself() {
        String text = latin(whole);
        assertEquals(text.indexOf(sha256), text.lastIndexOf(sha256));
        assertEquals(sha256, digest(text.replace(sha256, ZEROS)));
    }

    @Test
    void everyFlippedBitIsRefused() {
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(changed);
        }
    }

    @Test
    void everyCutAndEveryAddedByteIsRefused() {
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length));
        }
        for (int added : new int[] {1, 7, 8, 64, 100_000}) {
            assertRefused(Arrays.copyOf(whole, whole.length + added));
        }
        byte[] twice = Arrays.copyOf(whole, 2 * whole.length);
        System.arraycopy(whole, 0, twice, whole.length, whole.length);
        assertRefused(twice);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 0, 1, 1L << 32, 100_000_001, 70, 5})
    void everyOtherLengthOfTheHeaderIsRefused(long length) {
        byte[] changed = whole.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        assertRefused(changed);
    }

    @Test
    void numbersThatChangePlacesAreRefused() {
        byte[] changed = whole.clone();
        int end = whole.length;
        System.arraycopy(whole, end - 8, changed, end - 4, 4);
        System.arraycopy(whole, end - 4, changed, end - 8, 4);
        assertNotEquals(latin(whole), latin(changed));
        assertRefused(changed, "is damaged: its bytes have the sha256", "it was written with " + sha256);
    }

    @Test
    void aHeaderSpelledOtherwiseIsRefused() {
        String header = latin(whole).substring(8, headerEnd());
        String data = latin(whole).substring(headerEnd());
        assertArrayEquals(whole, withLength(header, data));
        for (String other : new String[] {
            header.stripTrailing(),
            header + "        ",
            header.replace("\"step\"", "\"st\\u0065p\""),
            header.replace("\"shape\":[2]", "\"shape\": [2]"),
            header.replace("\"shape\":[2]", "\"shape\":[2e0]"),
            header.replace("\"12\"", "\"\\u00312\""),
            header.replace("\"sha256\"", "\"sh\\u0061256\""),
            header.replace("\"sha256\":", "\"sha256\" :"),
            header.replace("\"sha256\":\"", "\"sha256\":\"\\u003" + sha256.charAt(0)),
            header.replace(sha256, sha256.toUpperCase(Locale.ROOT)),
            header.replace(sha256, ZEROS),
        }) {
            assertRefused(withLength(other, data));
        }
    }

    @Test
    void aFileWithoutChecksumIsRefused() throws IOException {
        assertRefused(
                withLength("{" + ONE, "12345678"),
                "x.safetensors: has no checksum; expected a text sha256 of 64 digits 0-9 and a-f in its metadata");
        for (String text : new String[] {"", "12", sha256 + "0", " " + sha256.substring(1)}) {
            assertRefused(
                    withLength("{\"__metadata__\":{\"sha256\":\"" + text + "\"}," + ONE, "12345678"),
                    "has no checksum");
        }
        // Another key may hold what looks like it, and a tensor may have its name.
        String note = "\"sha256\":\"" + ZEROS + "\"";
        assertRefused(
                withLength(
                        "{\"__metadata__\":"
                                + Json.line(Document.builder().put("note", note).build()) + "," + ONE,
                        "12345678"),
                "has no checksum");
        Safetensors.write(file, Map.of("sha256", Tensor.of(new float[] {1}, 1)), Map.of("note", note));
        assertEquals(note, Safetensors.read(file).text("note"));
    }

    @Test
    void anotherProgramsFileWithTheRightChecksumIsRead() throws IOException {
        String header = " {\"__metadata__\": {\"sha256\":\"" + ZEROS + "\"}, " + ONE;
        assertRefused(sealed(header), "has no JSON header");
        Files.write(file, sealed(header.strip() + "     "));
        assertEquals(2, Safetensors.read(file).floats("a", 2).length);
    }

    private static byte[] sealed(String header) {
        byte[] bytes = withLength(header, "12345678");
        return latin(bytes).replace(ZEROS, digest(latin(bytes))).getBytes(StandardCharsets.ISO_8859_1);
    }

    private int headerEnd() {
        return 8 + (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private static byte[] withLength(String header, String data) {
        return ByteBuffer.allocate(8 + header.length() + data.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length())
                .put(header.getBytes(StandardCharsets.ISO_8859_1))
                .put(data.getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }

    private static String digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void assertRefused(byte[] bytes, String... words) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        BadFileException refusal = assertThrows(BadFileException.class, () -> Safetensors.read(file));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith(file.toString()), message);
        assertTrue(message.chars().noneMatch(Character::isISOControl), message);
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
    }
}
