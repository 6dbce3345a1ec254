package dev.concentric.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a full disk, a kill or missing rights leave of a run's folder. */
class RunFaultsTest {
    private static final int KILLS = 20;

    private RunFolder run;

    @BeforeEach
    void create(@TempDir Path folder) {
        run = RunFolder.create(folder.resolve("run"));
    }

    @Test
    void aFullDiskIsToldInOneLineAndLeavesWhatWasThere() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh to limit a process");
        // 2048 blocks are 1 MiB or 2 MiB, by the shell: between the small files and the large ones.
        Process child = ChildWriter.start(List.of("/bin/sh", "-c", "ulimit -f 2048; exec \"$@\"", "sh"), run, "fill");
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), output);
        List<String> lines = output.lines().toList();
        assertEquals(3, lines.size(), output);
        assertRefusal(lines.get(0), run.path().resolve("checkpoints/step-000000003.safetensors"));
        assertRefusal(lines.get(1), run.path().resolve("checkpoints/step-000000002.safetensors"));
        assertRefusal(lines.get(2), run.path().resolve("metrics.jsonl"));

        assertEquals(List.of(), parts());
        assertArrayEquals(new long[] {1, 2, 5}, steps(run.checkpoints()));
        run.checkpoints().forEach(RunFaultsTest::verify);
        // The records of the refused checkpoints are there; the record that was torn is not, the one behind it is.
        assertArrayEquals(new long[] {1, 2, 3, 2, 5}, recordedSteps());
    }

    private static void assertRefusal(String line, Path file) {
        assertTrue(line.startsWith("cannot write " + file + ": "), line);
        assertTrue(line.length() < file.toString().length() + 60, line);
    }

    @Test
    void whatAKilledWriterLeavesVerifies() throws IOException, InterruptedException, URISyntaxException {
        long latest = 0;
        for (int i = 0; i < KILLS; i++) {
            Process child = ChildWriter.start(List.of(), run, "endless");
            assertEquals("at work", child.inputReader().readLine());
            assertTrue(run.isBusy());
            Thread.sleep(3 * (i * 7 % KILLS)); // Nothing is judged by this time: it spreads the kills.
            child.destroyForcibly().waitFor();
            assertFalse(run.isBusy());

            List<RunFolder.Checkpoint> checkpoints = run.checkpoints();
            assertTrue(checkpoints.size() <= 4, checkpoints::toString);
            checkpoints.forEach(RunFaultsTest::verify);
            run.snapshots().forEach(RunFolder.Checkpoint::read);
            long step = run.latestCheckpoint().map(RunFolder.Checkpoint::step).orElse(0L);
            assertTrue(step >= latest, "a checkpoint was lost: from " + latest + " to " + step);
            latest = step;
            long[] recorded = LongStream.of(recordedSteps()).distinct().toArray();
            assertArrayEquals(LongStream.rangeClosed(1, recorded.length).toArray(), recorded);
            assertTrue(recorded.length >= step, "records: " + recorded.length + ", steps: " + step);
        }
        assertTrue(latest >= KILLS, "checkpoints: " + latest);
        run.write().close();
        assertEquals(List.of(), parts());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedAndCanBeRead() throws IOException {
        Path checkpoints = run.path().resolve("checkpoints");
        try (RunWriter writer = run.write()) {
            writer.checkpoint(1, Map.of(), Map.of("step", "1"));
        }
        assumeTrue(Files.getFileStore(run.path()).supportsFileAttributeView("posix"), "there are no POSIX rights");
        allow(run.path(), "r-xr-xr-x");
        allow(checkpoints, "r-xr-xr-x");
        try {
            assumeFalse(Files.isWritable(run.path()), "this user may write anywhere");
            try (RunWriter writer = run.write()) {
                Says.refused(
                        FileAccessException.class,
                        () -> writer.checkpoint(2, Map.of(), Map.of()),
                        "cannot write " + checkpoints.resolve("step-000000002.safetensors") + ": permission denied");
                Says.refused(FileAccessException.class, writer::restart, "cannot delete", "permission denied");
                Says.refused(
                        FileAccessException.class,
                        () -> writer.discard(run.checkpoints().getFirst()),
                        "cannot rename",
                        "permission denied");
            }
            allow(run.path().resolve(RunFolder.LOCK), "r--r--r--");
            Says.refused(FileAccessException.class, run::write, "cannot lock", "permission denied");
            assertFalse(run.isBusy());
            assertEquals("1", run.latestCheckpoint().orElseThrow().read().text("step"));
        } finally {
            allow(run.path(), "rwxr-xr-x");
            allow(checkpoints, "rwxr-xr-x");
        }
    }

    private static void allow(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    private static void verify(RunFolder.Checkpoint checkpoint) {
        TensorFile read = checkpoint.read();
        assertEquals(Long.toString(checkpoint.step()), read.text("step"));
        for (float number : read.floats("data", ChildWriter.SMALL)) {
            assertEquals(checkpoint.step(), number);
        }
    }

    private static long[] steps(List<RunFolder.Checkpoint> checkpoints) {
        return checkpoints.stream().mapToLong(RunFolder.Checkpoint::step).toArray();
    }

    private long[] recordedSteps() {
        return run.metrics().stream().mapToLong(line -> line.integer("step")).toArray();
    }

    private List<String> parts() throws IOException {
        try (Stream<Path> files = Files.walk(run.path())) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(AtomicFile.PART))
                    .toList();
        }
    }
}
