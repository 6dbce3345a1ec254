package dev.concentric.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run's folder as its readers see it. It holds {@code config.toml} (the settings, complete), {@code provenance.json},
 * {@code metrics.jsonl} (one record a line), {@code checkpoints/step-NNNNNNNNN.safetensors}, {@code result.json} and,
 * once all of it is there, {@code DONE}; {@code concentric.lock} marks the folder as a run's.
 *
 * <p>Reading needs no lock and may go on while another process writes: every file is whole at any instant.
 *
 * @param path where the folder is
 */
public record RunFolder(Path path) {
    static final String LOCK = "concentric.lock";
    private static final Pattern CHECKPOINT = Pattern.compile("step-(\\d{9,18})\\.safetensors");

    /**
     * A checkpoint of a run.
     *
     * @param step the number of training steps made
     * @param file the safetensors file
     */
    public record Checkpoint(long step, Path file) {

        /** Reads the checkpoint. */
        public TensorFile read() {
            return Safetensors.read(file);
        }
    }

    /** Refuses a folder without that file. */
    public RunFolder {
        MarkedFolder.require(path, LOCK, "a run");
    }

    /**
     * Makes a run's folder where there is none or an empty one; a run's folder that is there already is left as it is.
     *
     * @throws RefusedFolderException if the folder holds something else, which is then left as it is
     */
    public static RunFolder create(Path path) {
        MarkedFolder.create(path, LOCK, "a run");
        return new RunFolder(path);
    }

    /**
     * Opens a run's folder.
     *
     * @throws RefusedFolderException if there is none
     */
    public static RunFolder open(Path path) {
        return new RunFolder(path);
    }

    /** Returns whether a folder is a run's. */
    public static boolean isRun(Path path) {
        return Files.isRegularFile(path.resolve(LOCK));
    }

    /**
     * Takes the folder for writing, until the writer is closed or the process ends.
     *
     * @throws BusyFolderException if another process or thread has taken it
     */
    public RunWriter write() {
        return new RunWriter(this, FolderLock.on(path.resolve(LOCK)));
    }

    /** Returns the folder's name, which is the run's. */
    public String name() {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    /** Returns whether the run is complete. */
    public boolean isDone() {
        return Files.exists(doneFile());
    }

    /** Reads the run's settings, if they are there yet. */
    public Optional<Settings> settings() {
        return Files.exists(settingsFile()) ? Optional.of(Settings.read(settingsFile())) : Optional.empty();
    }

    /** Reads where the run comes from, if it is there yet. */
    public Optional<Provenance> provenance() {
        return Files.exists(provenanceFile())
                ? Optional.of(Provenance.of(Json.read(provenanceFile())))
                : Optional.empty();
    }

    /** Reads the records written so far. */
    public List<Document> metrics() {
        return MetricsLog.read(metricsFile());
    }

    /** Reads the run's result, if it is there yet. */
    public Optional<Document> result() {
        return Files.exists(resultFile()) ? Optional.of(Json.read(resultFile())) : Optional.empty();
    }

    /** Returns the checkpoints, the earliest first. */
    public List<Checkpoint> checkpoints() {
        if (!Files.isDirectory(checkpointFolder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(checkpointFolder())) {
            return files.flatMap(file -> checkpoint(file).stream())
                    .sorted(Comparator.comparingLong(Checkpoint::step))
                    .toList();
        } catch (IOException e) {
            throw new FileAccessException("read", checkpointFolder(), e);
        }
    }

    /** Returns the last checkpoint, if there is one. */
    public Optional<Checkpoint> latestCheckpoint() {
        List<Checkpoint> all = checkpoints();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    Path settingsFile() {
        return path.resolve("config.toml");
    }

    Path provenanceFile() {
        return path.resolve("provenance.json");
    }

    Path metricsFile() {
        return path.resolve("metrics.jsonl");
    }

    Path checkpointFolder() {
        return path.resolve("checkpoints");
    }

    Path checkpointFile(long step) {
        return checkpointFolder().resolve("step-%09d.safetensors".formatted(step));
    }

    Path resultFile() {
        return path.resolve("result.json");
    }

    Path doneFile() {
        return path.resolve("DONE");
    }

    private static Optional<Checkpoint> checkpoint(Path file) {
        Matcher name = CHECKPOINT.matcher(file.getFileName().toString());
        return name.matches() ? Optional.of(new Checkpoint(Long.parseLong(name.group(1)), file)) : Optional.empty();
    }
}
