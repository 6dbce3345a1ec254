package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageRunsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeASet() throws IOException {
        SmallImageSet.write(folder.resolve("images"));
    }

    private Call train(Path run, Object... more) {
        Object[] command = {
            "train",
            "--data",
            folder.resolve("images"),
            "--out",
            run,
            "--steps",
            20,
            "--batch-size",
            10,
            "--quiet",
            "--set",
            "network.filters=[3, 4]",
            "--set",
            "network.denseWidths=[8]",
            "--set",
            "network.kernel=3",
            "--learning-rate",
            0.01,
            "--test-images",
            100,
            "--attack-images",
            4,
            "--json"
        };
        Object[] all = new Object[command.length + more.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return Call.of(all);
    }

    @Test
    void aRunOnImagesIsTrainedEvaluatedAndAttacked() {
        Path run = folder.resolve("run");
        Document trained = train(run).json();
        assertEquals("convolutional-3-4-dense-8", trained.text("architecture"));
        assertEquals(100, trained.integer("testImages"));
        Document rate = Call.of("evaluate", run, "--json").json();
        assertEquals(trained.integer("testErrors"), rate.integer("errors"));
        assertEquals("images", rate.text("images"));
        Document attacked = Call.of("attack", run, "--points", 4, "--json").json();
        assertEquals(
                trained.number("gradientDistance"),
                attacked.document("gradient").number("meanDistance"));
        assertEquals(
                trained.number("minimumNormDistance"),
                attacked.document("minimumNorm").number("meanDistance"));
        Document listed =
                Call.of("runs", folder, "--json").json().documents("runs").getFirst();
        assertEquals("done", listed.text("state"));
        assertTrue(Call.of("runs", folder).out().contains("of 100"));
    }

    @Test
    void anAdversaryIsASettingAndTheFileMakesTheSameRunAgain() {
        Path run = folder.resolve("run");
        Document first = train(run, "--adversary", 0.1, "--adversary-steps", 2).json();
        Path again = folder.resolve("again");
        Document second = Call.of("train", "--config", run.resolve("config.toml"), "--out", again, "--quiet", "--json")
                .json();
        assertEquals(first.number("meanLoss"), second.number("meanLoss"));
        assertEquals(
                first.number("meanLoss"),
                Call.of("resume", run, "--quiet", "--json").json().number("meanLoss"));
    }

    @Test
    void imagesMayMove() throws IOException {
        Path run = folder.resolve("run");
        Document trained = train(run).json();
        Path moved = folder.resolve("2024");
        Files.move(folder.resolve("images"), moved);
        Call.of("attack", run, "--points", 4).refused("train-images-idx3-ubyte");
        assertEquals(
                trained.number("meanLoss"),
                Call.of("resume", run, "--set", "data.images='" + moved + "'", "--quiet", "--json")
                        .json()
                        .number("meanLoss"));
        assertEquals(
                4,
                Call.of("attack", run, "--points", 4, "--json")
                        .json()
                        .document("gradient")
                        .integer("points"));
    }

    @Test
    void badInputIsOneLine() throws IOException {
        Path run = folder.resolve("run");
        Call.of("train", "--data", folder.resolve("nowhere"), "--out", run)
                .refused("nowhere", "train-images-idx3-ubyte");
        train(run, "--dimension", 5).refused("data.dimension");
        train(run, "--network", "relu").refused("network.kind");
        Call.of("reproduce", "--only", "figG6", "--out", folder.resolve("out")).refused("--data");
        Files.write(folder.resolve("images").resolve("t10k-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0});
        train(run).refused("t10k-labels-idx1-ubyte");
        assertTrue(Files.notExists(run));
    }

    @Test
    void verbsOfSpheresSayWhatTheyLack() {
        Path run = folder.resolve("run");
        train(run).json();
        Call.of("evaluate", run, "--step", 3).refused("has not kept the network of step 3");
        Call.of("evaluate", run, "--sphere", "outer").refused("--sphere");
        Call.of("evaluate", run, "--method", "splitting").refused("--method");
        Call.of("attack", run, "--refined").refused("--refined");
        Call.of("attack", run, "--points", -1).refused("--points", "-1");
        Call.of("attack", run, "--points", 101).refused("--points", "between 1 and 100");
        Call.of("train", "--data", folder.resolve("images"), "--out", run, "--steps", 3)
                .refused("other settings");
    }
}
