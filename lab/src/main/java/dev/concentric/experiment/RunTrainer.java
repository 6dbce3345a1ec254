package dev.concentric.experiment;

import dev.concentric.linalg.Team;
import dev.concentric.store.Document;
import dev.concentric.store.Provenance;
import dev.concentric.store.RefusedFolderException;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunWriter;
import dev.concentric.training.DivergedException;

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
     * Completes a run on concentric spheres, as {@link #complete} does, and returns it.
     *
     * @throws RefusedFolderException as there
     * @throws RunStoppedException as there
     * @throws RunDivergedException as there
     */
    public TrainedRun train(RunSpec spec, RunFolder folder) {
        complete(spec, folder);
        return TrainedRun.open(folder);
    }

    /**
     * Completes a run. What the folder holds of it already is used: a run that was interrupted goes on from its latest
     * checkpoint, and of a complete one only those measurements are made that it lacks.
     *
     * @throws RefusedFolderException if the folder holds another training, or lacks a network that is to be measured;
     *     it is then left as it is, but for damaged checkpoints that are set aside
     * @throws RunStoppedException if the run was asked to stop; it goes on at the next call
     * @throws RunDivergedException if the loss or a learned number is no longer finite
     */
    public void complete(Run run, RunFolder folder) {
        requireSame(run, folder);
        if (isComplete(run, folder)) {
            observer.reused(run);
            return;
        }
        try (RunWriter writer = folder.write()) {
            // Another process may have held the folder until now.
            requireSame(run, folder);
            if (isMeasured(run, folder)) {
                // What may differ is where the images of the run lie.
                writer.settings(run.settings());
                observer.reused(run);
                return;
            }
            train(run, writer);
            writer.markDone();
        }
        observer.finished(run);
    }

    private static boolean isComplete(Run run, RunFolder folder) {
        return isMeasured(run, folder)
                && Run.in(folder).settings().toml().equals(run.settings().toml());
    }

    private static boolean isMeasured(Run run, RunFolder folder) {
        return folder.isDone() && Run.in(folder).measuresLike(run);
    }

    /**
     * Checks that a folder holds no other training.
     *
     * @throws RefusedFolderException if it does
     */
    static void requireSame(Run run, RunFolder folder) {
        if (!holdsNoOther(run, folder)) {
            throw new RefusedFolderException(
                    folder.path(), "holds a run with other settings", "choose another folder, or delete this one");
        }
    }

    /** Returns whether a folder holds no other training. */
    static boolean holdsNoOther(Run run, RunFolder folder) {
        return folder.settings().isEmpty() || Run.in(folder).trainsLike(run);
    }

    private void train(Run run, RunWriter writer) {
        try (Team team = Team.of(trainingThreads)) {
            train(run, writer, session(run, writer, team));
        } catch (DivergedException e) {
            writer.failure(Document.builder()
                    .put("step", e.step())
                    .put("message", String.valueOf(e.getMessage()))
                    .build());
            throw new RunDivergedException(e, writer.folder());
        }
    }

    private TrainingSession<?, ?> session(Run run, RunWriter writer, Team team) {
        return switch (run) {
            case RunSpec spec ->
                new TrainingSession<>(spec, new SphereWork(spec, measuringThreads), this, writer, team);
            case ImageRunSpec spec ->
                new TrainingSession<>(spec, ImageWork.of(spec, measuringThreads), this, writer, team);
        };
    }

    private void train(Run run, RunWriter writer, TrainingSession<?, ?> session) {
        boolean resumed = session.resume();
        if (!resumed && writer.folder().hasEnded()) {
            throw new RefusedFolderException(
                    writer.folder().path(),
                    "holds a run that has ended, without a good checkpoint to measure or to go on from",
                    "its measurements would be lost: train it in another folder, or delete this one");
        }
        session.requireMeasurable();
        writer.reopen();
        writer.clearFailure();
        if (!resumed) {
            writer.restart();
        }
        writer.settings(run.settings());
        if (resumed && writer.folder().provenance().isPresent()) {
            warnOfOtherCode(run, writer.folder());
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
    }

    private void warnOfOtherCode(Run run, RunFolder folder) {
        folder.provenance()
                .filter(first -> !first.commit().equals(provenance.commit())
                        || !first.version().equals(provenance.version()))
                .ifPresent(first -> observer.warned(
                        run,
                        "was begun by another build (" + first.version() + ", " + first.commit()
                                + "): its bits may not be those of an uninterrupted run"));
    }
}
