package dev.concentric.cli;

import dev.concentric.store.Document;
import dev.concentric.store.Json;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a verb prints its result to standard output: as one JSON document, or a line for each part. */
final class Output {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    /** Prints a result. */
    void print(Document result) {
        command.commandLine().getOut().println(json ? Json.pretty(result).stripTrailing() : lines(result));
        command.commandLine().getOut().flush();
    }

    private static String lines(Document result) {
        int width = result.keys().stream().mapToInt(String::length).max().orElse(0);
        return result.keys().stream()
                .map(key -> String.format(Locale.ROOT, "%-" + width + "s  %s", key, result.show(key)))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
