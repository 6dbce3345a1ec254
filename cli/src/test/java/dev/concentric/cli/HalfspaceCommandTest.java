package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.random.RandomStream;
import dev.concentric.store.Document;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalfspaceCommandTest {
    private static final int PIXELS = 12;

    @TempDir
    private Path folder;

    /** Images of 3 x 4 pixels whose variance falls from pixel to pixel; the last one never changes. */
    @BeforeEach
    void writeASet() throws IOException {
        RandomStream random = RandomStream.root(61);
        write("train-images-idx3-ubyte", images(random.split("train"), 400));
        write("train-labels-idx1-ubyte", labels(400));
        write("t10k-images-idx3-ubyte", images(random.split("test"), 200));
        write("t10k-labels-idx1-ubyte", labels(200));
    }

    private void write(String name, ByteBuffer content) throws IOException {
        Files.write(folder.resolve(name), content.array());
    }

    private static ByteBuffer images(RandomStream random, int count) {
        ByteBuffer file = ByteBuffer.allocate(16 + count * PIXELS)
                .putInt(0x0803)
                .putInt(count)
                .putInt(3)
                .putInt(4);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < PIXELS; j++) {
                double spread = 200.0 * (PIXELS - 1 - j) / PIXELS;
                file.put((byte) (20 + spread * random.uniform((long) PIXELS * i + j)));
            }
        }
        return file;
    }

    private static ByteBuffer labels(int count) {
        return ByteBuffer.allocate(8 + count).putInt(0x0801).putInt(count);
    }

    @Test
    void tellsWhatIsDoneNext() {
        Call call = Call.of("halfspace", "--data", folder, "--measure", 0.05, "--json");
        assertEquals(
                List.of(
                        "principal components of 400 images",
                        "half-spaces along them",
                        "the best half-space over all directions",
                        "unions of balls and their complements"),
                call.err().lines().toList());
    }

    @Test
    void printsOneDocument() {
        Document result = Call.of(
                        "halfspace", "--data", folder, "--measure", 0.05, "--directions", 2, "--threads", 2, "--json")
                .json();
        assertEquals(folder.getFileName().toString(), result.text("data"));
        assertEquals(400, result.integer("trainingImages"));
        assertEquals(200, result.integer("testImages"));
        Document components = result.document("components");
        assertEquals(PIXELS, components.numbers("shares").length);
        assertEquals(11, components.integer("directionsAbove"));
        assertEquals(1, components.number("shareOfFirst100"), 1e-12);
        List<Document> directions = result.documents("directions");
        assertEquals(4, directions.size());
        assertEquals(2, directions.get(3).integer("direction"));
        assertEquals("-", directions.get(3).text("sign"));
        assertEquals(PIXELS, directions.get(3).numbers("normal").length);
        Document best = result.document("best");
        for (Document direction : directions) {
            double distance = direction.document("meanDistance").number("value");
            assertTrue(direction.document("meanDistanceInBox").number("value") >= distance - 1e-12);
            assertTrue(best.number("trainingDistance") > distance - 0.05);
            double[] interval = direction.document("errorRate").numbers("interval");
            assertTrue(interval[0] < 0.05 && 0.05 < interval[1]);
        }
        assertEquals(10, result.documents("balls").size());
        for (Document balls : result.documents("balls")) {
            boolean several = balls.text("set").equals("complement") && balls.integer("balls") > 1;
            assertEquals(!several, balls.flag("exact"));
            assertTrue(balls.number("meanDistanceAtMeasure") > 0);
        }
    }

    @Test
    void printsATableForPeople() {
        Call call = Call.of("halfspace", "--data", folder, "--measure", 0.05, "--directions", 1, "--threads", 1);
        assertEquals(0, call.code(), call.err());
        for (String words : List.of(
                "400 training and 200 test images of 3 x 4 pixels",
                "11 of 12",
                "d at 0.05",
                "direction 1, +",
                "direction 1, -",
                "best half-space found",
                "union of 1 ball ",
                "outside 5 balls",
                ">= ",
                "mu = 0.0001 and d = 0.084")) {
            assertTrue(call.out().contains(words), () -> "'" + words + "' is not in: " + call.out());
        }
        assertFalse(call.out().contains("direction 2, +"));
    }

    @Test
    void refusesBadInputInOneLine() throws IOException {
        Call.of("halfspace").refused("--data");
        Call.of("halfspace", "--data", folder.resolve("none")).refused("no such file", "dataset-fashion-mnist");
        Call.of("halfspace", "--data", folder, "--measure", 1.5).refused("measure must lie between 0 and 1, got 1.5");
        Call.of("halfspace", "--data", folder, "--measure", 0.002).refused("at least 0.0025");
        Call.of("halfspace", "--data", folder, "--directions", -1).refused("directions must be at least 0");
        Call.of("halfspace", "--data", folder, "--threads", 0).refused("at least 1 thread");
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 9});
        Call.of("halfspace", "--data", folder)
                .refused("t10k-labels-idx1-ubyte", "promises 9 values", "dataset-fashion-mnist");
    }
}
