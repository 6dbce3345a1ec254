package dev.concentric.cli;

import dev.concentric.store.Document;
import picocli.CommandLine.Option;

/** The option by which a verb of theory explains itself. */
final class Explanation {
    @Option(
            names = "--explain",
            description =
                    "Add what the values are, the formulas and theorems behind them and their sources; with --json"
                            + " as explanation.")
    private boolean wanted;

    /** Prints a result, with the text if it was asked for. */
    void print(Output output, Document.Builder result, String text) {
        if (wanted) {
            output.print(result, text);
        } else {
            output.print(result.build());
        }
    }
}
