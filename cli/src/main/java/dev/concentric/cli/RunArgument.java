package dev.concentric.cli;

import dev.concentric.data.Sphere;
import dev.concentric.experiment.Measurer;
import dev.concentric.experiment.TrainedRun;
import dev.concentric.store.RunFolder;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The run that a verb measures, and the sphere it is measured on. */
final class RunArgument {
    @Parameters(paramLabel = "RUN", description = "Folder of a complete run.")
    private Path folder = Path.of("");

    @Option(names = "--sphere", defaultValue = "inner", description = "inner or outer (default: ${DEFAULT-VALUE}).")
    private String sphere = "inner";

    TrainedRun open() {
        return TrainedRun.open(RunFolder.open(folder));
    }

    Sphere sphere() {
        return Arrays.stream(Sphere.values())
                .filter(candidate -> candidate.key().equals(sphere))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("--sphere must be inner or outer, got '" + sphere + "'"));
    }

    /** Returns what measures the run, as it was measured on its way. */
    static Measurer measurer(TrainedRun run, int threads) {
        return new Measurer(run.spec().plan(), threads);
    }
}
