package dev.concentric.cli;

import dev.concentric.random.RandomStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Images of 8 x 8 pixels in two classes, bright above or bright below, in the form of MNIST's files. */
final class SmallImageSet {
    private static final int SIZE = 8;

    private SmallImageSet() {}

    /** Writes 300 images to learn from and 100 to test on. */
    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder, "train", 300);
        write(folder, "t10k", 100);
        return folder;
    }

    private static void write(Path folder, String part, int count) throws IOException {
        RandomStream random = RandomStream.root(5).split(part);
        ByteBuffer images = ByteBuffer.allocate(16 + count * SIZE * SIZE)
                .putInt(0x0803)
                .putInt(count)
                .putInt(SIZE)
                .putInt(SIZE);
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x0801).putInt(count);
        for (int image = 0; image < count; image++) {
            int label = image % 2;
            for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
                boolean bright = pixel < SIZE * SIZE / 2 == (label == 0);
                long index = (long) SIZE * SIZE * image + pixel;
                images.put((byte) ((bright ? 150 : 0) + random.below(100, index)));
            }
            labels.put((byte) label);
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }
}
