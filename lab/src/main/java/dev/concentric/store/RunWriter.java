package dev.concentric.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The one writer of a run's folder. Each file is written whole or not at all, the log of metrics record by record; a
 * run may be killed at any instant. One thread at a time uses a writer.
 */
public final class RunWriter implements AutoCloseable {
    private final RunFolder folder;
    private final FolderLock lock;
    private final MetricsLog metrics;

    /** Takes over a locked folder, and clears what a writer that was killed left half written. */
    RunWriter(RunFolder folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
        this.metrics = new MetricsLog(folder.metricsFile());
        try {
            deleteParts(folder.path());
            deleteParts(folder.checkpointFolder());
        } catch (FileAccessException e) {
            lock.close();
            throw e;
        }
    }

    /** Returns the folder, for reading. */
    public RunFolder folder() {
        return folder;
    }

    /** Deletes the metrics, checkpoints and result of a former writer that did not come to the run's end. */
    public void restart() {
        try {
            Files.deleteIfExists(folder.metricsFile());
            Files.deleteIfExists(folder.resultFile());
            for (RunFolder.Checkpoint checkpoint : folder.checkpoints()) {
                Files.deleteIfExists(checkpoint.file());
            }
        } catch (IOException e) {
            throw new FileAccessException("clear", folder.path(), e);
        }
    }

    /** Writes the run's settings. */
    public void settings(Settings settings) {
        settings.write(folder.settingsFile());
    }

    /** Writes where the run comes from. */
    public void provenance(Provenance provenance) {
        Json.write(folder.provenanceFile(), provenance.document());
    }

    /** Adds a record to the log of metrics; it is there for readers, and after a crash of the program, on return. */
    public void metrics(Document metricsRecord) {
        metrics.append(metricsRecord);
    }

    /**
     * Writes a checkpoint. Once it is there, so are all metrics written before it, even after a loss of power.
     *
     * @param step the number of training steps made
     * @param tensors the numbers, by name
     * @param metadata texts by name
     */
    public RunFolder.Checkpoint checkpoint(
            long step, Map<String, ? extends Tensor> tensors, Map<String, String> metadata) {
        if (step < 0) {
            throw new IllegalArgumentException("step must be at least 0, got " + step);
        }
        metrics.sync();
        Path file = folder.checkpointFile(step);
        Safetensors.write(file, tensors, metadata);
        return new RunFolder.Checkpoint(step, file);
    }

    /** Writes the run's result. */
    public void result(Document result) {
        Json.write(folder.resultFile(), result);
    }

    /**
     * Marks the run as complete, which is the last thing to do.
     *
     * @throws IllegalStateException if the run has no result
     */
    public void markDone() {
        if (!Files.exists(folder.resultFile())) {
            throw new IllegalStateException("a run is done once it has its result");
        }
        metrics.sync();
        AtomicFile.write(folder.doneFile(), "");
    }

    /** Lets the folder go. */
    @Override
    public void close() {
        try (lock) {
            metrics.close();
        }
    }

    private static void deleteParts(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*" + AtomicFile.PART)) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new FileAccessException("clear", folder, e);
        }
    }
}
