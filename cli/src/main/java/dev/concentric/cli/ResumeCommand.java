package dev.concentric.cli;

import dev.concentric.experiment.Run;
import dev.concentric.store.RunFolder;
import dev.concentric.store.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code concentric resume}: a run taken up again. */
@Command(
        name = "resume",
        description = {
            "Go on with a run that was interrupted, from its latest checkpoint. It ends with the same bits as a run"
                    + " that was not.",
            "With --set measurement.KEY=VALUE, also of a complete run: measure it anew, without training."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Runnable {
    @Parameters(paramLabel = "RUN", description = "Folder of the run.")
    private Path path = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the measurement, such as measurement.finalSamples=10000000.")
    private List<String> assignments = new ArrayList<>();

    @Mixin
    private Training training = new Training();

    @Override
    public void run() {
        RunFolder folder = RunFolder.open(path);
        training.train(run(folder), () -> folder);
    }

    private Run run(RunFolder folder) {
        Run run = Run.in(folder);
        if (assignments.isEmpty()) {
            return run;
        }
        Settings settings = run.settings();
        for (String assignment : assignments) {
            settings = settings.with(assignment);
        }
        Run changed = Run.of(folder.name(), settings);
        if (!changed.trainsLike(run)) {
            throw new IllegalArgumentException(
                    "--set can change what is measured (measurement.KEY=VALUE), not what is trained; for another"
                            + " training: concentric train --config " + path.resolve("config.toml")
                            + " --set ... --out NEW");
        }
        return changed;
    }
}
