package dev.concentric;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.concentric.data.ImageData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * MNIST, for tests that need the real images: from the folder that the environment names in CONCENTRIC_MNIST, else from
 * {@code shared/data/mnist} beside the project's folder. Without it such a test is skipped.
 */
public final class Mnist {

    private Mnist() {}

    /** Returns MNIST, or skips the test. */
    public static ImageData orSkip() {
        Path folder = Path.of(Objects.requireNonNullElse(System.getenv("CONCENTRIC_MNIST"), "../../shared/data/mnist"));
        assumeTrue(Files.isDirectory(folder), () -> "MNIST is not in " + folder.toAbsolutePath());
        return ImageData.read(folder);
    }
}
