package dev.concentric.cli;

import dev.concentric.experiment.CheckpointPolicy;
import picocli.CommandLine.Option;

/** How a run keeps what it has come to. */
final class CheckpointOptions {
    @Option(
            names = "--checkpoint-every",
            paramLabel = "SECONDS",
            description = "Time between checkpoints (default: ${DEFAULT-VALUE}; longer where writing one takes long).")
    private double seconds = CheckpointPolicy.USUAL.seconds();

    @Option(
            names = "--keep-checkpoints",
            paramLabel = "K",
            description = "How many checkpoints stay (default: ${DEFAULT-VALUE}).")
    private int kept = CheckpointPolicy.USUAL.kept();

    @Option(
            names = "--keep-snapshots",
            description = "Keep the network of every measurement, to measure it again without training.")
    private boolean snapshots;

    CheckpointPolicy policy() {
        return new CheckpointPolicy(seconds, kept, snapshots);
    }
}
