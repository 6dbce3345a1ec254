package dev.concentric.cli;

import dev.concentric.report.Report;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code concentric report}: figures and page drawn anew. */
@Command(
        name = "report",
        description = "Draw the figures and the page of a reproduction anew, from its figures/*.csv and"
                + " reproduction.json alone.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Runnable {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = "reproduction",
            description = "The reproduction's folder (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("");

    @Override
    public void run() {
        command.commandLine().getOut().println("Report: " + new Report(folder).write());
        command.commandLine().getOut().flush();
    }
}
