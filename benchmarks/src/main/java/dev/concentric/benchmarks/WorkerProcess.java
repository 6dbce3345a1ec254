package dev.concentric.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A {@link Worker} as the process that started it sees it. */
final class WorkerProcess implements AutoCloseable {
    private final Path errors;
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter orders;
    private final String description;

    /** Starts a contestant's process and waits until it is ready to work. */
    WorkerProcess(Workload workload, Contestant contestant, int threads) throws IOException {
        errors = Files.createTempFile("worker", ".log");
        errors.toFile().deleteOnExit();
        ProcessBuilder builder = new ProcessBuilder(command(workload, contestant, threads));
        builder.redirectError(errors.toFile());
        // What is set outside would change how many threads a peer has, and how they wait.
        builder.environment().keySet().removeIf(name -> name.matches("(G?OMP|KMP|MKL|GOTO|OPENBLAS|BLIS)_.*"));
        builder.environment().putAll(contestant.environment(workload, threads));
        process = builder.start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        description = answer();
    }

    private static List<String> command(Workload workload, Contestant contestant, int threads) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--class-path",
                System.getProperty("java.class.path"),
                Worker.class.getName(),
                workload.name(),
                contestant.name(),
                String.valueOf(threads));
    }

    /** Returns one line on the code that runs in the process. */
    String description() {
        return description;
    }

    /** Returns how long processors have worked for the process. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Lets the process work for that long and returns what each repetition took, in milliseconds. */
    double[] work(long milliseconds) throws IOException {
        orders.println(milliseconds);
        return Stream.of(answer().split(" "))
                .mapToDouble(nanoseconds -> Long.parseLong(nanoseconds) / 1e6)
                .toArray();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("a worker ended early: " + Files.readString(errors));
        }
        return line;
    }

    /** Ends the process, which holds nothing that would be lost. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
