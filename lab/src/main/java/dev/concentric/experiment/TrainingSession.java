package dev.concentric.experiment;

import dev.concentric.linalg.Team;
import dev.concentric.model.TrainableNetwork;
import dev.concentric.store.BadFileException;
import dev.concentric.store.Document;
import dev.concentric.store.RefusedFolderException;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunWriter;
import dev.concentric.store.Tensor;
import dev.concentric.training.TrainingLoop;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The work of one process on one run: from the latest good checkpoint, or the first step, to the end.
 *
 * <p>The loop moves only under this object's lock, which is let go while the network is measured. So another thread can
 * write a checkpoint at any time, after the step that is under way at most.
 *
 * @param <N> the network in training
 * @param <S> the frozen network as it is measured
 */
final class TrainingSession<N extends TrainableNetwork, S> {
    private static final double NANOS = 1e-9;

    private final Run run;
    private final RunWork<N, S> work;
    private final RunTrainer trainer;
    private final RunWriter writer;
    private final RunFolder folder;
    private final TrainingLoop<N, S> loop;
    private final long began = System.nanoTime();
    private double secondsBefore;
    private long savedStep = -1;
    private long savedAt = System.nanoTime();
    private double savingTook;
    private long partsKeptAt;

    TrainingSession(Run run, RunWork<N, S> work, RunTrainer trainer, RunWriter writer, Team team) {
        this.run = run;
        this.work = work;
        this.trainer = trainer;
        this.writer = writer;
        this.folder = writer.folder();
        this.loop = new TrainingLoop<>(work.training(), team);
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
                trainer.observer().warned(run, damaged.getMessage() + "; the checkpoint before it is taken");
                writer.discard(checkpoint);
                continue;
            }
            secondsBefore = secondsKept();
            savedStep = loop.step();
            trainer.observer().resumed(run, loop.step());
            return true;
        }
        return false;
    }

    /** The seconds that former sessions took; where nobody can tell, that is no reason to lose what they made. */
    private double secondsKept() {
        try {
            return folder.progress().map(progress -> progress.number("seconds")).orElse(0.0);
        } catch (BadFileException damaged) {
            trainer.observer().warned(run, damaged.getMessage() + "; its seconds are counted from now");
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
        Map<Long, Document> measured = Run.recordsIn(folder);
        measured.values().removeIf(record -> !work.isMetBy(record));
        for (long step : run.snapshots()) {
            Document there = measured.get(step);
            Document record = step < loop.step() ? past(step, there) : reached(step, there);
            if (work.endsWith(record)) {
                finish();
                return;
            }
        }
        advanceTo(work.training().steps());
        finish();
    }

    /**
     * Checks that whatever is to be measured before the present step was measured, or kept to be measured now.
     *
     * @throws RefusedFolderException if not
     */
    void requireMeasurable() {
        Map<Long, Document> measured = Run.recordsIn(folder);
        for (long step : run.snapshots()) {
            Document there = measured.get(step);
            if (step < loop.step()
                    && (there == null || !work.isMetBy(there))
                    && NetworkCheckpoint.keptFile(step, folder).isEmpty()) {
                throw new RefusedFolderException(
                        folder.path(),
                        "has not kept the network of step " + step + ", which is to be measured",
                        "measure other steps, or train with --keep-snapshots in another folder");
            }
        }
    }

    private Document past(long step, @Nullable Document there) {
        return there == null
                ? measure(step, NetworkCheckpoint.kept(work, step, folder).orElseThrow())
                : there;
    }

    private Document reached(long step, @Nullable Document there) {
        advanceTo(step);
        if (there != null && !trainer.checkpoints().snapshots()) {
            return there;
        }
        S snapshot = loop.snapshot();
        keep(step, snapshot);
        return there == null ? measure(step, snapshot) : there;
    }

    private Document measure(long step, S snapshot) {
        trainer.observer().measuring(run, step);
        Document record = measured(step, snapshot);
        synchronized (this) {
            writer.metrics(record);
            writer.clearMeasuring();
        }
        trainer.observer().measured(run, run.figures(record));
        return record;
    }

    /** Measures from where a former session was cut off, if it was. */
    private Document measured(long step, S snapshot) {
        partsKeptAt = System.nanoTime();
        try {
            Optional<Document> kept = folder.measuring();
            if (kept.isPresent()) {
                MeasurementParts parts = new MeasurementParts(step, this::keepParts);
                parts.takeOver(kept.get());
                return work.measure(snapshot, parts);
            }
        } catch (BadFileException damaged) {
            trainer.observer().warned(run, damaged.getMessage() + "; the measurement is made anew");
        }
        return work.measure(snapshot, new MeasurementParts(step, this::keepParts));
    }

    private synchronized void keepParts(Document parts) {
        double cost = savedStep == loop.step() ? 0 : savingTook;
        if (trainer.checkpoints().isDue((System.nanoTime() - partsKeptAt) * NANOS, cost)) {
            saveWhereItIs();
            writer.measuring(parts);
            partsKeptAt = System.nanoTime();
        }
    }

    private void keep(long step, S snapshot) {
        boolean isThere = folder.snapshots().stream().anyMatch(kept -> kept.step() == step);
        if (trainer.checkpoints().snapshots() && !isThere) {
            writer.snapshot(
                    step, NetworkCheckpoint.ofNetwork(loop.measuredNetwork(), work.frozenBy(snapshot)), metadata());
        }
    }

    private synchronized void advanceTo(long target) {
        while (loop.step() < target) {
            requireGoingOn();
            loop.advance();
            trainer.observer().advanced(run, loop.step(), loop.batchLoss());
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
        tensors.putAll(work.frozenBy(loop.snapshot()));
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
        return NetworkCheckpoint.metadata(loop, run.architecture());
    }
}
