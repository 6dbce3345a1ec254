package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCommandTest {
    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void name() {
        out = folder.resolve("new/run");
    }

    @Test
    void printsASummaryAndSaysTheSameTheSecondTime() {
        Call first = Call.of(SmallTraining.command(out));
        Document summary = first.json();
        assertEquals("", first.err());
        assertEquals(
                List.of(
                        "run",
                        "architecture",
                        "steps",
                        "meanLoss",
                        "innerErrors",
                        "outerErrors",
                        "samples",
                        "found",
                        "meanChord",
                        "seconds"),
                List.copyOf(summary.keys()));
        assertEquals(out.toString(), summary.text("run"));
        assertEquals("relu-16x2", summary.text("architecture"));
        assertEquals(30, summary.integer("steps"));
        assertEquals(500, summary.integer("samples"));
        Map<String, String> before = contents();
        assertEquals(first, Call.of(SmallTraining.command(out)));
        assertEquals(before, contents());
    }

    @Test
    void theFolderSettingsMakeTheSameRunAgain() throws IOException {
        Call.of(SmallTraining.command(out, "--set", "training.beta1=0.8", "--set", "network.normalization=after-relu"))
                .json();
        Path again = folder.resolve("again");
        Call.of("train", "--config", out.resolve("config.toml"), "--out", again, "--quiet", "--threads", 1)
                .code();
        for (String file : List.of("config.toml", "metrics.jsonl", "checkpoints/step-000000030.safetensors")) {
            assertEquals(-1, Files.mismatch(out.resolve(file), again.resolve(file)), file);
        }
        assertTrue(Files.readString(again.resolve("config.toml")).contains("training.beta1 = 0.8"));
    }

    @Test
    void settingsComeFromTheFileThenTheOptionsThenTheAssignments() throws IOException {
        Path config = Files.writeString(folder.resolve("mine.toml"), """
            [data]
            dimension = 12
            [training]
            seed = 5
            batchSize = 3
            steps = 1
            """);
        Object[] all = {
            "train",
            "--config",
            config,
            "--out",
            out,
            "--quiet",
            "--seed",
            6,
            "--steps",
            2,
            "--width",
            8,
            "--set",
            "training.steps=4",
            "--samples",
            100,
            "--attack-points",
            1
        };
        assertEquals(0, Call.of(all).code());
        String toml = Files.readString(out.resolve("config.toml"));
        for (String line : List.of(
                "data.dimension = 12",
                "training.seed = 6",
                "training.batchSize = 3",
                "training.steps = 4",
                "network.hiddenWidths = [8, 8]")) {
            assertTrue(toml.contains(line), () -> line + " is not in " + toml);
        }
        Files.writeString(config, "data.dimensions = 3");
        Call.of("train", "--config", config, "--out", folder.resolve("other"))
                .refused(config + ": data.dimensions is unknown; did you mean 'data.dimension'?");
        Files.writeString(config, "data.dimension = ");
        Call.of("train", "--config", config, "--out", folder.resolve("other"))
                .refused(config + ": is not TOML", "line 1");
    }

    @Test
    void tellsOfAQuadraticNetworksWrongAlphas() {
        Document summary = Call.of(
                        SmallTraining.command(out, "--network", "quadratic", "--start", "perfect", "--steps", 1))
                .json();
        assertEquals(0, summary.integer("wrongAlphas"));
        assertEquals(0, summary.integer("innerErrors") + summary.integer("outerErrors"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--normalization none --start he",
                "--normalization after-relu --running-decay 0.9",
                "--batches balanced --training-set 41 --adam-form epsilon-hat --averaging-decay 0.9",
                "--training-set 40 --depth 1 --batch-size 1 --normalization none",
                "--network quadratic --start fan-in --seed -5 --inner-radius 0.5 --outer-radius 3"
            })
    void trainsWhatIsAskedFor(String options) {
        Object[] settings = (options + " --steps 2").split(" ");
        assertEquals(2, Call.of(SmallTraining.command(out, settings)).json().integer("steps"));
    }

    @Test
    void plainProgressGoesToStandardError() {
        Object[] loud = Stream.of(SmallTraining.command(out))
                .filter(argument -> !argument.equals("--quiet"))
                .toArray();
        Call call = Call.of(loud);
        assertEquals(30, call.json().integer("steps"));
        assertEquals("run done (1 of 1)" + System.lineSeparator(), call.err());
    }

    @Test
    void refusesACompleteRunWithOtherSettings() {
        Call.of(SmallTraining.command(out)).json();
        Map<String, String> before = contents();
        for (String other : List.of("--seed 2", "--steps 31", "--learning-rate 0.02", "--depth 1")) {
            Call.of(SmallTraining.command(out, (Object[]) other.split(" ")))
                    .refused("concentric train: " + out + ": ", "other settings");
        }
        Call.of(SmallTraining.command(out, "--samples", 501)).refused("has not kept the network of step 10");
        assertEquals(before, contents());
    }

    @ParameterizedTest
    @CsvSource({
        "--dimension 1, dimension must be at least 2",
        "--dimension 2.5, data.dimension is 2.5; expected a whole number",
        "--learning-rate -1e-4, must be positive",
        "--learning-rate 0, must be positive",
        "--learning-rate nan, must be positive",
        "--learning-rate NaN, training.learningRate is NaN; expected a number",
        "--outer-radius 1, greater than innerRadius",
        "--inner-radius 0, must be positive",
        "--training-set 0, at least 1",
        "--network deep, relu or quadratic",
        "--width 0, from 1 to",
        "--width 2000000000, 2147483647 weights",
        "--network quadratic --width 2000000000, 2147483647 weights",
        "--depth 0, --depth must be at least 1",
        "--depth -1, --depth must be at least 1",
        "--normalization behind, 'none, before-relu or after-relu'",
        "--running-decay 1, less than 1",
        "--start best, 'glorot, he, fan-in or perfect'",
        "--start perfect, no perfect start",
        "--batches even, training.batches is unknown; expected independent or balanced",
        "--batches balanced --training-set 1, at least 2",
        "--averaging-decay 1, averagingDecay must be at least 0 and less than 1",
        "--adam-form hat, training.adamForm is unknown; expected corrected or epsilon-hat",
        "--network quadratic --start perfect --width 9, at least the dimension",
        "--steps -3, steps must be at least 0",
        "--set training.step=3, training.step is unknown; did you mean",
        "--set network.runingDecay=0.9, network.runingDecay is unknown; did you mean",
        "--set training.steps, key=value",
        "--set =3, key=value",
        "--set training=3, training is 3; expected a table",
        "--set training.beta1=2, beta1 must be at least 0 and less than 1",
        "--set measurement.snapshots=[31], beyond the last step",
        "--network quadratic --depth 3, --depth is for ReLU networks",
        "--start-scale 2, initialization.scale is unknown",
        "--config missing.toml, no such file",
        "--checkpoint-every -1, at least 0",
        "--keep-checkpoints 0, at least 1",
        "--threads 0, at least 1",
        "--batch-size 0, batchSize must lie between 1 and",
        "--samples 0, at least 1",
        "--attack-points -1, a number from 0",
        "--seed 1.5, whole number",
        "--bogus, Unknown option",
        "surplus, Unmatched argument",
        "--json=maybe, maybe"
    })
    void refusesBadSettingsAndMakesNoFolder(String options, String words) {
        Object[] more = options.split(" ");
        Call.of(SmallTraining.command(out, more)).refused("concentric train: ", words);
        assertFalse(Files.exists(folder.resolve("new")));
    }

    @Test
    void refusesToBeToldNoFolder() {
        Call.of("train").refused("--out");
        Call.of(SmallTraining.command("/")).refused("--out must name a folder");
    }

    @Test
    void leavesAFolderAloneThatHoldsSomethingElse() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("config.toml"), "of = 'another program'");
        Call.of(SmallTraining.command(out)).refused(out.toString(), "something other than a run");
        assertEquals(Map.of("new/run/config.toml", "of = 'another program'"), contents());
    }

    @Test
    void refusesAFileForAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text");
        Call.of(SmallTraining.command(file)).refused(file.toString(), "is not a folder");
        Call.of(SmallTraining.command(file.resolve("below"))).refused("cannot create");
        assertEquals(Map.of("file", "text"), contents());
    }

    @Test
    void aRunThatDivergesFailsInOneLine() {
        Call call = Call.of(SmallTraining.command(out, "--network", "quadratic", "--learning-rate", "1e30"));
        assertEquals(1, call.code());
        assertEquals("", call.out());
        assertTrue(call.err().matches("concentric train: training diverged: [^\\r\\n]*\\R"), call.err());
    }

    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }
}
