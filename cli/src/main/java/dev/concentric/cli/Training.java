package dev.concentric.cli;

import dev.concentric.experiment.CheckpointPolicy;
import dev.concentric.experiment.Run;
import dev.concentric.experiment.RunStatus;
import dev.concentric.experiment.RunTrainer;
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
    void train(Run run, Supplier<RunFolder> folder) {
        CheckpointPolicy policy = checkpoints.policy();
        RunFolder trained = session.run(List.of(run), (progress, interruption) -> {
            Provenance provenance = session.provenance(threads.count(), run.seed());
            RunTrainer trainer =
                    new RunTrainer(provenance, threads.count(), threads.count(), policy, progress, interruption);
            RunFolder made = folder.get();
            trainer.complete(run, made);
            return made;
        });
        output.print(summary(RunStatus.of(trained)));
    }

    private static Document summary(RunStatus status) {
        Document.Builder summary =
                Document.builder().put("run", status.folder().path().toString());
        status.run()
                .ifPresent(
                        run -> summary.put("architecture", run.architecture()).put("steps", run.steps()));
        status.last().ifPresent(last -> summary.putAll(last.figures()));
        status.folder().result().ifPresent(result -> summary.put("seconds", result.number("seconds")));
        return summary.build();
    }
}
