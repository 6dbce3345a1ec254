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
                "--normalization none",
                "--normalization after-relu --running-decay 0.9",
                "--training-set 40 --depth 1 --batch-size 1 --normalization none",
                "--network quadratic --seed -5 --inner-radius 0.5 --outer-radius 3"
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
        for (String other : List.of("--seed 2", "--steps 31", "--learning-rate 0.02", "--samples 501", "--depth 1")) {
            Call.of(SmallTraining.command(out, (Object[]) other.split(" ")))
                    .refused("concentric train: " + out + ": ", "other settings");
        }
        assertEquals(before, contents());
    }

    @ParameterizedTest
    @CsvSource({
        "--dimension 1, dimension must be at least 2",
        "--dimension 2.5, not an int",
        "--learning-rate -1e-4, must be positive",
        "--learning-rate 0, must be positive",
        "--learning-rate nan, is not a double",
        "--learning-rate NaN, must be positive",
        "--outer-radius 1, greater than innerRadius",
        "--inner-radius 0, must be positive",
        "--training-set 0, at least 1",
        "--network deep, relu or quadratic",
        "--width 0, at least 1",
        "--width 2000000000, 2147483647 weights",
        "--network quadratic --width 2000000000, 2147483647 weights",
        "--depth 0, --depth must be at least 1",
        "--depth -1, --depth must be at least 1",
        "--normalization behind, 'none, before-relu or after-relu'",
        "--running-decay 1, less than 1",
        "--start best, glorot or perfect",
        "--start perfect, Glorot weights only",
        "--network quadratic --start perfect --width 9, at least the dimension",
        "--steps 0, --steps must be at least 1",
        "--steps -3, --steps must be at least 1",
        "--batch-size 0, batchSize must lie between 1 and",
        "--samples 0, at least 1",
        "--attack-points 0, at least 1",
        "--seed 1e3, not a long",
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
