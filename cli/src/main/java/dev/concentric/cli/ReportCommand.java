package dev.concentric.cli;

import dev.concentric.experiment.PaperFigure;
import dev.concentric.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "FIGURE",
            description =
                    "Draw only these figures, such as fig1,fig4, and leave the page as it is (default: all of them,"
                            + " and the page).")
    private List<String> only = new ArrayList<>();

    @Override
    public void run() {
        PrintWriter out = command.commandLine().getOut();
        Report report = new Report(folder);
        if (only.isEmpty()) {
            out.println("Report: " + report.write());
        } else {
            List<Set<PaperFigure>> asked =
                    only.stream().map(name -> PaperFigure.named(List.of(name))).toList();
            report.draw(asked).forEach(picture -> out.println("Figure: " + picture));
        }
        out.flush();
    }
}
