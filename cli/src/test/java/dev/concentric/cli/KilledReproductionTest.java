package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A reproduction that is killed and called again loses what came after its last checkpoints, and ends with the same bits. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class KilledReproductionTest {
    private static final int KILLS = 4;
    private static final List<String> RUNS = List.of("perfect-shares-w1", "perfect-shares-w3");

    @TempDir
    private Path folder;

    @Test
    void eachCallGoesOnFromTheLastCheckpoints() throws Exception {
        Path untouched = folder.resolve("untouched");
        assertWaiting(reproduce(untouched, 30).end());
        Path killed = folder.resolve("killed");
        Random random = new Random(20_261_128);
        List<Long> reached = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            Path first = killed.resolve(RUNS.getFirst());
            // A checkpoint after each step: a kill comes a few steps after the one that is waited for.
            ChildProcess child = reproduce(killed, 0);
            child.awaitCheckpointAfter(ChildProcess.latestCheckpoint(first) + random.nextInt(20), first);
            child.signal(i % 2 == 0 ? "KILL" : "TERM");
            assertEquals(i % 2 == 0 ? 137 : 143, child.end().code());
            reached.add(ChildProcess.latestCheckpoint(first));
        }
        assertWaiting(reproduce(killed, 30).end());
        for (String run : RUNS) {
            assertEqualRuns(untouched.resolve(run), killed.resolve(run));
        }
        List<Long> begun = new ArrayList<>();
        RunFolder.open(killed.resolve(RUNS.getFirst()))
                .resumptions()
                .forEach(session -> begun.add(session.integer("step")));
        assertEquals(reached, begun);
    }

    /** Trains two of the runs of Figure 2 (right); the figure waits for the others. */
    private static ChildProcess reproduce(Path out, double seconds) throws Exception {
        return ChildProcess.start(
                List.of(),
                "reproduce",
                "--only",
                "fig2-training",
                "--runs",
                String.join(",", RUNS),
                "--workers",
                2,
                "--threads",
                1,
                "--out",
                out,
                "--checkpoint-every",
                seconds,
                "--quiet");
    }

    private static void assertWaiting(Call end) {
        assertEquals(0, end.code(), end.err());
        assertTrue(end.out().contains("wait for other runs"), end.out());
    }

    private static void assertEqualRuns(Path whole, Path killed) throws Exception {
        assertTrue(RunFolder.open(killed).isDone());
        for (String file : List.of("metrics.jsonl", "config.toml")) {
            assertEquals(Files.readString(whole.resolve(file)), Files.readString(killed.resolve(file)));
        }
        assertEquals(
                -1,
                Files.mismatch(
                        RunFolder.open(whole).latestCheckpoint().orElseThrow().file(),
                        RunFolder.open(killed).latestCheckpoint().orElseThrow().file()));
    }
}
