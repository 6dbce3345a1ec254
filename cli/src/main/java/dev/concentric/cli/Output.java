package dev.concentric.cli;

import dev.concentric.store.Document;
import dev.concentric.store.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
        say(json ? Json.pretty(result).stripTrailing() : lines(result));
    }

    /** Prints a result with a text that explains it: below it, or as its key {@code explanation}. */
    void print(Document.Builder result, String explanation) {
        if (json) {
            print(result.put("explanation", explanation).build());
        } else {
            print(result.build());
            say("");
            say(explanation);
        }
    }

    private void say(String text) {
        command.commandLine().getOut().println(text);
        command.commandLine().getOut().flush();
    }

    private static String lines(Document result) {
        Map<String, String> shown = new LinkedHashMap<>();
        show("", result, shown);
        int width = shown.keySet().stream().mapToInt(String::length).max().orElse(0);
        return shown.entrySet().stream()
                .map(line -> String.format(Locale.ROOT, "%-" + width + "s  %s", line.getKey(), line.getValue()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** Collects a line for each part, named like {@code paper.printed} or {@code distances[2].innerChord}. */
    private static void show(String prefix, Document result, Map<String, String> shown) {
        for (String key : result.keys()) {
            if (result.holdsDocument(key)) {
                show(prefix + key + ".", result.document(key), shown);
            } else if (result.holdsDocuments(key)) {
                int number = 0;
                for (Document item : result.documents(key)) {
                    show(prefix + key + "[" + ++number + "].", item, shown);
                }
            } else {
                shown.put(prefix + key, result.show(key));
            }
        }
    }
}
