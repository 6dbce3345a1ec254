package dev.concentric.experiment;

import dev.concentric.linalg.Team;
import dev.concentric.store.Document;
import dev.concentric.store.Provenance;
import dev.concentric.store.RefusedFolderException;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunWriter;
import dev.concentric.training.DivergedException;
import java.util.Map;

/**
 * Trains a run in its folder and measures it on the way.
 *
 * @param provenance what the folder says about where the run comes from
 * @param trainingThreads how many threads share a training step; no result depends on it
 * @param measuringThreads how many threads measure; no result depends on it
 * @param checkpoints how the run keeps what it has come to
 * @param observer is told how the run goes on
 * @param interruption stops the run where it is
 */
public record RunTrainer(
        Provenance provenance,
        int trainingThreads,
        int measuringThreads,
        CheckpointPolicy checkpoints,
        RunObserver observer,
        Interruption interruption) {

    /** Checks the numbers of threads. */
    public RunTrainer {
        if (trainingThreads < 1 || measuringThreads < 1) {
            throw new IllegalArgumentException(
                    "threads must be at least 1, got " + Math.min(trainingThreads, measuringThreads));
        }
    }

    /**
     * Returns the complete run. What the folder holds of it already is used: a run that was interrupted goes on from
     * its latest checkpoint, and of a complete one only those measurements are made that it lacks.
     *
     * @throws RefusedFolderException if the folder holds another training, or lacks a network that is to be measured;
     *     it is then left as it is, but for damaged checkpoints that are set aside
     * @throws RunStoppedException if the run was asked to stop; it goes on at the next call
     * @throws RunDivergedException if the loss or a learned number is no longer finite
     */
    public TrainedRun train(RunSpec spec, RunFolder folder) {
        requireSame(spec, folder);
        if (isComplete(spec, folder)) {
            return reused(spec, folder);
        }
        try (RunWriter writer = folder.write()) {
            // Another process may have held the folder until now.
            requireSame(spec, folder);
            if (isComplete(spec, folder)) {
                return reused(spec, folder);
            }
            train(spec, writer);
            writer.markDone();
        }
        observer.finished(spec);
        return TrainedRun.open(folder);
    }

    private TrainedRun reused(RunSpec spec, RunFolder folder) {
        observer.reused(spec);
        return TrainedRun.open(folder);
    }

    private static boolean isComplete(RunSpec spec, RunFolder folder) {
        return folder.isDone() && TrainedRun.specOf(folder).measurement().equals(spec.measurement());
    }

    /**
     * Checks that a folder holds no other training.
     *
     * @throws RefusedFolderException if it does
     */
    static void requireSame(RunSpec spec, RunFolder folder) {
        if (folder.settings().isPresent() && !TrainedRun.specOf(folder).plan().equals(spec.plan())) {
            throw new RefusedFolderException(
                    folder.path(), "holds a run with other settings", "choose another folder, or delete this one");
        }
    }

    /** Checks that whatever is to be measured before a step was measured, or kept to be measured now. */
    private static void requireMeasurable(RunSpec spec, long made, RunFolder folder) {
        Map<Long, Measurement> measured = TrainedRun.measurementsIn(folder);
        for (long step : spec.measurement().snapshots()) {
            Measurement there = measured.get(step);
            if (step < made
                    && (there == null || !spec.measurement().isMetBy(there, spec.plan()))
                    && NetworkCheckpoint.keptFile(step, folder).isEmpty()) {
                throw new RefusedFolderException(
                        folder.path(),
                        "has not kept the network of step " + step + ", which is to be measured",
                        "measure other steps, or train with --keep-snapshots in another folder");
            }
        }
    }

    private void train(RunSpec spec, RunWriter writer) {
        try (Team team = Team.of(trainingThreads)) {
            TrainingSession session = new TrainingSession(spec, this, writer, team);
            boolean resumed = session.resume();
            requireMeasurable(spec, session.step(), writer.folder());
            writer.reopen();
            writer.clearFailure();
            if (!resumed) {
                writer.restart();
            }
            writer.settings(RunConfiguration.of(spec));
            if (resumed && writer.folder().provenance().isPresent()) {
                warnOfOtherCode(spec, writer.folder());
                writer.resumed(session.step(), provenance);
            } else {
                writer.provenance(provenance);
            }
            interruption.begin(session);
            try {
                session.run();
            } finally {
                interruption.end(session);
            }
        } catch (DivergedException e) {
            writer.failure(Document.builder()
                    .put("step", e.step())
                    .put("message", String.valueOf(e.getMessage()))
                    .build());
            throw new RunDivergedException(e, writer.folder());
        }
    }

    private void warnOfOtherCode(RunSpec spec, RunFolder folder) {
        folder.provenance()
                .filter(first -> !first.commit().equals(provenance.commit())
                        || !first.version().equals(provenance.version()))
                .ifPresent(first -> observer.warned(
                        spec,
                        "was begun by another build (" + first.version() + ", " + first.commit()
                                + "): its bits may not be those of an uninterrupted run"));
    }
}
