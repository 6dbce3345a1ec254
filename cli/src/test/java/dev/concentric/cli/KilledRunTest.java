package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed again and again ends with the bits of one that was left alone. Its training set would take
 * 400 MB; each process has 256 MB.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
class KilledRunTest {
    private static final int KILLS = 20;
    private static final int STEPS = 40_000;

    /** How many steps a process makes at least before it is killed; the times below bound how many more. */
    private static final int MOST_STEPS = 60;

    private static final double SECONDS_BETWEEN_CHECKPOINTS = 0.02;

    /** Nothing is judged by this time: it spreads the kills over what a process does. */
    private static final int LONGEST_DELAY_MILLIS = 60;

    private static final Object[] SETTINGS = {
        "--training-set",
        1_000_000,
        "--dimension",
        100,
        "--width",
        16,
        "--steps",
        STEPS,
        "--set",
        "measurement.snapshots=[0, 50, 800, " + STEPS + "]",
        "--samples",
        500,
        "--attack-points",
        2,
        "--population-points",
        1000
    };

    @TempDir
    private static Path folder;

    private static Path untouched = Path.of("");

    @BeforeAll
    static void trainWithoutDisturbance() throws IOException {
        untouched = folder.resolve("untouched");
        Call whole = ChildProcess.start(List.of(), train(untouched, 1, 30)).end();
        assertEquals(0, whole.code(), whole.err());
    }

    @Test
    void aRunKilledManyTimesEndsWithTheSameBits() throws Exception {
        Path run = folder.resolve("killed");
        Random random = new Random(20_260_101);
        for (int i = 0; i < KILLS; i++) {
            kill(run, i, 1, random);
        }
        finish(run, 1);
    }

    @Test
    void soDoesOneThatIsMovedBetweenAndTrainedByTwoThreads() throws Exception {
        Path run = folder.resolve("moved");
        Random random = new Random(20_260_102);
        for (int i = 0; i < KILLS; i++) {
            if (i % 8 == 7) {
                Path elsewhere =
                        Files.createDirectories(folder.resolve("elsewhere")).resolve("moved" + i);
                run = Files.move(run, elsewhere);
            }
            kill(run, i, 2, random);
        }
        finish(run, 2);
    }

    /** Goes on with a run, and ends the process at a random instant after it has come further than any before it. */
    private static void kill(Path run, int session, int threads, Random random) throws Exception {
        long before = ChildProcess.latestCheckpoint(run);
        // Some processes write a checkpoint after each step, and so are mostly killed while they write one.
        boolean always = session % 4 == 0;
        double seconds = always ? 0 : SECONDS_BETWEEN_CHECKPOINTS;
        Object[] command = session % 2 == 0 ? train(run, threads, seconds) : resume(run, threads, seconds);
        ChildProcess child = ChildProcess.start(List.of(), command);
        child.awaitCheckpointAfter(before + random.nextInt(always ? 5 : MOST_STEPS), run);
        Thread.sleep(random.nextInt(LONGEST_DELAY_MILLIS));
        String signal = signal(session, child);
        assertTrue(child.process().isAlive(), () -> "ended before the signal: " + child.end());
        child.signal(signal);
        Call end = child.end();
        assertEquals(exitCode(signal), end.code(), () -> signal + ": " + end);
        assertEquals("", end.out());
        assertEquals(
                signal.equals("KILL")
                        ? ""
                        : "concentric: stopped, with a checkpoint; the same command goes on from there"
                                + System.lineSeparator(),
                end.err());
        assertTrue(ChildProcess.latestCheckpoint(run) > before);
    }

    private static String signal(int session, ChildProcess child) throws IOException {
        return switch (session % 7) {
            case 2 -> "TERM";
            case 5 -> ignoresInterrupts(child) ? "TERM" : "INT";
            default -> "KILL";
        };
    }

    /** A build in the background of a script ignores SIGINT, and so does what it starts. */
    private static boolean ignoresInterrupts(ChildProcess child) throws IOException {
        Path status = Path.of("/proc", Long.toString(child.process().pid()), "status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line -> (Long.parseUnsignedLong(
                                                line.substring("SigIgn:".length())
                                                        .strip(),
                                                16)
                                        & 2)
                                != 0);
    }

    /** By the convention of shells, 128 and the signal's number. */
    private static int exitCode(String signal) {
        return switch (signal) {
            case "INT" -> 130;
            case "TERM" -> 143;
            default -> 137;
        };
    }

    private static void finish(Path run, int threads) throws Exception {
        Call end = ChildProcess.start(List.of(), resume(run, threads, 30)).end();
        assertEquals(0, end.code(), end.err());
        assertEquals(
                sha256(RunFolder.open(untouched)
                        .latestCheckpoint()
                        .orElseThrow()
                        .file()),
                sha256(RunFolder.open(run).latestCheckpoint().orElseThrow().file()));
        for (String file : List.of("metrics.jsonl", "config.toml")) {
            assertEquals(Files.readString(untouched.resolve(file)), Files.readString(run.resolve(file)));
        }
        assertEquals(STEPS, ChildProcess.latestCheckpoint(run));
        assertEquals(4, RunFolder.open(run).metrics().size());
        List<Long> sessions = new ArrayList<>();
        RunFolder.open(run).resumptions().forEach(session -> sessions.add(session.integer("step")));
        assertEquals(KILLS, sessions.size());
        assertEquals(sessions.stream().sorted().distinct().toList(), sessions);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static Object[] train(Path run, int threads, double seconds) {
        return command(List.of("train", "--out", run), threads, seconds, SETTINGS);
    }

    private static Object[] resume(Path run, int threads, double seconds) {
        return command(List.of("resume", run), threads, seconds);
    }

    private static Object[] command(List<Object> verb, int threads, double seconds, Object... settings) {
        List<Object> all = new ArrayList<>(verb);
        all.addAll(List.of(settings));
        all.addAll(List.of("--threads", threads, "--checkpoint-every", seconds, "--quiet"));
        return all.toArray();
    }
}
