package dev.concentric.cli;

import dev.concentric.experiment.CheckpointPolicy;
import dev.concentric.experiment.Claim;
import dev.concentric.experiment.Forecast;
import dev.concentric.experiment.ImageSource;
import dev.concentric.experiment.PaperFigure;
import dev.concentric.experiment.Reproduction;
import dev.concentric.experiment.Run;
import dev.concentric.experiment.RunExecutor;
import dev.concentric.experiment.RunTrainer;
import dev.concentric.experiment.Scale;
import dev.concentric.experiment.Shard;
import dev.concentric.report.Report;
import dev.concentric.store.Document;
import dev.concentric.store.Json;
import dev.concentric.store.RunStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
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
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--scale",
            defaultValue = "quick",
            paramLabel = "SCALE",
            description = "How far to go: quick (minutes), standard (an hour on two cores) or paper (12 to 15 hours,"
                    + " --dry-run tells); with --data longer (default: ${DEFAULT-VALUE}).")
    private String scale = "";

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "FIGURE",
            description =
                    "Only these figures and what they rest on, such as fig1,fig4,fig4-tail (default: all of them).")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--runs",
            split = ",",
            paramLabel = "NAME",
            description = "Train only the runs of these names, such as 'networks-quadratic-*'; figures wait for the"
                    + " others (default: all of them).")
    private List<String> runNames = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Real images for appendix G, of sides divisible by 4: four IDX files named as MNIST's (default:"
                            + " without appendix G).")
    private @Nullable Path data;

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

    @Option(
            names = "--dry-run",
            description = "Train nothing: print what will run, and how long it will take on this machine.")
    private boolean dryRun;

    @Option(
            names = "--draw",
            description = "Train nothing: make figures, claims and report of the runs that are complete.")
    private boolean draw;

    @Option(
            names = "--workers",
            paramLabel = "W",
            description = "Runs trained at the same time (default: as many as there are processors).")
    private int workers = PROCESSORS;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Threads that share each training step (default: processors divided by workers).")
    private @Nullable Integer threads;

    @Option(
            names = "--shard",
            paramLabel = "I/K",
            converter = ShardConverter.class,
            description = "Train only every K-th run from the I-th on; K machines share the folder (default: all).")
    private Shard shard = Shard.ALL;

    @Mixin
    private CheckpointOptions checkpoints = new CheckpointOptions();

    @Mixin
    private Session session = new Session();

    @Override
    public void run() {
        Set<PaperFigure> figures = PaperFigure.named(only);
        if (draw && (dryRun || !runNames.isEmpty() || !shard.equals(Shard.ALL))) {
            throw new IllegalArgumentException(
                    "--draw takes the runs that are complete; leave out --dry-run, --runs and --shard");
        }
        if (data == null && !draw && !only.isEmpty() && figures.stream().anyMatch(PaperFigure::isOfImages)) {
            throw new IllegalArgumentException(
                    "figG6 and its parts are of real images; give their folder by --data DIR");
        }
        Reproduction reproduction = new Reproduction(
                Scale.of(scale), figures, seed, Optional.ofNullable(data).map(ImageSource::of));
        List<Run> runs = shard.of(reproduction.runs(runNames));
        requireAtLeastOne("--workers", workers);
        requireAtLeastOne("--threads", threads == null ? 1 : threads);
        int together = Math.clamp(runs.size(), 1, workers);
        if (dryRun) {
            Optional<RunStore> there = RunStore.openIfThere(out);
            there.ifPresent(reproduction::requireOwn);
            forecast(Forecast.of(runs, there, together));
            return;
        }
        if (draw) {
            draw(reproduction);
        } else {
            List<String> waiting = train(reproduction, runs, together);
            if (!waiting.isEmpty()) {
                tellWaiting(waiting);
                return;
            }
        }
        Path page = new Report(out).write();
        print(Json.read(out.resolve(Reproduction.FILE)), page);
    }

    private static void requireAtLeastOne(String option, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(option + " must be at least 1, got " + number);
        }
    }

    private List<String> train(Reproduction reproduction, List<Run> runs, int together) {
        int each = threads == null ? Math.max(1, PROCESSORS / together) : threads;
        CheckpointPolicy policy = checkpoints.policy();
        RunStore store = RunStore.create(out);
        return session.run(runs, (progress, interruption) -> {
            RunTrainer trainer = new RunTrainer(
                    session.provenance(together * each, seed), each, PROCESSORS, policy, progress, interruption);
            return reproduction.makeIn(store, RunExecutor.of(trainer, together), runs);
        });
    }

    private void draw(Reproduction reproduction) {
        RunStore store = RunStore.open(out);
        session.run(
                List.of(),
                (progress, interruption) ->
                        reproduction.drawIn(store, PROCESSORS, session.provenance(PROCESSORS, seed), progress));
    }

    private void tellWaiting(List<String> waiting) {
        PrintWriter print = command.commandLine().getOut();
        if (json) {
            print.print(Json.pretty(
                    Document.builder().putTexts("waitingFor", waiting).build()));
        } else {
            print.println("Figures and claims wait for other runs (--draw makes them of those that are complete): "
                    + String.join(", ", waiting));
        }
        print.flush();
    }

    private void forecast(Forecast forecast) {
        PrintWriter print = command.commandLine().getOut();
        if (json) {
            print.print(Json.pretty(forecast.document()));
        } else {
            for (Forecast.Entry entry : forecast.entries()) {
                print.printf(
                        "%-36s %9d steps  %s%n",
                        entry.run().name(), entry.run().steps(), entry.complete() ? "done" : duration(entry.seconds()));
            }
            print.printf(
                    "%nAbout %s, %d at a time (an estimate, on the high side; runs that may end early count whole).%n",
                    duration(forecast.seconds()), forecast.workers());
        }
        print.flush();
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
    }

    private static final class ShardConverter implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String text) {
            return Shard.of(text);
        }
    }

    private void print(Document made, Path page) {
        PrintWriter print = command.commandLine().getOut();
        if (json) {
            print.print(Json.pretty(made));
        } else {
            for (Document document : made.documents("claims")) {
                Claim claim = Claim.of(document);
                print.printf("%-26s %-32s %s%n", claim.verdict().words(), claim.id(), claim.measured());
            }
            print.println();
            if (made.integer(Reproduction.MISSING_RUNS) > 0) {
                print.println("Runs not complete: " + made.integer(Reproduction.MISSING_RUNS)
                        + "; without --draw they are trained.");
            }
            if (made.flag(Reproduction.WITHOUT_IMAGES)) {
                print.println("Appendix G, on real images, was left out; --data DIR makes it.");
            }
            print.println("Report: " + page);
        }
        print.flush();
    }
}
