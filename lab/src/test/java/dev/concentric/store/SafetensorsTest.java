package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    private static final String ONE = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

    private Path file;

    @BeforeEach
    void name(@TempDir Path folder) {
        file = folder.resolve("x.safetensors");
    }

    @Test
    void readsWhatItWrote() {
        float[] floats = {1.5f, -0f, Float.intBitsToFloat(0x7fc00123), Float.NEGATIVE_INFINITY, Float.MIN_VALUE, 3e38f};
        double[] doubles = {Math.PI, Double.NaN, Double.MIN_VALUE};
        long[] longs = {Long.MIN_VALUE, Long.MAX_VALUE};
        Map<String, Tensor> tensors = Map.of(
                "hidden1.weights", Tensor.of(floats, 2, 3),
                "loss", Tensor.of(doubles, 3),
                "stream \"ü\"", Tensor.of(longs, 2, 1),
                "empty", Tensor.of(new float[0], 0, 7),
                "single", Tensor.of(new float[] {4}));
        Safetensors.write(file, tensors, Map.of("step", "12", "note", "a\nb"));

        TensorFile read = Safetensors.read(file);

        assertEquals(tensors.keySet(), read.tensors().keySet());
        assertEquals(Map.of("step", "12", "note", "a\nb"), read.metadata());
        assertEquals("12", read.text("step"));
        float[] back = read.floats("hidden1.weights", 2, 3);
        for (int i = 0; i < floats.length; i++) {
            assertEquals(Float.floatToRawIntBits(floats[i]), Float.floatToRawIntBits(back[i]));
        }
        assertArrayEquals(doubles, read.doubles("loss", 3));
        assertArrayEquals(longs, read.longs("stream \"ü\"", 2, 1));
        assertEquals(0, read.floats("empty", 0, 7).length);
        assertArrayEquals(new float[] {4}, read.floats("single"));
    }

    @Test
    void readsTensorsLargerThanItsBuffer() {
        float[] large = new float[700_001];
        for (int i = 0; i < large.length; i++) {
            large[i] = i;
        }
        Safetensors.write(file, Map.of("large", Tensor.of(large, large.length)), Map.of());
        assertArrayEquals(large, Safetensors.read(file).floats("large", large.length));
    }

    @Test
    void sameTensorsGiveSameBytesWithEveryNumberAligned() throws IOException {
        Map<String, Tensor> tensors = new HashMap<>();
        tensors.put("b", Tensor.of(new float[] {1}, 1));
        tensors.put("c", Tensor.of(new double[] {2}, 1));
        tensors.put("a", Tensor.of(new float[] {3}, 1));
        Safetensors.write(file, tensors, Map.of("z", "1", "y", "2"));
        byte[] bytes = Files.readAllBytes(file);

        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) buffer.getLong();
        assertEquals(0, header % 8);
        String sha256 = "1eb2098b9723a09302ddc5b2c95948a27b1dc7391a829954babc796ccee46d70";
        assertEquals(
                "{\"__metadata__\":{\"sha256\":\"" + sha256 + "\",\"y\":\"2\",\"z\":\"1\"},"
                        + "\"c\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[12,16]}}",
                new String(bytes, 8, header, StandardCharsets.UTF_8).stripTrailing());
        buffer.position(8 + header);
        assertEquals(2, buffer.getDouble());
        assertEquals(3, buffer.getFloat());
        assertEquals(1, buffer.getFloat());
        assertFalse(buffer.hasRemaining());
        assertEquals(sha256, Safetensors.read(file).sha256());
    }

    @Test
    void namesWhatATensorShouldHaveBeen() {
        Safetensors.write(file, Map.of("weights", Tensor.of(new float[] {1, 2}, 2)), Map.of());
        TensorFile read = Safetensors.read(file);
        Says.bad(() -> read.floats("weihgts", 2), "did you mean 'weights'?");
        Says.bad(() -> read.floats("weights", 1, 2), "has the shape [2]; expected [1, 2]");
        Says.bad(() -> read.doubles("weights", 2), "holds F32 numbers; expected F64");
        Says.bad(() -> read.text("step"), "'step'");
    }

    @Test
    void refusesTensorsThatDoNotFitTheirShape() {
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(new float[5], 2, 3));
        assertThrows(IllegalArgumentException.class, () -> Tensor.of(new float[6], -2, -3));
        Map<String, Tensor> reserved = Map.of("__metadata__", Tensor.of(new float[1], 1));
        assertThrows(IllegalArgumentException.class, () -> Safetensors.write(file, reserved, Map.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> Safetensors.write(file, Map.of(), Map.of("sha256", "0".repeat(64))));
        assertFalse(Files.exists(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{} {}",
                "{\"a\":null}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}",
                "{\"a\":{\"dtype\":\"BF16\",\"shape\":[4],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":32,\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"more\":1}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-8,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0.5,8.5]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,1e400]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,36893488147419103240]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2,-1],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[null],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967298],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647,0],\"data_offsets\":[0,0]}}",
                // 2^62 numbers of 4 bytes are 2^64 bytes, which is 0 in 64 bits.
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1073741824,1073741824,4],\"data_offsets\":[0,0]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[8,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"__metadata__\":{\"x\":1},\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"__metadata__\":[],\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
            })
    void refusesBadHeaders(String header) throws IOException {
        write(header, 8);
        assertRefused();
    }

    @Test
    void refusesWhatIsNoFile(@TempDir Path folder) {
        Says.refused(FileAccessException.class, () -> Safetensors.read(file), "no such file");
        assertThrows(FileAccessException.class, () -> Safetensors.read(folder));
    }

    @Test
    void hostileNamesStayOnOneLine() throws IOException {
        write(ONE.replace("\"a\"", "\"a\\n\\u001b[31m\"").replace("F32", "F\\n"), 8);
        assertRefused();
    }

    private void write(String header, int data) throws IOException {
        Files.write(file, bytes(header, data));
    }

    private static byte[] bytes(String header, int data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
    }

    /** Checks that a file is refused for what its header says, which its checksum, were it there, would not tell. */
    private void assertRefused() {
        BadFileException refusal = assertThrows(BadFileException.class, () -> Safetensors.read(file));
        assertOneLine(refusal);
        assertFalse(String.valueOf(refusal.getMessage()).contains("checksum"), refusal.getMessage());
    }

    private void assertOneLine(StoreException e) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith(file.toString()), message);
        assertTrue(message.chars().noneMatch(Character::isISOControl), message);
        assertTrue(message.length() < file.toString().length() + 300, message);
    }
}
