package dev.concentric.cli;

import dev.concentric.experiment.Interruption;
import dev.concentric.experiment.Run;
import dev.concentric.experiment.RunObserver;
import dev.concentric.linalg.KernelSelection;
import dev.concentric.store.Provenance;
import java.util.List;
import java.util.function.BiFunction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What verbs that train have in common: where their work comes from, how it shows its progress, and that a signal stops
 * it where it is.
 */
final class Session {
    /** The system property in which the launcher says that standard error is a terminal. */
    private static final String TERMINAL = "concentric.terminal";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    Provenance provenance(int threads, long seed) {
        List<String> arguments = command.root().commandLine().getParseResult().originalArgs();
        return Provenance.capture(
                Version.current(),
                Version.commit(),
                KernelSelection.current().description(),
                threads,
                seed,
                "concentric " + String.join(" ", arguments));
    }

    /**
     * Does work on runs. SIGINT and SIGTERM end the process once every run has written a checkpoint, with the exit
     * codes that the JVM gives them, 130 and 143.
     */
    <T> T run(List<? extends Run> runs, BiFunction<RunObserver, Interruption, T> work) {
        KernelSelection kernels = KernelSelection.current();
        if (kernels.isScalar()) {
            command.commandLine().getErr().println("kernels: " + kernels.description());
        }
        Interruption interruption = new Interruption();
        try (Progress progress =
                new Progress(runs, command.commandLine().getErr(), Boolean.getBoolean(TERMINAL), quiet)) {
            Thread stop = new Thread(() -> stop(interruption, progress), "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            try {
                return work.apply(progress, interruption);
            } finally {
                release(stop);
            }
        }
    }

    private static void release(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // A signal has come: the process ends, and says so itself.
        }
    }

    private void stop(Interruption interruption, Progress progress) {
        try {
            progress.interrupted(
                    interruption.request()
                            ? "stopped, with a checkpoint; the same command goes on from there"
                            : "stopped with no run under way; the same command goes on");
        } catch (RuntimeException e) {
            progress.interrupted("stopped, but the last checkpoint could not be written: " + e.getMessage());
        }
    }
}
