package dev.concentric.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run's folder as its readers see it. It holds {@code config.toml} (the settings, complete), {@code provenance.json},
 * {@code metrics.jsonl} (one record a line), {@code progress.json} (how far it had come), {@code measuring.json} (what
 * there is of a measurement), {@code checkpoints/step-NNNNNNNNN.safetensors} (from which the run can go
 * on), {@code snapshots/step-NNNNNNNNN.safetensors} (kept to be looked at), {@code findings/*.csv} (tables worked out of
 * the complete run's network), {@code result.json} and, once all of it is there, {@code DONE}; or {@code failure.json}, if the run failed. {@code concentric.lock} marks the folder as a run's.
 *
 * <p>Reading needs no lock and may go on while another process writes: every file is whole at any instant.
 *
 * @param path where the folder is
 */
public record RunFolder(Path path) {
    static final String LOCK = "concentric.lock";
    private static final Pattern CHECKPOINT = Pattern.compile("step-(\\d{9,18})\\.safetensors");

    /**
     * A checkpoint of a run, or a snapshot, which is a file of the same kind.
     *
     * @param step the number of training steps made
     * @param file the safetensors file
     */
    public record Checkpoint(long step, Path file) {

        /**
         * Reads the checkpoint.
         *
         * @throws BadFileException if one bit of it is not as it was written
         */
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
     * Returns the runs at a place: the folder itself if it is a run's, else those in it and in the folders in it, by
     * path.
     *
     * @throws FileAccessException if the folder cannot be read
     */
    public static List<RunFolder> below(Path path) {
        if (isRun(path)) {
            return List.of(new RunFolder(path));
        }
        try (Stream<Path> files = Files.find(path, 3, (file, attributes) -> file.endsWith(LOCK))) {
            return files.map(file -> new RunFolder(file.resolveSibling("").normalize()))
                    .sorted(Comparator.comparing(RunFolder::path))
                    .toList();
        } catch (IOException e) {
            throw new FileAccessException("read", path, e);
        } catch (UncheckedIOException e) {
            throw new FileAccessException("read", path, Objects.requireNonNull(e.getCause()));
        }
    }

    /**
     * Takes the folder for writing, until the writer is closed or the process ends.
     *
     * @throws BusyFolderException if another process or thread has taken it
     */
    public RunWriter write() {
        return new RunWriter(this, FolderLock.on(path.resolve(LOCK)));
    }

    /** Returns whether a writer holds the folder now, of this process or another one. */
    public boolean isBusy() {
        return FolderLock.isHeld(path.resolve(LOCK));
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

    /** Reads where the run comes from, which is its first session, if it is there yet. */
    public Optional<Provenance> provenance() {
        return document(provenanceFile()).map(Provenance::of);
    }

    /**
     * Reads the provenance of each session that went on with the run, in their order. Each has the key {@code step},
     * the number of training steps made before.
     */
    public List<Document> resumptions() {
        return document(provenanceFile())
                .filter(provenance -> provenance.has(Provenance.RESUMED))
                .map(provenance -> provenance.documents(Provenance.RESUMED))
                .orElse(List.of());
    }

    /** Reads the records written so far. */
    public List<Document> metrics() {
        return MetricsLog.read(metricsFile());
    }

    /** Reads how far the run had come when it was last kept, if it was. */
    public Optional<Document> progress() {
        return document(progressFile());
    }

    /** Reads what there is of a measurement that is under way or was cut off. */
    public Optional<Document> measuring() {
        return document(measuringFile());
    }

    /** Returns whether the run has come to its end, whether or not it is marked as complete. */
    public boolean hasEnded() {
        return Files.exists(resultFile());
    }

    /** Reads the run's result, if it is there yet. */
    public Optional<Document> result() {
        return document(resultFile());
    }

    /** Reads why the run failed, if it did. */
    public Optional<Document> failure() {
        return document(failureFile());
    }

    /**
     * Returns the table of that name that was worked out of the complete run's network, or makes it and keeps it.
     *
     * @param name letters, digits and dashes
     * @param made works it out; the same each time
     */
    public DataTable finding(String name, Supplier<DataTable> made) {
        if (!hasFinding(name)) {
            made.get().write(findingFile(name));
        }
        return DataTable.read(findingFile(name));
    }

    /** Returns whether that table was made. */
    public boolean hasFinding(String name) {
        return Files.exists(findingFile(name));
    }

    private Path findingFile(String name) {
        return findingsFolder().resolve(name + ".csv");
    }

    /** Returns the checkpoints, the earliest first; those set aside as damaged are not among them. */
    public List<Checkpoint> checkpoints() {
        return checkpoints(checkpointFolder());
    }

    /** Returns the snapshots, the earliest first; those set aside as damaged are not among them. */
    public List<Checkpoint> snapshots() {
        return checkpoints(snapshotFolder());
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

    Path snapshotFolder() {
        return path.resolve("snapshots");
    }

    Path findingsFolder() {
        return path.resolve("findings");
    }

    static String checkpointName(long step) {
        return "step-%09d.safetensors".formatted(step);
    }

    Path progressFile() {
        return path.resolve("progress.json");
    }

    Path measuringFile() {
        return path.resolve("measuring.json");
    }

    Path resultFile() {
        return path.resolve("result.json");
    }

    Path failureFile() {
        return path.resolve("failure.json");
    }

    Path doneFile() {
        return path.resolve("DONE");
    }

    private static Optional<Document> document(Path file) {
        return Files.exists(file) ? Optional.of(Json.read(file)) : Optional.empty();
    }

    private static List<Checkpoint> checkpoints(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> checkpoint(file).stream())
                    .sorted(Comparator.comparingLong(Checkpoint::step))
                    .toList();
        } catch (IOException e) {
            throw new FileAccessException("read", folder, e);
        }
    }

    private static Optional<Checkpoint> checkpoint(Path file) {
        Matcher name = CHECKPOINT.matcher(file.getFileName().toString());
        return name.matches() ? Optional.of(new Checkpoint(Long.parseLong(name.group(1)), file)) : Optional.empty();
    }
}
