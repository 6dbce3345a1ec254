package dev.concentric.cli;

import dev.concentric.experiment.Run;
import dev.concentric.store.RunFolder;
import dev.concentric.store.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code concentric train}: one run of one's own. */
@Command(
        name = "train",
        description = {
            "Train a network on concentric spheres, or with --data on images, and measure it on the way.",
            "Settings come from --config, then from the options below, then from --set; the run's folder keeps all of"
                    + " them in config.toml, from which --config makes the same run again."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class TrainCommand implements Runnable {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "RUN",
            description = "Folder of the run: new, empty, or of the same run, which then goes on.")
    private Path out = Path.of("");

    @Option(names = "--config", paramLabel = "FILE", description = "Settings in TOML, all of them or some.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting by its name in config.toml, such as training.beta1=0.8; may be given repeatedly.")
    private List<String> assignments = new ArrayList<>();

    @Mixin
    private Training training = new Training();

    @Override
    public void run() {
        training.train(Run.of(name(), settings()), () -> RunFolder.create(out));
    }

    private Settings settings() {
        Settings settings = config == null ? Settings.parse("", "settings") : Settings.read(config);
        settings = SettingOption.applyTo(settings, command);
        for (String assignment : assignments) {
            settings = settings.with(assignment);
        }
        return SettingOption.applySizesTo(settings, command);
    }

    private String name() {
        Path name = out.toAbsolutePath().normalize().getFileName();
        if (name == null) {
            throw new IllegalArgumentException("--out must name a folder below the root, got '" + out + "'");
        }
        return name.toString();
    }
}
