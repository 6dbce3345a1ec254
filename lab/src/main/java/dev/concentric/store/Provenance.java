package dev.concentric.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a result comes from: the session that worked on it, or began to where later ones went on.
 *
 * @param version Concentric's version
 * @param commit the commit it was built from, or {@code unknown}
 * @param java the Java runtime's version and vendor
 * @param system the operating system, its version and the architecture
 * @param processor the processor's model, or its architecture where the system does not tell
 * @param processors the number of processors that the Java runtime may use
 * @param kernels the kernels in use, and why where they are not the fastest
 * @param threads the number of threads that worked
 * @param seed the root of all randomness
 * @param command the command line
 * @param started when the work began
 */
public record Provenance(
        String version,
        String commit,
        String java,
        String system,
        String processor,
        int processors,
        String kernels,
        int threads,
        long seed,
        String command,
        Instant started) {

    /** The key of the later sessions. */
    static final String RESUMED = "resumed";

    /** Returns the provenance of work that this process begins now. */
    public static Provenance capture(
            String version, String commit, String kernels, int threads, long seed, String command) {
        return new Provenance(
                version,
                commit,
                System.getProperty("java.vm.version") + ", " + System.getProperty("java.vendor"),
                String.join(
                        " ",
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch")),
                processorModel(Path.of("/proc/cpuinfo")),
                Runtime.getRuntime().availableProcessors(),
                kernels,
                threads,
                seed,
                command,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    static String processorModel(Path cpuinfo) {
        try (Stream<String> lines = Files.lines(cpuinfo)) {
            return lines.filter(line -> line.startsWith("model name") && line.contains(":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException | UncheckedIOException e) {
            return System.getProperty("os.arch"); // Only Linux has that file.
        }
    }

    /** Returns this provenance with the parts' names as keys. */
    public Document document() {
        return addTo(Document.builder()).build();
    }

    /** Returns this provenance with what {@link #resumption} gave for each later session. */
    Document document(List<Document> resumptions) {
        return addTo(Document.builder()).putDocuments(RESUMED, resumptions).build();
    }

    /** Returns this provenance as that of a session that went on at a step. */
    Document resumption(long step) {
        return addTo(Document.builder().put("step", step)).build();
    }

    private Document.Builder addTo(Document.Builder document) {
        return document.put("version", version)
                .put("commit", commit)
                .put("java", java)
                .put("system", system)
                .put("processor", processor)
                .put("processors", processors)
                .put("kernels", kernels)
                .put("threads", threads)
                .put("seed", seed)
                .put("command", command)
                .put("started", started.toString());
    }

    /** Reads what {@link #document} gave; other keys are left aside. */
    public static Provenance of(Document document) {
        return new Provenance(
                document.text("version"),
                document.text("commit"),
                document.text("java"),
                document.text("system"),
                document.text("processor"),
                document.count("processors"),
                document.text("kernels"),
                document.count("threads"),
                document.integer("seed"),
                document.text("command"),
                instant(document, "started"));
    }

    private static Instant instant(Document document, String key) {
        try {
            return Instant.parse(document.text(key));
        } catch (DateTimeParseException e) {
            throw document.refuse(key, "is " + document.text(key), "expected a time such as 2025-09-16T12:00:00Z");
        }
    }
}
