package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A full disk, a second process and missing rights, met by a run on its way: told in a line, and nothing is lost. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class FaultyRunTest {
    private static final int STEPS = 1000;

    /** A checkpoint of this network takes 0.9 MB. */
    private static final Object[] SETTINGS = {
        "--dimension",
        100,
        "--width",
        200,
        "--steps",
        STEPS,
        "--set",
        "measurement.snapshots=[" + STEPS + "]",
        "--samples",
        500,
        "--attack-points",
        2,
        "--threads",
        1
    };

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private Path run = Path.of("");

    @BeforeAll
    static void trainWithoutDisturbance() {
        Call.of(SmallTraining.command(shared.resolve("untouched"), SETTINGS)).json();
    }

    @BeforeEach
    void name() {
        run = folder.resolve("run");
    }

    @Test
    void aFullDiskEndsARunWhichGoesOnOnceThereIsRoom() throws Exception {
        stop(begin());
        long before = ChildProcess.latestCheckpoint(run);
        byte[] kept = Files.readAllBytes(checkpoint(run, before));
        // 512 blocks are 256 or 512 KiB, by the shell: between the small files and a checkpoint.
        Call full = ChildProcess.start(
                        List.of("/bin/sh", "-c", "ulimit -f 512; exec \"$@\"", "sh"),
                        "resume",
                        run,
                        "--quiet",
                        "--checkpoint-every",
                        0)
                .end();
        assertEquals(1, full.code(), full.err());
        assertEquals("", full.out());
        String line = "concentric resume: cannot write " + checkpoint(run, before + 1) + ": [^\\r\\n]{1,60}\\R";
        assertTrue(full.err().matches(line), full.err());

        assertEquals(before, ChildProcess.latestCheckpoint(run));
        assertArrayEquals(kept, Files.readAllBytes(checkpoint(run, before)));
        finish();
    }

    @Test
    void aSecondProcessIsRefusedAndTheFirstGoesOn() throws Exception {
        ChildProcess first = begin();
        assertTrue(Call.of("runs", run).out().startsWith(run + "  running  relu-200x2"));
        for (Object[] second : List.of(SmallTraining.command(run, SETTINGS), new Object[] {"resume", run, "--quiet"})) {
            Call.of(second).refused(run.toString(), "another process works on this run");
        }
        first.awaitCheckpointAfter(ChildProcess.latestCheckpoint(run), run);
        stop(first);
        finish();
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldInALine() throws Exception {
        stop(begin());
        assumeTrue(Files.getFileStore(run).supportsFileAttributeView("posix"), "there are no POSIX rights");
        allow("r-xr-xr-x");
        try {
            assumeFalse(Files.isWritable(run), "this user may write anywhere");
            Call refused = Call.of("resume", run, "--quiet");
            assertEquals(1, refused.code(), refused.err());
            assertTrue(
                    refused.err().matches("concentric resume: cannot [^\\r\\n]*: permission denied\\R"), refused.err());
            assertEquals(0, Call.of("runs", run).code());
        } finally {
            allow("rwxr-xr-x");
        }
        finish();
    }

    private void allow(String rights) throws IOException {
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString(rights));
    }

    /** Starts the run, and returns once it has a checkpoint; it writes one at each step, which makes it slow. */
    private ChildProcess begin() throws IOException, InterruptedException {
        List<Object> slow = new ArrayList<>(List.of(SmallTraining.command(run, SETTINGS)));
        slow.addAll(List.of("--checkpoint-every", 0));
        ChildProcess child = ChildProcess.start(List.of(), slow.toArray());
        child.awaitCheckpointAfter(-1, run);
        return child;
    }

    private static void stop(ChildProcess child) throws IOException, InterruptedException {
        child.signal("TERM");
        assertEquals(143, child.end().code());
    }

    private void finish() throws IOException {
        assertEquals(
                STEPS,
                Call.of("resume", run, "--quiet", "--json", "--threads", 1)
                        .json()
                        .integer("steps"));
        Path untouched = shared.resolve("untouched");
        assertEquals(-1, Files.mismatch(checkpoint(untouched, STEPS), checkpoint(run, STEPS)));
        assertEquals(-1, Files.mismatch(untouched.resolve("metrics.jsonl"), run.resolve("metrics.jsonl")));
    }

    private static Path checkpoint(Path run, long step) {
        return run.resolve("checkpoints/step-%09d.safetensors".formatted(step));
    }
}
