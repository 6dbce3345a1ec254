package dev.concentric.cli;

import dev.concentric.experiment.RunStatus;
import dev.concentric.store.Document;
import dev.concentric.store.Json;
import dev.concentric.store.RunFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code concentric runs}: what runs there are and how they stand. */
@Command(
        name = "runs",
        description = {
            "List the runs in some folders and in the folders below, with state, progress and key figures.",
            "done: complete. running: a process works on it. stopped: goes on with 'concentric resume RUN'. failed: see"
                    + " the message. empty: not begun. damaged: a file cannot be read."
        },
        mixinStandardHelpOptions = true)
final class RunsCommand implements Runnable {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "DIR", arity = "0..*", description = "Folders (default: the present one).")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Override
    public void run() {
        List<Path> where = folders.isEmpty() ? List.of(Path.of(".")) : folders;
        List<RunStatus> runs = where.stream()
                .flatMap(folder -> RunFolder.below(folder).stream())
                .map(RunStatus::of)
                .toList();
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            List<Document> documents = runs.stream().map(RunStatus::document).toList();
            out.print(Json.pretty(
                    Document.builder().putDocuments("runs", documents).build()));
        } else {
            print(runs, out);
        }
        out.flush();
    }

    private static void print(List<RunStatus> runs, PrintWriter out) {
        int width = runs.stream()
                .mapToInt(run -> run.folder().path().toString().length())
                .max()
                .orElse(0);
        for (RunStatus run : runs) {
            out.println(String.format(
                            Locale.ROOT,
                            "%-" + width + "s  %-7s  %s",
                            run.folder().path(),
                            run.state().key(),
                            run.message().orElseGet(() -> figures(run)))
                    .stripTrailing());
        }
    }

    private static String figures(RunStatus status) {
        return status.run()
                .map(run -> String.format(
                        Locale.ROOT,
                        "%-14s %3d%% of %d steps%s",
                        run.architecture(),
                        100 * status.step() / Math.max(1, run.steps()),
                        run.steps(),
                        status.last()
                                .map(last -> "; at " + last.step() + ": " + KeyFigures.words(last.figures()))
                                .orElse("")))
                .orElse("");
    }
}
