package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsCommandTest {
    @TempDir
    private Path folder;

    /** Makes a run of each kind, in folders at the depths at which they are looked for. */
    private void makeOneOfEachKind() throws IOException {
        Call.of(SmallTraining.command(folder.resolve("done"), "--network", "quadratic"))
                .json();
        Call.of(SmallTraining.command(folder.resolve("batch/stopped"))).json();
        Files.delete(folder.resolve("batch/stopped/DONE"));
        Call.of(SmallTraining.command(folder.resolve("batch/running"))).json();
        Files.delete(folder.resolve("batch/running/DONE"));
        Call.of(SmallTraining.command(folder.resolve("failed"), "--network", "quadratic", "--learning-rate", "1e30"));
        RunFolder.create(folder.resolve("empty"));
        Call.of(SmallTraining.command(folder.resolve("damaged"))).json();
        Files.writeString(folder.resolve("damaged/config.toml"), "training.steps = [");
    }

    @Test
    void tellsHowEachRunStands() throws IOException {
        makeOneOfEachKind();
        try (RunWriter writer = RunFolder.open(folder.resolve("batch/running")).write()) {
            assertFalse(writer.folder().isDone());
            Map<String, Document> runs = new TreeMap<>();
            Document all = Call.of("runs", folder, "--json").json();
            for (Document run : all.documents("runs")) {
                runs.put(folder.relativize(Path.of(run.text("run"))).toString(), run);
                assertEquals(0, Call.of("runs", run.text("run")).code());
            }
            Map<String, String> states = new TreeMap<>();
            runs.forEach((name, run) -> states.put(name, run.text("state")));
            assertEquals(
                    new TreeMap<>(Map.of(
                            "done", "done",
                            "batch/stopped", "stopped",
                            "batch/running", "running",
                            "failed", "failed",
                            "empty", "empty",
                            "damaged", "damaged")),
                    states);
            checkFigures(runs);
            checkLines(Call.of("runs", folder));
        }
    }

    private static void checkFigures(Map<String, Document> runs) {
        Document done = runs.get("done");
        assertEquals(
                List.of(
                        "run",
                        "state",
                        "step",
                        "steps",
                        "progress",
                        "architecture",
                        "measuredAt",
                        "meanLoss",
                        "innerErrors",
                        "outerErrors",
                        "samples",
                        "found",
                        "meanChord",
                        "wrongAlphas"),
                List.copyOf(done.keys()));
        assertEquals(30, done.integer("step"));
        assertEquals(30, done.integer("steps"));
        assertEquals(1, done.number("progress"));
        assertEquals("quadratic-16", done.text("architecture"));
        assertTrue(runs.get("failed").text("message").startsWith("training diverged: after step "), runs::toString);
        assertEquals(
                List.of("run", "state", "step"), List.copyOf(runs.get("empty").keys()));
        assertTrue(runs.get("damaged").text("message").contains("config.toml: is not TOML"), runs::toString);
    }

    private void checkLines(Call call) {
        assertEquals(0, call.code());
        assertEquals("", call.err());
        List<String> lines = call.out().lines().toList();
        assertEquals(6, lines.size(), call.out());
        assertEquals(lines.stream().sorted().toList(), lines);
        String name = "%-" + folder.resolve("batch/stopped").toString().length() + "s  ";
        String figures = " 100% of 30 steps; at 30: loss [0-9.]+, errors \\d+ and \\d+ of 500";
        for (String end : List.of(
                "batch/stopped|stopped  relu-16x2     " + figures,
                "batch/running|running  relu-16x2     " + figures,
                "damaged|damaged  .*config.toml: is not TOML.*",
                "done|done     quadratic-16  " + figures + ", \\d+ wrong alphas",
                "empty|empty",
                "failed|failed   training diverged: after step .*")) {
            String[] parts = end.split("\\|", 2);
            String begin = name.formatted(folder.resolve(parts[0]));
            assertTrue(
                    lines.stream()
                            .anyMatch(line -> line.startsWith(begin)
                                    && line.substring(begin.length()).matches(parts[1])),
                    () -> parts[0] + " is not in " + call.out());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "metrics.jsonl, no JSON, not JSON",
        "failure.json, {}, message is missing",
        "config.toml, '', network.kind",
        "metrics.jsonl, {}, line 1: step is missing"
    })
    void aRunWithADamagedFileDoesNotHideTheOthers(String file, String content, String words) throws IOException {
        Call.of(SmallTraining.command(folder.resolve("good"))).json();
        Call.of(SmallTraining.command(folder.resolve("bad"))).json();
        Files.writeString(folder.resolve("bad").resolve(file), content + "\n");
        List<Document> runs = Call.of("runs", folder, "--json").json().documents("runs");
        assertEquals(
                List.of("damaged", "done"),
                runs.stream().map(run -> run.text("state")).toList());
        assertTrue(runs.getFirst().text("message").contains(words), runs::toString);
    }

    @Test
    void aMeasurementWhoseIntervalIsUpsideDownIsDamage() throws IOException {
        Path run = folder.resolve("run");
        Call.of(SmallTraining.command(run)).json();
        Path metrics = run.resolve("metrics.jsonl");
        Files.writeString(metrics, Files.readString(metrics).replaceAll("\"high\":[^}]*", "\"high\":-1"));
        Document status =
                Call.of("runs", run, "--json").json().documents("runs").getFirst();
        assertEquals("damaged", status.text("state"));
        assertTrue(status.text("message").contains("high is -1.0; expected at least low"), status::toString);
    }

    @Test
    void aFolderWithoutRunsHasNone() throws IOException {
        Files.createDirectories(folder.resolve("some/where"));
        assertEquals(new Call(0, "", ""), Call.of("runs", folder));
        assertEquals(List.of(), Call.of("runs", folder, "--json").json().documents("runs"));
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Call.of("runs", folder.resolve("nowhere")).refused("cannot read", "nowhere", "no such file or folder");
        Call.of("runs", folder, folder.resolve("nowhere"), "--json").refused("no such file or folder");
    }

    @Test
    void looksIntoSeveralFolders() {
        Call.of(SmallTraining.command(folder.resolve("a/one"))).json();
        Call.of(SmallTraining.command(folder.resolve("b/two"))).json();
        Call call = Call.of("runs", folder.resolve("b"), folder.resolve("a/one"));
        assertEquals(
                List.of(
                        folder.resolve("b/two").toString(),
                        folder.resolve("a/one").toString()),
                call.out().lines().map(line -> line.split(" ", 2)[0]).toList());
    }
}
