package dev.concentric.experiment;

import dev.concentric.attack.LInfinityAscent;
import dev.concentric.model.ConvolutionalArchitecture;
import dev.concentric.model.Initialization;
import dev.concentric.random.RandomStream;
import dev.concentric.training.AdamSettings;
import dev.concentric.training.ImageTrainingPlan;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Images that are learned in a moment: a bright bar across or down, on noise, in the form of MNIST's files. */
final class SmallImages {
    static final int SIZE = 8;
    private static final int CLASSES = 2;
    private static final int BRIGHT = 200;
    private static final int NOISE = 50;

    private SmallImages() {}

    /** Writes a set of 200 images to learn from and 100 to test on. */
    static Path write(Path folder, long seed) {
        RandomStream stream = RandomStream.root(seed);
        try {
            Files.createDirectories(folder);
            write(folder, "train", 200, stream.split("train"));
            write(folder, "t10k", 100, stream.split("test"));
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path folder, String part, int count, RandomStream stream) throws IOException {
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(images);
        for (int number : new int[] {0x803, count, SIZE, SIZE}) {
            header.writeInt(number);
        }
        header = new DataOutputStream(labels);
        header.writeInt(0x801);
        header.writeInt(count);
        for (int image = 0; image < count; image++) {
            RandomStream own = stream.split(image);
            int label = image % CLASSES;
            int bar = (int) own.below(SIZE, SIZE * SIZE);
            for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
                boolean bright = (label == 0 ? pixel / SIZE : pixel % SIZE) == bar;
                images.write((bright ? BRIGHT : 0) + (int) own.below(NOISE, pixel));
            }
            labels.write(label);
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.toByteArray());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.toByteArray());
    }

    /** Returns a run of 12 steps. */
    static ImageRunSpec spec(String name, Path folder, Optional<LInfinityAscent> adversary, Long... snapshots) {
        return new ImageRunSpec(
                name,
                ImageSource.of(folder),
                new ImageTrainingPlan(
                        new ConvolutionalArchitecture(SIZE, SIZE, List.of(4), 3, List.of(8), CLASSES),
                        new Initialization.Glorot(),
                        AdamSettings.DEFAULT.withLearningRate(0.01),
                        10,
                        adversary,
                        12,
                        1),
                new ImageMeasurementPlan(List.of(snapshots), 40, 6));
    }
}
