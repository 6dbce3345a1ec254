package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
    private static final Map<String, Tensor> TENSORS = Map.of("a", Tensor.of(new float[] {1, 2}, 2));

    private Path path;

    @BeforeEach
    void name(@TempDir Path folder) {
        path = folder.resolve("runs/first");
    }

    @Test
    void keepsAWholeRun() {
        Provenance provenance = Provenance.capture("0.1.0", "unknown", "simd", 2, 7, "train --out first");
        try (RunWriter run = RunFolder.create(path).write()) {
            run.settings(Settings.parse("seed = 7", "test"));
            run.provenance(provenance);
            run.metrics(record(10));
            run.checkpoint(10, TENSORS, Map.of("step", "10"));
            run.metrics(record(2_000_000_000));
            run.checkpoint(2_000_000_000, TENSORS, Map.of("step", "2000000000"));
            assertThrows(IllegalStateException.class, run::markDone);
            run.result(Document.builder().put("errors", 0).build());
            assertFalse(run.folder().isDone());
            run.markDone();
        }

        RunFolder run = RunFolder.open(path);
        assertTrue(run.isDone());
        assertEquals("first", run.name());
        assertEquals(7, run.settings().orElseThrow().integer("seed"));
        assertEquals(provenance, run.provenance().orElseThrow());
        assertEquals(0, run.result().orElseThrow().integer("errors"));
        assertArrayEquals(new long[] {10, 2_000_000_000}, steps(run));
        assertEquals(
                List.of("step-000000010.safetensors", "step-2000000000.safetensors"),
                run.checkpoints().stream()
                        .map(checkpoint -> checkpoint.file().getFileName().toString())
                        .toList());
        assertEquals("2000000000", run.latestCheckpoint().orElseThrow().read().text("step"));
    }

    @Test
    void aRunWithNothingInItYetCanBeRead() {
        RunFolder.create(path);
        RunFolder run = RunFolder.open(path);
        assertFalse(run.isDone());
        assertTrue(run.settings().isEmpty());
        assertTrue(run.provenance().isEmpty());
        assertTrue(run.result().isEmpty());
        assertTrue(run.latestCheckpoint().isEmpty());
        assertEquals(List.of(), run.metrics());
    }

    @Test
    void takesAnEmptyFolderAndARunsOwn() throws IOException {
        Files.createDirectories(path);
        RunFolder.create(path);
        Files.writeString(path.resolve("notes.txt"), "mine");
        RunFolder.create(path);
        assertEquals("mine", Files.readString(path.resolve("notes.txt")));
    }

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws IOException {
        Files.createDirectories(path);
        Files.writeString(path.resolve("config.toml"), "of = 'another program'");
        String before = listing();
        Says.refused(RefusedFolderException.class, () -> RunFolder.create(path), path + ": holds something other");
        Says.refused(RefusedFolderException.class, () -> RunFolder.open(path), "does not hold a run");
        Says.refused(RefusedFolderException.class, () -> new RunFolder(path), "does not hold a run");
        assertEquals(before, listing());
    }

    @Test
    void refusesWhatIsNoFolder() throws IOException {
        Path file = Files.createDirectories(path).resolve("file");
        Files.writeString(file, "text");
        Says.refused(RefusedFolderException.class, () -> RunFolder.create(file), "is not a folder");
        Says.refused(RefusedFolderException.class, () -> RunFolder.open(path.resolve("none")), "no such folder");
        Says.refused(RefusedFolderException.class, () -> RunFolder.create(file.resolve("below")), "cannot create");
        Says.refused(RefusedFolderException.class, () -> RunFolder.create(file.resolve("far/below")), "cannot create");
        assertEquals("text", Files.readString(file));
        assertFalse(Files.exists(path.resolve("none")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"step\":3", "{\"step\":3}", "\0\0\0", "{", "{\"note\":\"\u00fc"})
    void aTornLastLineIsNotReadAndThenCutOff(String torn) throws IOException {
        RunFolder run = RunFolder.create(path);
        try (RunWriter writer = run.write()) {
            writer.metrics(record(1));
            writer.metrics(record(2));
        }
        byte[] bytes = torn.getBytes(StandardCharsets.UTF_8);
        int cut = torn.endsWith("\u00fc") ? bytes.length - 1 : bytes.length;
        for (int i = 0; i < cut; i++) {
            Files.write(path.resolve("metrics.jsonl"), new byte[] {bytes[i]}, StandardOpenOption.APPEND);
            assertArrayEquals(new long[] {1, 2}, steps(run));
        }
        try (RunWriter writer = run.write()) {
            writer.metrics(record(3));
        }
        assertArrayEquals(new long[] {1, 2, 3}, steps(run));
        assertEquals("{\"step\":1}\n{\"step\":2}\n{\"step\":3}\n", Files.readString(path.resolve("metrics.jsonl")));
    }

    @Test
    void aLogThatIsOnlyATornLineBeginsAgain() throws IOException {
        RunFolder run = RunFolder.create(path);
        Files.writeString(path.resolve("metrics.jsonl"), "{\"ste");
        assertEquals(List.of(), run.metrics());
        try (RunWriter writer = run.write()) {
            writer.metrics(record(1));
        }
        assertArrayEquals(new long[] {1}, steps(run));
    }

    @Test
    void damageBeforeTheLastLineIsNamed() throws IOException {
        RunFolder run = RunFolder.create(path);
        Files.writeString(path.resolve("metrics.jsonl"), "{\"step\":1}\n{\"st\n{\"step\":3}\n");
        Says.bad(run::metrics, "metrics.jsonl line 2");
    }

    @Test
    void recordsAreReadWhileTheRunIsWritten() {
        RunFolder run = RunFolder.create(path);
        try (RunWriter writer = run.write()) {
            for (int step = 1; step <= 3; step++) {
                writer.metrics(record(step));
                assertEquals(step, run.metrics().size());
            }
        }
    }

    @Test
    void whatAKilledWriterLeftHalfWrittenIsCleared() throws IOException {
        RunFolder run = RunFolder.create(path);
        Files.createDirectories(path.resolve("checkpoints"));
        Files.writeString(path.resolve(".result.json.0.part"), "{");
        Files.writeString(path.resolve("checkpoints/.step-000000001.safetensors.0.part"), "x");
        Files.writeString(path.resolve("checkpoints/other.txt"), "kept");
        Files.createDirectories(path.resolve("snapshots"));
        Files.writeString(path.resolve("snapshots/.step-000000001.safetensors.0.part"), "x");
        assertTrue(run.checkpoints().isEmpty());
        run.write().close();
        assertEquals("checkpoints checkpoints/other.txt concentric.lock snapshots", listing());
    }

    @Test
    void keepsTheLatestCheckpointsAndAllSnapshots() {
        try (RunWriter run = RunFolder.create(path).write()) {
            run.keepCheckpoints(1);
            for (long step : new long[] {30, 10, 2_000_000_000, 20}) {
                run.checkpoint(step, TENSORS, Map.of());
                run.snapshot(step, TENSORS, Map.of("step", Long.toString(step)));
            }
            assertThrows(IllegalArgumentException.class, () -> run.keepCheckpoints(0));
            run.keepCheckpoints(4);
            assertEquals(
                    List.of(10L, 20L, 30L, 2_000_000_000L), stepsOf(run.folder().checkpoints()));
            run.keepCheckpoints(2);
            assertEquals(List.of(30L, 2_000_000_000L), stepsOf(run.folder().checkpoints()));
            run.keepCheckpoints(1);
            assertEquals(List.of(2_000_000_000L), stepsOf(run.folder().checkpoints()));
            assertEquals(
                    List.of(10L, 20L, 30L, 2_000_000_000L), stepsOf(run.folder().snapshots()));
            assertEquals("10", run.folder().snapshots().getFirst().read().text("step"));
            assertThrows(IllegalArgumentException.class, () -> run.snapshot(-1, TENSORS, Map.of()));
        }
    }

    @Test
    void aDamagedCheckpointIsSetAsideAndNotLost() throws IOException {
        try (RunWriter run = RunFolder.create(path).write()) {
            for (int i = 1; i <= 3; i++) {
                RunFolder.Checkpoint damaged = run.checkpoint(10, TENSORS, Map.of());
                Files.writeString(damaged.file(), "damage " + i);
                Says.bad(damaged::read, damaged.file().toString());
                assertEquals("damage " + i, Files.readString(run.discard(damaged)));
                assertTrue(run.folder().latestCheckpoint().isEmpty());
                assertThrows(IllegalArgumentException.class, () -> run.discard(damaged));
            }
            run.discard(run.snapshot(7, TENSORS, Map.of()));
            assertEquals(List.of(), run.folder().snapshots());
            run.restart();
        }
        assertEquals(
                "checkpoints checkpoints/step-000000010.safetensors.2.damaged"
                        + " checkpoints/step-000000010.safetensors.3.damaged"
                        + " checkpoints/step-000000010.safetensors.damaged concentric.lock"
                        + " snapshots snapshots/step-000000007.safetensors.damaged",
                listing());
    }

    @Test
    void tellsOfEachSessionThatWentOn() {
        Provenance first = Provenance.capture("1", "c", "simd", 2, 7, "train --out first");
        Provenance second = Provenance.capture("2", "d", "scalar", 1, 7, "resume first");
        try (RunWriter run = RunFolder.create(path).write()) {
            assertThrows(IllegalStateException.class, () -> run.resumed(5, second));
            run.provenance(first);
            assertEquals(List.of(), run.folder().resumptions());
            run.resumed(5, second);
            run.resumed(9, first);
            assertThrows(IllegalArgumentException.class, () -> run.resumed(-1, second));

            RunFolder read = RunFolder.open(path);
            assertEquals(first, read.provenance().orElseThrow());
            List<Document> sessions = read.resumptions();
            assertArrayEquals(
                    new long[] {5, 9},
                    sessions.stream()
                            .mapToLong(session -> session.integer("step"))
                            .toArray());
            assertEquals(
                    List.of(second, first),
                    sessions.stream().map(Provenance::of).toList());

            run.provenance(second);
            assertEquals(List.of(), read.resumptions());
        }
        assertEquals(List.of(), RunFolder.create(path.resolveSibling("other")).resumptions());
    }

    @Test
    void aRunThatIsDoneCanBeReopenedOrBegunAgain() throws IOException {
        RunFolder run = RunFolder.create(path);
        try (RunWriter writer = run.write()) {
            writer.reopen();
            writer.settings(Settings.parse("seed = 7", "test"));
            writer.metrics(record(1));
            writer.checkpoint(1, TENSORS, Map.of());
            writer.snapshot(1, TENSORS, Map.of());
            writer.result(record(1));
            writer.markDone();
        }
        String done = listing();
        try (RunWriter writer = run.write()) {
            writer.reopen();
            assertFalse(run.isDone());
            writer.settings(Settings.parse("seed = 8", "test"));
            writer.metrics(record(2));
            writer.markDone();
        }
        assertEquals(done, listing());
        assertEquals(8, run.settings().orElseThrow().integer("seed"));
        assertArrayEquals(new long[] {1, 2}, steps(run));
        try (RunWriter writer = run.write()) {
            writer.failure(record(3));
            writer.restart();
        }
        assertEquals("checkpoints concentric.lock config.toml snapshots", listing());
    }

    @Test
    void keepsWhyARunFailedUntilItGoesOn() {
        RunFolder run = RunFolder.create(path);
        assertTrue(run.failure().isEmpty());
        try (RunWriter writer = run.write()) {
            writer.failure(record(1));
            writer.failure(record(2));
            assertEquals(2, run.failure().orElseThrow().integer("step"));
            writer.clearFailure();
            writer.clearFailure();
            assertTrue(run.failure().isEmpty());
        }
    }

    @Test
    void aDamagedProvenanceIsNamed() throws IOException {
        RunFolder run = RunFolder.create(path);
        Document good = Provenance.capture("1", "c", "k", 1, 1, "x").document();
        for (String key : good.keys()) {
            Files.writeString(path.resolve("provenance.json"), Json.line(good).replace("\"" + key + "\"", "\"other\""));
            Says.bad(run::provenance, "provenance.json: " + key + " is missing");
        }
        Files.writeString(
                path.resolve("provenance.json"),
                Json.line(good).replaceAll("\"started\":\".*?\"", "\"started\":\"x\""));
        Says.bad(run::provenance, "started is x", "expected a time");
    }

    private static Document record(long step) {
        return Document.builder().put("step", step).build();
    }

    private static long[] steps(RunFolder run) {
        return run.metrics().stream().mapToLong(entry -> entry.integer("step")).toArray();
    }

    private static List<Long> stepsOf(List<RunFolder.Checkpoint> checkpoints) {
        return checkpoints.stream().map(RunFolder.Checkpoint::step).toList();
    }

    private String listing() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return String.join(
                    " ",
                    files.filter(file -> !file.equals(path))
                            .map(file -> path.relativize(file).toString())
                            .sorted()
                            .toList());
        }
    }
}
