package dev.concentric.cli;

import dev.concentric.experiment.CheckpointPolicy;
import dev.concentric.experiment.Measurement;
import dev.concentric.experiment.RunSpec;
import dev.concentric.experiment.RunTrainer;
import dev.concentric.experiment.TrainedRun;
import dev.concentric.store.Document;
import dev.concentric.store.Provenance;
import dev.concentric.store.RunFolder;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/** What the verbs that train one run have in common: its options, the training itself, and what is printed of it. */
final class Training {
    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private CheckpointOptions checkpoints = new CheckpointOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private Session session = new Session();

    /** Trains a run in its folder, which is made once all options are known to be good, and prints what came out. */
    void train(RunSpec spec, Supplier<RunFolder> folder) {
        CheckpointPolicy policy = checkpoints.policy();
        TrainedRun trained = session.run(List.of(spec), (progress, interruption) -> {
            Provenance provenance =
                    session.provenance(threads.count(), spec.plan().seed());
            RunTrainer trainer =
                    new RunTrainer(provenance, threads.count(), threads.count(), policy, progress, interruption);
            return trainer.train(spec, folder.get());
        });
        output.print(summary(trained));
    }

    private static Document summary(TrainedRun run) {
        Document.Builder summary = Document.builder()
                .put("run", run.folder().path().toString())
                .put("architecture", run.spec().plan().architecture().name())
                .put("steps", run.spec().plan().steps());
        if (!run.measurements().isEmpty()) {
            Measurement last = run.last();
            summary.put("meanLoss", last.meanLoss())
                    .put("innerErrors", last.inner().errors())
                    .put("outerErrors", last.outer().errors())
                    .put("samples", last.inner().samples())
                    .put("found", last.coarse().found())
                    .put("meanChord", last.coarse().meanChord().orElse(Double.NaN));
            last.ellipsoid().ifPresent(ellipsoid -> summary.put("wrongAlphas", ellipsoid.wrongAlphas()));
        }
        return summary.put("seconds", run.seconds()).build();
    }
}
