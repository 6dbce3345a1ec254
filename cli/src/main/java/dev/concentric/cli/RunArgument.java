package dev.concentric.cli;

import dev.concentric.data.Sphere;
import dev.concentric.experiment.ImageRunSpec;
import dev.concentric.experiment.Measurer;
import dev.concentric.experiment.Run;
import dev.concentric.experiment.TrainedRun;
import dev.concentric.store.RunFolder;
import dev.concentric.training.Snapshot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The network that a verb measures, given by its run, and the sphere it is measured on. */
final class RunArgument {
    /** The options that mean something for runs on images. */
    private static final Set<String> OF_IMAGES = Set.of("--step", "--points", "--threads", "--json");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "Folder of the run: a complete one, or any with --step.")
    private Path folder = Path.of("");

    @Option(
            names = "--step",
            paramLabel = "K",
            description = "The step whose network is measured, if it was kept (default: the last of the run).")
    private @Nullable Long step;

    @Option(names = "--sphere", defaultValue = "inner", description = "inner or outer (default: ${DEFAULT-VALUE}).")
    private String sphere = "inner";

    /** Reads the network. */
    Snapshot snapshot() {
        RunFolder run = RunFolder.open(folder);
        return step == null ? TrainedRun.open(run).snapshot() : TrainedRun.snapshotOf(run, step);
    }

    /** Returns what measures the network, if the run is one on images. */
    Optional<ImageVerbs> images(int threads) {
        RunFolder run = RunFolder.open(folder);
        if (!(run.settings().isPresent() && Run.in(run) instanceof ImageRunSpec)) {
            return Optional.empty();
        }
        for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
            if (!OF_IMAGES.contains(option.longestName())) {
                throw new IllegalArgumentException(
                        option.longestName() + " is for runs on spheres, this is one on images");
            }
        }
        return Optional.of(step == null ? ImageVerbs.ofComplete(run, threads) : ImageVerbs.ofStep(run, step, threads));
    }

    /** Returns the run's name. */
    String name() {
        return RunFolder.open(folder).name();
    }

    Sphere sphere() {
        return Arrays.stream(Sphere.values())
                .filter(candidate -> candidate.key().equals(sphere))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("--sphere must be inner or outer, got '" + sphere + "'"));
    }

    /** Returns what measures a network, as its run was measured on its way. */
    static Measurer measurer(Snapshot snapshot, int threads) {
        return new Measurer(snapshot.plan(), threads);
    }
}
