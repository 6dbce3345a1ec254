package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.experiment.CheckpointPolicy;
import dev.concentric.experiment.Experiment;
import dev.concentric.experiment.Interruption;
import dev.concentric.experiment.PaperPlan;
import dev.concentric.experiment.Run;
import dev.concentric.experiment.RunConfiguration;
import dev.concentric.experiment.RunExecutor;
import dev.concentric.experiment.RunObserver;
import dev.concentric.experiment.RunSpec;
import dev.concentric.experiment.RunTrainer;
import dev.concentric.experiment.Scale;
import dev.concentric.store.Document;
import dev.concentric.store.Provenance;
import dev.concentric.store.RunStore;
import dev.concentric.store.RunWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
    @TempDir
    private Path folder;

    @Test
    void everyLevelHasHelpAndVersion() {
        CommandLine root = Main.commandLine();
        assertTrue(root.getSubcommands().size() >= 6);
        for (String verb : root.getSubcommands().keySet()) {
            Call help = Call.of(verb, "--help");
            assertEquals(0, help.code());
            assertEquals("", help.err());
            assertTrue(help.out().startsWith("Usage: concentric " + verb + " "), help.out());
            assertTrue(help.out().lines().count() > 4, help.out());
            assertEquals(Call.of("--version"), Call.of(verb, "--version"));
            assertTrue(Call.of("--help").out().contains("  " + verb + " "));
        }
        assertTrue(Call.of("-h").out().startsWith("Usage: concentric "));
        assertTrue(Call.of("--version").out().matches("concentric \\d+\\.\\d+\\.\\d+\\R"));
    }

    @Test
    void refusesACallWithoutVerbOrWithAnUnknownOne() {
        Call.of().refused("concentric: say what to do", "concentric --help");
        Call.of("trian").refused("concentric: ", "'trian'");
        Call.of("--bogus").refused("concentric: Unknown option: '--bogus'");
        Call.of("--json").refused("--json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reproduce", "train", "evaluate", "attack", "bound", "doctor"})
    void refusesAnUnknownOptionOfEachVerb(String verb) {
        Call.of(verb, "--bogus").refused("concentric " + verb + ": ");
        Call.of(verb, "a", "b", "c").refused("concentric " + verb + ": ");
    }

    @Test
    void whateverIsTypedTheRefusalIsOneLine() {
        Call.of("tr\nain").refused("'tr ain'");
        Call.of("bound", "--dimension", "5\r\n6", "--error-rate", "0.1").refused("'5 6' is not an int");
        Call.of("reproduce", "--scale", "a\n\nb").refused("no scale 'a b'");
    }

    @Test
    void doctorPrintsOneDocument() {
        Document found = Call.of("doctor", "--json").json();
        for (String key : List.of("version", "java", "processor", "kernels")) {
            assertFalse(found.text(key).isBlank());
        }
        assertTrue(found.number("productGflops") > 0);
    }

    @Test
    void reproduceRefusesWhatItDoesNotKnowAndMakesNoFolder() {
        Path out = folder.resolve("out");
        Call.of("reproduce", "--out", out, "--scale", "huge").refused("no scale 'huge', only quick");
        Call.of("reproduce", "--out", out, "--only", "fig1,fig5").refused("no figure 'fig5'");
        Call.of("reproduce", "--out", out, "--seed", "x").refused("'x' is not a long");
        assertFalse(Files.exists(out));
    }

    @Test
    void reproduceTrainsNothingForFiguresOfTheoryAlone() {
        Path out = folder.resolve("out");
        Document made = Call.of("reproduce", "--out", out, "--only", "fig3,figE4,figF5", "--json")
                .json();
        assertEquals(List.of(), made.documents("runs"));
        assertEquals(List.of(), RunStore.open(out).runs());
        assertTrue(Files.exists(out.resolve("report.html")));
        for (String figure : List.of("fig3", "figE4", "figF5")) {
            assertTrue(Files.exists(out.resolve("figures").resolve(figure + ".png")));
        }
    }

    @Test
    void reproduceLeavesAFolderAloneThatHoldsSomethingElse() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Call.of("reproduce", "--out", folder).refused(folder.toString(), "something other");
        assertEquals(List.of("notes.txt"), List.of(folder.toFile().list()));
    }

    @Test
    void reportDrawsAnewFromDataAlone() throws IOException {
        Path out = folder.resolve("out");
        Call.of("reproduce", "--out", out, "--only", "fig3", "--json").json();
        byte[] picture = Files.readAllBytes(out.resolve("figures/fig3.svg"));
        Files.delete(out.resolve("figures/fig3.svg"));
        Files.delete(out.resolve("report.html"));
        assertEquals(0, Call.of("report", out).code());
        assertArrayEquals(picture, Files.readAllBytes(out.resolve("figures/fig3.svg")));
        assertTrue(Files.exists(out.resolve("report.html")));
        Call.of("report", folder.resolve("none")).refused("reproduction.json");
    }

    @Test
    void reportDrawsTheFiguresThatAreNamedAndLeavesThePage() throws IOException {
        Path out = folder.resolve("out");
        Call.of("reproduce", "--out", out, "--only", "fig3,figF5", "--json").json();
        for (String file : List.of("figures/fig3.svg", "figures/figF5.svg", "report.html")) {
            Files.delete(out.resolve(file));
        }
        Call.of("report", out, "--only", "fig3,fig4").refused("fig4.csv", "reproduce makes it");
        assertFalse(Files.exists(out.resolve("figures/fig3.svg")));
        Call drawn = Call.of("report", out, "--only", "fig3");
        assertEquals("Figure: " + out.resolve("figures/fig3.png"), drawn.out().strip());
        assertTrue(Files.exists(out.resolve("figures/fig3.svg")));
        assertFalse(Files.exists(out.resolve("figures/figF5.svg")));
        assertFalse(Files.exists(out.resolve("report.html")));
        Call.of("report", out, "--only", "fig5").refused("no figure 'fig5'");
    }

    @Test
    void aDryRunTrainsNothingAndMakesNoFolder() {
        Path out = folder.resolve("out");
        Document forecast = Call.of("reproduce", "--out", out, "--dry-run", "--scale", "paper", "--json")
                .json();
        assertTrue(forecast.documents("runs").size() > 60);
        assertTrue(forecast.number("seconds") > 0);
        for (String option : List.of("--workers", "--threads", "--keep-checkpoints")) {
            Call.of("reproduce", "--out", out, option, 0).refused("at least 1");
        }
        assertFalse(Files.exists(out));
    }

    @Test
    void reproduceDrawsWhatIsThere() {
        Path out = folder.resolve("out");
        Call.of("reproduce", "--out", out, "--draw").refused(out.toString());
        RunStore.create(out);
        Call drawn = Call.of("reproduce", "--out", out, "--draw");
        assertEquals(0, drawn.code());
        assertTrue(drawn.out().contains("Runs not complete: "), drawn::out);
        assertTrue(Files.exists(out.resolve("report.html")));
        assertEquals(List.of(), RunStore.open(out).runs());
        for (String[] other : new String[][] {{"--dry-run"}, {"--runs", "relu-online"}, {"--shard", "1/2"}}) {
            Call.of(Stream.concat(Stream.of("reproduce", "--out", out, "--draw"), Stream.of(other))
                            .toArray())
                    .refused("--draw", other[0]);
        }
    }

    @Test
    void reproduceTakesRunsByTheirNames() {
        Object[] some = {"reproduce", "--out", folder.resolve("out"), "--dry-run", "--only", "fig4", "--json", "--runs"
        };
        Document forecast = Call.of(Stream.concat(Stream.of(some), Stream.of("networks-quadratic-*,relu-online"))
                        .toArray())
                .json();
        assertEquals(2, forecast.documents("runs").size());
        Call.of(Stream.concat(Stream.of(some), Stream.of("relu")).toArray()).refused("'relu'");
    }

    @Test
    void reproduceRefusesAFolderMadeWithAnotherSeed() {
        RunStore store = RunStore.create(folder.resolve("out"));
        try (RunWriter writer = store.create("relu-online").write()) {
            writer.settings(RunConfiguration.of(
                    new PaperPlan(Scale.QUICK, 2).runs(Experiment.RELU_ONLINE).getFirst()));
        }
        for (String how : List.of("--quiet", "--dry-run", "--draw")) {
            Call.of("reproduce", "--out", store.path(), how).refused("relu-online", "scale quick and seed 1", "--seed");
        }
        assertEquals(1, store.runs().size());
    }

    /** A verb whose work fails as it is told. */
    @Command(name = "fail")
    private static final class Failing implements Runnable {
        private final Runnable work;

        Failing(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            work.run();
        }
    }

    @Test
    void aMistakeOfTheProgramShowsItsTrace() {
        Call call = failing(() -> {
            throw new IllegalStateException("cannot be");
        });
        assertEquals(1, call.code());
        assertEquals("", call.out());
        assertTrue(call.err().startsWith("java.lang.IllegalStateException: cannot be"), call.err());
        assertTrue(call.err().contains("at dev.concentric.cli"), call.err());
    }

    @Test
    void aMistakeOfTheProgramInARunShowsItsTrace() {
        Call call = failing(() -> train("1e-4", new RunObserver() {
            @Override
            public void measuring(Run run, long step) {
                throw new NullPointerException();
            }
        }));
        assertEquals(1, call.code());
        assertTrue(call.err().contains("Caused by: java.lang.NullPointerException"), call.err());
    }

    @Test
    void aRunThatDivergesIsExplainedInOneLine() {
        Call call = failing(() -> train("1e30", RunObserver.SILENT));
        assertEquals(1, call.code());
        assertTrue(
                call.err()
                        .matches("concentric fail: run: training diverged: .* learning rate may help; last good"
                                + " checkpoint: none\\R"),
                call.err());
    }

    @Test
    void aDiskThatFailsIsExplainedInOneLine() {
        Call call = failing(() -> {
            throw new UncheckedIOException("cannot write the picture", new IOException("disk full"));
        });
        assertEquals(1, call.code());
        assertEquals("concentric fail: cannot write the picture" + System.lineSeparator(), call.err());
    }

    private static Call failing(Runnable work) {
        CommandLine line = Main.commandLine().addSubcommand(new Failing(work));
        line.setExecutionExceptionHandler(line.getExecutionExceptionHandler());
        return Call.of(line, "fail");
    }

    /** Trains a small run in a folder of its own, with a learning rate of its own, through the executor. */
    private void train(String learningRate, RunObserver observer) {
        RunSpec spec = SmallTraining.spec("run", learningRate);
        RunTrainer trainer = new RunTrainer(
                Provenance.capture("1", "c", "k", 1, 1, "x"),
                1,
                1,
                CheckpointPolicy.USUAL,
                observer,
                new Interruption());
        List<?> unused = RunExecutor.of(trainer, 1).execute(List.of(spec), RunStore.create(folder.resolve("runs")));
    }
}
