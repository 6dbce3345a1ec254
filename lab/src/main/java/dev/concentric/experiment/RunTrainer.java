package dev.concentric.experiment;

import dev.concentric.linalg.Team;
import dev.concentric.store.Document;
import dev.concentric.store.Provenance;
import dev.concentric.store.RefusedFolderException;
import dev.concentric.store.RunFolder;
import dev.concentric.store.RunWriter;
import dev.concentric.store.Settings;
import dev.concentric.training.Snapshot;
import dev.concentric.training.TrainingLoop;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a run in its folder and measures it on the way.
 *
 * @param provenance what the folder says about where the run comes from
 * @param trainingThreads how many threads share a training step; no result depends on it
 * @param measuringThreads how many threads measure; no result depends on it
 * @param observer is told how the run goes on
 */
public record RunTrainer(Provenance provenance, int trainingThreads, int measuringThreads, RunObserver observer) {

    /** Checks the numbers of threads. */
    public RunTrainer {
        if (trainingThreads < 1 || measuringThreads < 1) {
            throw new IllegalArgumentException(
                    "threads must be at least 1, got " + Math.min(trainingThreads, measuringThreads));
        }
    }

    /**
     * Returns the complete run, trained now unless the folder holds it already. What an interrupted call left of the
     * same run is made again.
     *
     * @throws RefusedFolderException if the folder holds a run with other settings, which is then left as it is
     * @throws dev.concentric.training.DivergedException if the loss is no longer finite
     */
    public TrainedRun train(RunSpec spec, RunFolder folder) {
        requireSame(spec, folder);
        if (folder.isDone()) {
            return reused(spec, folder);
        }
        try (RunWriter writer = folder.write()) {
            // Another process may have held the folder until now.
            requireSame(spec, folder);
            if (folder.isDone()) {
                return reused(spec, folder);
            }
            writer.restart();
            writer.settings(RunConfiguration.of(spec));
            writer.provenance(provenance);
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

    /**
     * Checks that a folder holds no other run.
     *
     * @throws RefusedFolderException if it does
     */
    static void requireSame(RunSpec spec, RunFolder folder) {
        Optional<Settings> present = folder.settings();
        if (present.isPresent()
                && !present.get().toml().equals(RunConfiguration.of(spec).toml())) {
            throw new RefusedFolderException(
                    folder.path(), "holds a run with other settings", "choose another folder, or delete this one");
        }
    }

    private void train(RunSpec spec, RunWriter writer) {
        try (Team team = Team.of(trainingThreads)) {
            train(spec, new TrainingLoop(spec.plan(), team), writer);
        }
    }

    private void train(RunSpec spec, TrainingLoop loop, RunWriter writer) {
        long began = System.nanoTime();
        Measurer measurer = new Measurer(spec.plan(), measuringThreads);
        MeasurementPlan measurement = spec.measurement();
        for (long step : measurement.snapshots()) {
            advance(loop, step, spec);
            observer.measuring(spec, step);
            long samples = step == spec.plan().steps() ? measurement.finalSamples() : measurement.samples();
            writer.metrics(
                    MeasurementDocument.of(measurer.measure(loop.snapshot(), samples, measurement.attackPoints())));
        }
        advance(loop, spec.plan().steps(), spec);
        Snapshot snapshot = loop.snapshot();
        writer.checkpoint(
                snapshot.step(),
                NetworkCheckpoint.tensors(loop.network(), snapshot.statistics()),
                Map.of("architecture", spec.plan().architecture().name()));
        writer.result(Document.builder()
                .put("steps", snapshot.step())
                .put("batchLoss", loop.batchLoss())
                .put("seconds", (System.nanoTime() - began) / 1e9)
                .build());
    }

    private void advance(TrainingLoop loop, long target, RunSpec spec) {
        while (loop.step() < target) {
            loop.advance();
            observer.advanced(spec, loop.step(), loop.batchLoss());
        }
    }
}
