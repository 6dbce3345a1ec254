package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeCommandTest {
    private static final String LAST = "checkpoints/step-000000030.safetensors";

    private Path run = Path.of("");

    @BeforeEach
    void name(@TempDir Path folder) {
        run = folder.resolve("run");
    }

    @Test
    void saysThatARunIsComplete() throws IOException {
        Document summary = Call.of(SmallTraining.command(run)).json();
        byte[] metrics = Files.readAllBytes(run.resolve("metrics.jsonl"));
        Call again = Call.of("resume", run, "--json");
        assertEquals(summary.toString(), again.json().toString());
        assertEquals("run done before (1 of 1)", again.err().strip());
        assertEquals(0, RunFolder.open(run).resumptions().size());
        assertEquals(new String(metrics), Files.readString(run.resolve("metrics.jsonl")));
    }

    @Test
    void goesOnFromTheLatestCheckpoint() throws IOException {
        Call.of(SmallTraining.command(run)).json();
        String metrics = Files.readString(run.resolve("metrics.jsonl"));
        Files.delete(run.resolve("DONE"));
        Call call = Call.of("resume", run, "--threads", 2);
        assertEquals(0, call.code());
        assertEquals(
                "run goes on from step 30 run done (1 of 1)", call.err().strip().replaceAll("\\R", " "));
        assertEquals(metrics, Files.readString(run.resolve("metrics.jsonl")));
        Document session = RunFolder.open(run).resumptions().getFirst();
        assertEquals(30, session.integer("step"));
        assertEquals(2, session.integer("threads"));
        assertEquals("concentric resume " + run + " --threads 2", session.text("command"));
    }

    @Test
    void measuresACompleteRunAnew() throws IOException {
        Call.of(SmallTraining.command(run)).json();
        byte[] weights = Files.readAllBytes(run.resolve(LAST));
        Document more = Call.of("resume", run, "--set", "measurement.finalSamples=2000", "--json", "--quiet")
                .json();
        assertEquals(2000, more.integer("samples"));
        assertTrue(Files.readString(run.resolve("config.toml")).contains("measurement.finalSamples = 2000\n"));
        assertEquals(
                new String(weights, StandardCharsets.ISO_8859_1),
                Files.readString(run.resolve(LAST), StandardCharsets.ISO_8859_1));
        assertEquals(
                more.toString(),
                Call.of("resume", run, "--json", "--quiet").json().toString());

        Path fresh = run.resolveSibling("fresh");
        Call.of(SmallTraining.command(fresh, "--set", "measurement.finalSamples=2000"))
                .json();
        assertEquals(
                RunFolder.open(fresh).metrics().getLast().toString(),
                RunFolder.open(run).metrics().getLast().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"training.steps=60", "training.seed=2", "data.dimension=11", "network.hiddenWidths=[16]"})
    void refusesToTrainSomethingElseAndSaysHow(String assignment) throws IOException {
        Call.of(SmallTraining.command(run)).json();
        String before = Files.readString(run.resolve("config.toml"));
        Call.of("resume", run, "--set", assignment)
                .refused(
                        "what is measured (measurement.KEY=VALUE), not what is trained",
                        "concentric train --config " + run.resolve("config.toml") + " --set ... --out NEW");
        assertEquals(before, Files.readString(run.resolve("config.toml")));
        assertTrue(Files.exists(run.resolve("DONE")));
    }

    @Test
    void refusesWhatIsNoRun() throws IOException {
        Call.of("resume", run).refused(run.toString());
        Call.of("resume").refused("RUN");
        RunFolder.create(run);
        Call.of("resume", run).refused("has no config.toml");
        Files.writeString(run.resolve("config.toml"), "training.steps = 3");
        Call.of("resume", run).refused("config.toml", "network.kind");
    }

    @Test
    void refusesASettingThatIsUnknown() {
        Call.of(SmallTraining.command(run)).json();
        Call.of("resume", run, "--set", "measurement.finalSample=9").refused("did you mean");
        Call.of("resume", run, "--quiet", "--set", "measurement.snapshots=[5, 30]")
                .refused("has not kept the network of step 5", "--keep-snapshots");
    }
}
