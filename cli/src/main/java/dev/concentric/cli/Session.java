package dev.concentric.cli;

import dev.concentric.experiment.RunSpec;
import dev.concentric.linalg.KernelSelection;
import dev.concentric.store.Provenance;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What verbs that train have in common: where their work comes from, and how it shows its progress. */
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

    Progress progress(List<RunSpec> runs) {
        KernelSelection kernels = KernelSelection.current();
        if (kernels.isScalar()) {
            command.commandLine().getErr().println("kernels: " + kernels.description());
        }
        return new Progress(runs, command.commandLine().getErr(), Boolean.getBoolean(TERMINAL), quiet);
    }
}
