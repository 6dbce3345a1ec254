package dev.concentric.cli;

import dev.concentric.experiment.Claim;
import dev.concentric.experiment.PaperFigure;
import dev.concentric.experiment.Reproduction;
import dev.concentric.experiment.RunExecutor;
import dev.concentric.experiment.RunTrainer;
import dev.concentric.experiment.Scale;
import dev.concentric.report.Report;
import dev.concentric.store.Document;
import dev.concentric.store.Json;
import dev.concentric.store.RunStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code concentric reproduce}: the paper made again. */
@Command(
        name = "reproduce",
        description = "Make the paper's figures again and judge its claims. What a former call made is used again.",
        mixinStandardHelpOptions = true)
final class ReproduceCommand implements Runnable {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--scale",
            defaultValue = "quick",
            description = "How far to go: quick (default: ${DEFAULT-VALUE}).")
    private String scale = "";

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "FIGURE",
            description = "Only these figures, such as fig1,fig4 (default: all of them).")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--out",
            defaultValue = "reproduction",
            paramLabel = "DIR",
            description = "Folder for runs, figures and report (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("");

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "Root of all randomness (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print the claims as one JSON document and nothing else.")
    private boolean json;

    @Mixin
    private Session session = new Session();

    @Override
    public void run() {
        Reproduction reproduction = new Reproduction(Scale.of(scale), PaperFigure.named(only), seed);
        RunStore store = RunStore.create(out);
        int processors = Runtime.getRuntime().availableProcessors();
        try (Progress progress = session.progress(reproduction.runs())) {
            int workers = Math.clamp(reproduction.runs().size(), 1, processors);
            RunTrainer trainer =
                    new RunTrainer(session.provenance(processors, seed), processors / workers, processors, progress);
            reproduction.makeIn(store, new RunExecutor(trainer, workers));
        }
        Path page = new Report(out).write();
        print(Json.read(out.resolve(Reproduction.FILE)), page);
    }

    private void print(Document made, Path page) {
        PrintWriter print = command.commandLine().getOut();
        if (json) {
            print.print(Json.pretty(made));
        } else {
            for (Document document : made.documents("claims")) {
                Claim claim = Claim.of(document);
                print.printf("%-26s %-28s %s%n", claim.verdict().words(), claim.id(), claim.measured());
            }
            print.println();
            print.println("Report: " + page);
        }
        print.flush();
    }
}
