package dev.concentric.cli;

import dev.concentric.concentration.ConcentrationStudy;
import dev.concentric.data.ImageData;
import dev.concentric.linalg.Team;
import dev.concentric.random.RandomStream;
import dev.concentric.store.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code concentric halfspace}: error sets made for a set of images, and how far the images lie from them. */
@Command(
        name = "halfspace",
        description = {
            "How far images lie from error sets of one measure: half-spaces along principal directions (the paper's"
                    + " appendix G), the best half-space over all directions, unions of balls and their complements.",
            "Sets are chosen from the training images, but for the low-variance direction, which is the one nearest to"
                    + " the paper's numbers; measure and distances are of the test images. Takes a minute or two for"
                    + " MNIST."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class HalfspaceCommand implements Runnable {
    /** Where the random starts of the search come from; another seed would start it elsewhere. */
    private static final long SEED = 1;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description =
                    "Folder with the four IDX files of MNIST, Fashion-MNIST or a set of the same form, each with or"
                            + " without .gz.")
    private Path data = Path.of("");

    @Option(
            names = "--measure",
            defaultValue = "0.01",
            paramLabel = "MU",
            description = "Share of the training images in each set (default: ${DEFAULT-VALUE}).")
    private double measure;

    @Option(
            names = "--directions",
            defaultValue = "10",
            paramLabel = "K",
            description = "How many leading directions to try, each with either sign (default: ${DEFAULT-VALUE}).")
    private int directions;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Override
    public void run() {
        try (Team team = Team.of(threads.count())) {
            ImageData images = ImageData.read(data);
            ConcentrationStudy study = ConcentrationStudy.of(
                    images, measure, directions, RandomStream.root(SEED).split("halfspace"), team, this::tell);
            PrintWriter out = command.commandLine().getOut();
            if (json) {
                out.print(Json.pretty(HalfspaceDocument.of(images, measure, study)));
            } else {
                HalfspaceTable.print(images, measure, study, out);
            }
            out.flush();
        }
    }

    private void tell(String what) {
        PrintWriter err = command.commandLine().getErr();
        err.println(what);
        err.flush();
    }
}
