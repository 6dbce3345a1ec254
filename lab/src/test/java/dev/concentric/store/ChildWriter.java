package dev.concentric.store;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes a run's folder in a process of its own, to be killed or to find the disk full. */
final class ChildWriter {

    /** How many numbers a checkpoint has that fits the disk. */
    static final int SMALL = 50_000;

    private ChildWriter() {}

    /** Starts the process; {@code prefix} is the command that runs it, if any. */
    static Process start(List<String> prefix, RunFolder run, String work) throws IOException, URISyntaxException {
        Path tests = Path.of(Objects.requireNonNull(ChildWriter.class.getResource("ChildWriter.class"))
                .toURI());
        for (int i = ChildWriter.class.getName().split("\\.").length; i > 0; i--) {
            tests = Objects.requireNonNull(tests.getParent());
        }
        String classPath = String.join(
                File.pathSeparator,
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path", ""),
                tests.toString());
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The JVM's file of performance counters would meet the limit of the disk too.
        command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath));
        command.addAll(List.of(ChildWriter.class.getName(), run.path().toString(), work));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    public static void main(String[] arguments) {
        try (RunWriter writer = RunFolder.open(Path.of(arguments[0])).write()) {
            switch (arguments[1]) {
                case "fill" -> fill(writer);
                case "endless" -> endless(writer);
                default -> throw new IllegalArgumentException(arguments[1]);
            }
        }
    }

    /** Writes what fits, what does not, and then what fits again. */
    private static void fill(RunWriter writer) {
        int large = 40 * SMALL;
        write(writer, 1, SMALL);
        write(writer, 2, SMALL);
        refused(() -> write(writer, 3, large));
        refused(() -> write(writer, 2, large));
        refused(() -> writer.metrics(record(4, String.join("", Collections.nCopies(large, "long")))));
        write(writer, 5, SMALL);
    }

    private static void refused(Runnable action) {
        try {
            action.run();
            System.out.println("not refused");
        } catch (FileAccessException e) {
            System.out.println(e.getMessage());
        }
    }

    /** Goes on with the run until the process ends. */
    private static void endless(RunWriter writer) {
        long step =
                writer.folder().latestCheckpoint().map(latest -> latest.step()).orElse(0L);
        for (long first = step + 1; ; ) {
            step++;
            write(writer, step, SMALL);
            writer.keepCheckpoints(3);
            writer.snapshot(step % 5, tensors(step, SMALL), Map.of());
            if (step == first) {
                System.out.println("at work"); // By now all classes are loaded, and it goes fast.
            }
        }
    }

    private static void write(RunWriter writer, long step, int numbers) {
        writer.metrics(record(step, ""));
        writer.checkpoint(step, tensors(step, numbers), Map.of("step", Long.toString(step)));
    }

    private static Document record(long step, String note) {
        return Document.builder().put("step", step).put("note", note).build();
    }

    private static Map<String, Tensor> tensors(long step, int numbers) {
        float[] data = new float[numbers];
        Arrays.fill(data, step);
        return Map.of("data", Tensor.of(data, numbers));
    }
}
