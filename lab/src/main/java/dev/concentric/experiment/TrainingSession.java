package dev.concentric.experiment;

import dev.concentric.linalg.Team;
import dev.concentric.store.BadFileException;
import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunWriter;
import dev.concentric.store.Tensor;
import dev.concentric.training.Snapshot;
import dev.concentric.training.TrainingLoop;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The work of one process on one run: from the latest good checkpoint, or the first step, to the end.
 *
 * <p>The loop moves only under this object's lock, which is let go while the network is measured. So another thread can
 * write a checkpoint at any time, after the step that is under way at most.
 */
final class TrainingSession {
    private static final double NANOS = 1e-9;

    private final RunSpec spec;
    private final RunTrainer trainer;
    private final RunWriter writer;
    private final RunFolder folder;
    private final TrainingLoop loop;
    private final Measurer measurer;
    private final long began = System.nanoTime();
    private double secondsBefore;
    private long savedStep = -1;
    private long savedAt = System.nanoTime();
    private double savingTook;

    TrainingSession(RunSpec spec, RunTrainer trainer, RunWriter writer, Team team) {
        this.spec = spec;
        this.trainer = trainer;
        this.writer = writer;
        this.folder = writer.folder();
        this.loop = new TrainingLoop(spec.plan(), team);
        this.measurer = new Measurer(spec.plan(), trainer.measuringThreads());
    }

    /**
     * Goes on from the latest checkpoint that is not damaged.
     *
     * @return false where there is none, with the run before its first step
     */
    boolean resume() {
        for (RunFolder.Checkpoint checkpoint : folder.checkpoints().reversed()) {
            try {
                NetworkCheckpoint.restore(checkpoint, loop);
            } catch (BadFileException damaged) {
                trainer.observer().warned(spec, damaged.getMessage() + "; the checkpoint before it is taken");
                writer.discard(checkpoint);
                continue;
            }
            secondsBefore = secondsKept();
            savedStep = loop.step();
            trainer.observer().resumed(spec, loop.step());
            return true;
        }
        return false;
    }

    /** The seconds that former sessions took; where nobody can tell, that is no reason to lose what they made. */
    private double secondsKept() {
        try {
            return folder.progress().map(progress -> progress.number("seconds")).orElse(0.0);
        } catch (BadFileException damaged) {
            trainer.observer().warned(spec, damaged.getMessage() + "; its seconds are counted from now");
            return 0;
        }
    }

    /** Returns the number of steps made. */
    long step() {
        return loop.step();
    }

    /**
     * Trains and measures to the end.
     *
     * @throws RunStoppedException if the run was asked to stop
     * @throws dev.concentric.training.DivergedException if it diverged
     */
    void run() {
        Map<Long, Measurement> measured = TrainedRun.measurementsIn(folder);
        measured.values().removeIf(measurement -> !spec.measurement().isMetBy(measurement, spec.plan()));
        for (long step : spec.measurement().snapshots()) {
            Measurement there = measured.get(step);
            Measurement measurement = step < loop.step() ? past(step, there) : reached(step, there);
            if (spec.measurement().endsWith(measurement)) {
                finish();
                return;
            }
        }
        advanceTo(spec.plan().steps());
        finish();
    }

    private Measurement past(long step, @Nullable Measurement there) {
        return there == null
                ? measure(NetworkCheckpoint.kept(spec.plan(), step, folder).orElseThrow())
                : there;
    }

    private Measurement reached(long step, @Nullable Measurement there) {
        advanceTo(step);
        if (there != null && !trainer.checkpoints().snapshots()) {
            return there;
        }
        Snapshot snapshot = loop.snapshot();
        keep(snapshot);
        return there == null ? measure(snapshot) : there;
    }

    private Measurement measure(Snapshot snapshot) {
        trainer.observer().measuring(spec, snapshot.step());
        Measurement measurement = measurer.measure(snapshot, spec.measurement());
        synchronized (this) {
            writer.metrics(MeasurementDocument.of(measurement));
        }
        trainer.observer().measured(spec, measurement);
        return measurement;
    }

    private void keep(Snapshot snapshot) {
        boolean isThere = folder.snapshots().stream().anyMatch(kept -> kept.step() == snapshot.step());
        if (trainer.checkpoints().snapshots() && !isThere) {
            writer.snapshot(snapshot.step(), NetworkCheckpoint.ofNetwork(loop, snapshot), metadata());
        }
    }

    private synchronized void advanceTo(long target) {
        while (loop.step() < target) {
            requireGoingOn();
            loop.advance();
            trainer.observer().advanced(spec, loop.step(), loop.batchLoss());
            if (trainer.checkpoints().isDue((System.nanoTime() - savedAt) * NANOS, savingTook)) {
                save();
            }
        }
        requireGoingOn();
    }

    private void requireGoingOn() {
        if (trainer.interruption().isRequested()) {
            saveWhereItIs();
            throw new RunStoppedException("stopped at step " + loop.step());
        }
    }

    /** Writes a checkpoint unless the last one is of this very step. */
    synchronized void saveWhereItIs() {
        if (savedStep != loop.step()) {
            save();
        }
    }

    private void save() {
        save(NetworkCheckpoint.ofTraining(loop));
    }

    private void save(Map<String, Tensor> tensors) {
        long start = System.nanoTime();
        loop.requireFinite();
        writer.progress(summary());
        writer.checkpoint(loop.step(), tensors, metadata());
        writer.keepCheckpoints(trainer.checkpoints().kept());
        savedStep = loop.step();
        savedAt = System.nanoTime();
        savingTook = (savedAt - start) * NANOS;
    }

    private synchronized void finish() {
        Map<String, Tensor> tensors = NetworkCheckpoint.ofTraining(loop);
        tensors.putAll(NetworkCheckpoint.ofStatistics(loop.snapshot().statistics()));
        save(tensors);
        writer.result(summary());
    }

    private Document summary() {
        return Document.builder()
                .put("steps", loop.step())
                .put("batchLoss", loop.batchLoss())
                .put("seconds", secondsBefore + (System.nanoTime() - began) * NANOS)
                .build();
    }

    private Map<String, String> metadata() {
        return NetworkCheckpoint.metadata(loop, spec.plan());
    }
}
