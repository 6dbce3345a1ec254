package dev.concentric.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The one writer of a run's folder. Each file is written whole or not at all, the log of metrics record by record; a
 * run may be killed at any instant. One thread at a time uses a writer.
 */
public final class RunWriter implements AutoCloseable {
    private static final String DAMAGED = ".damaged";

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
            deleteParts(folder.snapshotFolder());
        } catch (FileAccessException e) {
            lock.close();
            throw e;
        }
    }

    /** Returns the folder, for reading. */
    public RunFolder folder() {
        return folder;
    }

    /**
     * Deletes the results of former writers, so that the run begins again: findings, checkpoints, snapshots, metrics,
     * result and failure. Checkpoints go before the metrics that belong to them, so one that is there can be gone on from.
     */
    public void restart() {
        reopen();
        clearFailure();
        deleteFindings();
        AtomicFile.delete(folder.progressFile());
        clearMeasuring();
        AtomicFile.delete(folder.resultFile());
        delete(folder.checkpoints());
        delete(folder.snapshots());
        AtomicFile.delete(folder.metricsFile());
    }

    /**
     * Takes the mark from a run that is complete, if it is, so that more can be written; even after a loss of power it
     * does not count as complete before {@link #markDone}.
     */
    public void reopen() {
        AtomicFile.delete(folder.doneFile());
    }

    /** Writes the run's settings. */
    public void settings(Settings settings) {
        settings.write(folder.settingsFile());
    }

    /** Writes where the run comes from, which begins the list of its sessions. */
    public void provenance(Provenance provenance) {
        Json.write(folder.provenanceFile(), provenance.document());
    }

    /**
     * Adds a session to those that went on with the run.
     *
     * @param step the number of training steps made before
     * @param provenance the session's
     * @throws IllegalStateException if the run has no provenance to add to
     */
    public void resumed(long step, Provenance provenance) {
        requireStep(step);
        Provenance first = folder.provenance()
                .orElseThrow(() -> new IllegalStateException("a run goes on once its first session is known"));
        List<Document> sessions = new ArrayList<>(folder.resumptions());
        sessions.add(provenance.resumption(step));
        Json.write(folder.provenanceFile(), first.document(sessions));
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
        return write(folder.checkpointFolder(), step, tensors, metadata);
    }

    /**
     * Writes a snapshot, which is like a checkpoint but kept for good. Once it is there, so are all metrics written
     * before it, even after a loss of power.
     *
     * @param step the number of training steps made
     * @param tensors the numbers, by name
     * @param metadata texts by name
     */
    public RunFolder.Checkpoint snapshot(
            long step, Map<String, ? extends Tensor> tensors, Map<String, String> metadata) {
        return write(folder.snapshotFolder(), step, tensors, metadata);
    }

    /** Deletes all checkpoints but the latest ones, of which so many are kept, at least 1. */
    public void keepCheckpoints(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("at least 1 checkpoint must be kept, got " + count);
        }
        List<RunFolder.Checkpoint> all = folder.checkpoints();
        delete(all.subList(0, Math.max(0, all.size() - count)));
    }

    /**
     * Sets a damaged checkpoint or snapshot aside, under a name that ends in {@code .damaged}: it is no longer listed,
     * and nothing is lost.
     *
     * @return the file under its new name
     */
    public Path discard(RunFolder.Checkpoint checkpoint) {
        if (!folder.checkpoints().contains(checkpoint) && !folder.snapshots().contains(checkpoint)) {
            throw new IllegalArgumentException(checkpoint.file() + " is no checkpoint of " + folder.path());
        }
        Path file = checkpoint.file();
        Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
        for (int i = 2; Files.exists(aside); i++) {
            aside = file.resolveSibling(file.getFileName() + "." + i + DAMAGED);
        }
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            AtomicFile.sync(file.toAbsolutePath().resolveSibling(""));
        } catch (IOException e) {
            throw new FileAccessException("rename", file, e);
        }
        return aside;
    }

    /** Writes why the run failed. */
    public void failure(Document failure) {
        Json.write(folder.failureFile(), failure);
    }

    /** Deletes what tells of a failure, if the run goes on after one. */
    public void clearFailure() {
        AtomicFile.delete(folder.failureFile());
    }

    /** Writes how far the run has come. */
    public void progress(Document progress) {
        Json.write(folder.progressFile(), progress);
    }

    /** Writes what there is of a measurement that is under way. */
    public void measuring(Document parts) {
        Json.write(folder.measuringFile(), parts);
    }

    /** Deletes what there is of a measurement, once its record is there even after a loss of power. */
    public void clearMeasuring() {
        if (Files.exists(folder.measuringFile())) {
            metrics.sync();
            AtomicFile.delete(folder.measuringFile());
        }
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

    private RunFolder.Checkpoint write(
            Path where, long step, Map<String, ? extends Tensor> tensors, Map<String, String> metadata) {
        requireStep(step);
        metrics.sync();
        Path file = where.resolve(RunFolder.checkpointName(step));
        Safetensors.write(file, tensors, metadata);
        return new RunFolder.Checkpoint(step, file);
    }

    private static void requireStep(long step) {
        if (step < 0) {
            throw new IllegalArgumentException("step must be at least 0, got " + step);
        }
    }

    private void deleteFindings() {
        Path findings = folder.findingsFolder();
        if (!Files.isDirectory(findings)) {
            return;
        }
        try (DirectoryStream<Path> tables = Files.newDirectoryStream(findings, "*.csv")) {
            tables.forEach(AtomicFile::delete);
        } catch (IOException e) {
            throw new FileAccessException("clear", findings, e);
        }
    }

    private static void delete(List<RunFolder.Checkpoint> checkpoints) {
        checkpoints.forEach(checkpoint -> AtomicFile.delete(checkpoint.file()));
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
