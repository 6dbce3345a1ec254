package dev.concentric.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDataTest {
    @TempDir
    private Path parent;

    private Path folder = Path.of("");

    @BeforeEach
    void writeASet() throws IOException {
        folder = Files.createDirectory(parent.resolve("stripes"));
        IdxFiles.write(folder, "train-images-idx3-ubyte.gz", IdxFiles.gzip(IdxFiles.images(4, 2, 3, 0)));
        IdxFiles.write(folder, "train-labels-idx1-ubyte", IdxFiles.labels(4));
        IdxFiles.write(folder, "t10k-images-idx3-ubyte", IdxFiles.images(2, 2, 3, 100));
        IdxFiles.write(folder, "t10k-labels-idx1-ubyte.gz", IdxFiles.gzip(IdxFiles.labels(2)));
    }

    @Test
    void readsTheFourFiles() {
        ImageData data = ImageData.read(folder);
        assertEquals("stripes", data.name());
        assertEquals(4, data.train().size());
        assertEquals(2, data.test().size());
        assertEquals(2, data.train().height());
        assertEquals(3, data.train().width());
        assertEquals(3, data.train().label(3));
        assertEquals((float) (6 / 255.0), data.train().images(1, 1).get(0, 0));
        assertEquals((float) (111 / 255.0), data.test().image(1)[5]);
        float[] levels = new float[6];
        data.test().writeLevels(1, levels, 0);
        assertEquals(111, levels[5]);
    }

    @Test
    void saysWhichFileIsMissingAndWhereToGetIt() throws IOException {
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));
        refused("t10k-labels-idx1-ubyte: no such file", "dataset-fashion-mnist", "MNIST the original");
        folder = folder.resolve("none");
        refused("train-images-idx3-ubyte: no such file", "dataset-fashion-mnist");
    }

    @Test
    void saysWhatIsWrongWithADamagedFileAndWhereToGetIt() {
        IdxFiles.write(folder, "train-labels-idx1-ubyte", new byte[] {0, 0, 8, 1, 0, 0, 0, 4, 1});
        refused("train-labels-idx1-ubyte: its header promises 4 values", "dataset-fashion-mnist");
    }

    @Test
    void refusesFilesThatDoNotFitTogether() {
        IdxFiles.write(folder, "train-labels-idx1-ubyte", IdxFiles.labels(3));
        refused("train-labels-idx1-ubyte: has 3 where train-images-idx3-ubyte.gz has 4", "expected 4 labels");
        IdxFiles.write(folder, "train-labels-idx1-ubyte", IdxFiles.labels(4));
        IdxFiles.write(folder, "t10k-images-idx3-ubyte", IdxFiles.images(2, 3, 3, 0));
        refused("t10k-images-idx3-ubyte: has 3 where train-images-idx3-ubyte.gz has 2", "rows");
        IdxFiles.write(folder, "t10k-images-idx3-ubyte", IdxFiles.images(2, 2, 2, 0));
        refused("t10k-images-idx3-ubyte: has 2 where train-images-idx3-ubyte.gz has 3", "columns");
    }

    @Test
    void prefersTheFileThatIsNotCompressed() {
        IdxFiles.write(folder, "train-images-idx3-ubyte", IdxFiles.images(4, 2, 3, 50));
        assertEquals((float) (50 / 255.0), ImageData.read(folder).train().image(0)[0]);
    }

    private void refused(String... words) {
        BadDataException refusal = assertThrows(BadDataException.class, () -> ImageData.read(folder));
        String message = refusal.getMessage();
        assertFalse(message.contains("\n"), message);
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
    }
}
