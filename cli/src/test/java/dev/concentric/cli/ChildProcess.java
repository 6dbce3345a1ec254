package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.store.RunFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line in a process of its own, to be killed or to find the disk full.
 *
 * @param process the process
 * @param out what it prints to standard output
 * @param err what it prints to standard error
 */
record ChildProcess(Process process, Path out, Path err) {

    /** Starts it; {@code prefix} is the command that runs it, if any. */
    static ChildProcess start(List<String> prefix, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The JVM's file of performance counters would meet the limit of a disk too.
        command.addAll(List.of("-XX:-UsePerfData", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-cp", classPath(), Main.class.getName()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Path out = Files.createTempFile("concentric", ".out");
        Path err = Files.createTempFile("concentric", ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new ChildProcess(process, out, err);
    }

    private static String classPath() {
        return String.join(
                File.pathSeparator,
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""));
    }

    /** Waits until the run has a checkpoint of a later step, which it returns. */
    long awaitCheckpointAfter(long step, Path run) throws InterruptedException {
        while (true) {
            long latest = latestCheckpoint(run);
            if (latest > step) {
                return latest;
            }
            assertTrue(process.isAlive(), () -> "ended before its next checkpoint: " + end());
            Thread.sleep(2);
        }
    }

    /** Returns the step of a run's latest checkpoint; -1 if there is none yet. */
    static long latestCheckpoint(Path run) {
        return RunFolder.isRun(run)
                ? RunFolder.open(run)
                        .latestCheckpoint()
                        .map(RunFolder.Checkpoint::step)
                        .orElse(-1L)
                : -1;
    }

    /** Sends a signal, such as {@code INT}. */
    void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertTrue(code == 0, () -> "the process had ended: " + end());
    }

    /** Waits for the end, and returns what came of it. */
    Call end() {
        try {
            int code = process.waitFor();
            Call call = new Call(code, Files.readString(out), withoutWarnings(err));
            Files.delete(out);
            Files.delete(err);
            return call;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the JVM says of its incubator module, the launcher drops. */
    private static String withoutWarnings(Path err) throws IOException {
        return Files.readString(err)
                .lines()
                .filter(line -> !line.startsWith("WARNING"))
                .map(line -> line + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
