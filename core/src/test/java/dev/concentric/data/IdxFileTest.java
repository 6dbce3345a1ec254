package dev.concentric.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    private static final byte[] IMAGES = IdxFiles.images(5, 3, 4, 250);

    @TempDir
    private Path folder;

    @Test
    void readsPlainAndCompressedFilesAlikeWhateverTheirNames() {
        IdxFile plain = IdxFile.read(IdxFiles.write(folder, "plain.gz", IMAGES), 3);
        IdxFile compressed = IdxFile.read(IdxFiles.write(folder, "compressed", IdxFiles.gzip(IMAGES)), 3);
        for (IdxFile file : new IdxFile[] {plain, compressed}) {
            assertEquals(5, file.size(0));
            assertEquals(3, file.size(1));
            assertEquals(4, file.size(2));
            assertArrayEquals(Arrays.copyOfRange(IMAGES, 16, IMAGES.length), file.values());
        }
        assertEquals(plain.checksum(), compressed.checksum());
    }

    /** The digest of the nine bytes is that of sha256sum. */
    @Test
    void sumsUpTheWholeFileDecompressed() {
        byte[] content = IdxFiles.bytes(0x0801, new int[] {1}, new byte[] {7});
        assertEquals(
                "c564aa0aa783b8862ae6128a973a6f6b213b9428d39b5c8acfbda3c630d40f1e",
                IdxFile.read(IdxFiles.write(folder, "seven", IdxFiles.gzip(content)), 1)
                        .checksum());
    }

    @Test
    void refusesFilesThatEndEarlyOrGoOn() {
        refused(Arrays.copyOf(IMAGES, 0), "ends after 0 bytes", "header alone has 16");
        refused(Arrays.copyOf(IMAGES, 2), "ends after 2 bytes", "header alone has 16");
        refused(Arrays.copyOf(IMAGES, 10), "ends after 10 bytes", "header alone has 16");
        refused(IdxFiles.gzip(Arrays.copyOf(IMAGES, 40)), "ends after 24 values", "5 x 3 x 4 = 60");
        refused(Arrays.copyOf(IMAGES, 40), "promises 5 x 3 x 4 values", "at most 24");
        refused(Arrays.copyOf(IMAGES, IMAGES.length + 1), "goes on behind", "5 x 3 x 4 = 60 values");
        refused(IdxFiles.gzip(Arrays.copyOf(IMAGES, IMAGES.length + 1)), "goes on behind");
    }

    @Test
    void refusesDamagedCompression() {
        byte[] compressed = IdxFiles.gzip(IMAGES);
        refused(Arrays.copyOf(compressed, compressed.length - 12), "gzip data are damaged");
        refused(Arrays.copyOf(compressed, 5), "gzip data are damaged");
        byte[] flipped = compressed.clone();
        flipped[compressed.length - 6] ^= 1; // in the check sum at its end
        refused(flipped, "gzip data are damaged");
    }

    @Test
    void refusesAnotherKindOfFile() {
        refused(IdxFiles.labels(5), "begins with 00000801", "begins with 00000803");
        refused(IdxFiles.bytes(0x0d03, new int[] {1, 1, 1}, new byte[4]), "begins with 00000d03");
        refused("<!DOCTYPE html>".getBytes(StandardCharsets.US_ASCII), "begins with 3c21444f");
    }

    /** A few bytes must not make the reader ask for gigabytes. */
    @Test
    void refusesHeadersThatPromiseMoreThanTheFileCanHold() {
        int huge = Integer.MAX_VALUE;
        refused(
                IdxFiles.bytes(0x0803, new int[] {huge, huge, huge}, new byte[9]),
                "promises 2147483647 x",
                "at most 9");
        refused(IdxFiles.gzip(IdxFiles.bytes(0x0803, new int[] {60000, 28, 28}, new byte[9])), "promises 60000 x 28");
        refused(IdxFiles.bytes(0x0803, new int[] {-1, 28, 28}, new byte[9]), "says -1 x 28 x 28", "from 1 to");
        refused(IdxFiles.bytes(0x0803, new int[] {0, 28, 28}, new byte[0]), "says 0 x 28 x 28", "from 1 to");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Path none = folder.resolve("a\nb");
        BadDataException refusal = assertThrows(BadDataException.class, () -> IdxFile.read(none, 1));
        assertTrue(
                refusal.getMessage().contains("a\\u000ab: no such file; expected an IDX file"), refusal.getMessage());
        assertThrows(BadDataException.class, () -> IdxFile.read(folder, 1));
    }

    private void refused(byte[] content, String... words) {
        Path path = IdxFiles.write(folder, "file", content);
        BadDataException refusal = assertThrows(BadDataException.class, () -> IdxFile.read(path, 3));
        assertTrue(refusal.getMessage().startsWith(path + ": "), refusal.getMessage());
        for (String word : words) {
            assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
        }
    }
}
