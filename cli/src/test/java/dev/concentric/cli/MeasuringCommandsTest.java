package dev.concentric.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.experiment.Measurement;
import dev.concentric.experiment.TrainedRun;
import dev.concentric.store.Document;
import dev.concentric.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuringCommandsTest {
    private static Path trained;

    @TempDir
    private Path folder;

    private Path run;

    @BeforeAll
    static void train(@TempDir Path once) {
        trained = once.resolve("run");
        Document unused = Call.of(SmallTraining.command(trained)).json();
    }

    @BeforeEach
    void copy() throws IOException {
        run = folder.resolve("run");
        try (Stream<Path> files = Files.walk(trained)) {
            for (Path file : files.toList()) {
                Files.copy(file, run.resolve(trained.relativize(file)));
            }
        }
    }

    @Test
    void evaluateSaysTheSameAsTheRunItself() {
        Measurement last = TrainedRun.open(RunFolder.open(run)).last();
        for (String sphere : List.of("inner", "outer")) {
            Document rate = Call.of("evaluate", run, "--sphere", sphere, "--samples", 500, "--json")
                    .json();
            assertEquals(
                    List.of(
                            "run",
                            "step",
                            "sphere",
                            "errorRate",
                            "interval",
                            "errors",
                            "samples",
                            "method",
                            "meanLoss",
                            "log10ErrorRate",
                            "log10Interval"),
                    List.copyOf(rate.keys()));
            var measured = sphere.equals("inner") ? last.inner() : last.outer();
            assertEquals(measured.errors(), rate.integer("errors"));
            assertEquals(500, rate.integer("samples"));
            assertEquals(measured.errors() / 500.0, rate.number("errorRate"));
            assertEquals(measured.meanLoss(), rate.number("meanLoss"));
            double[] interval = rate.numbers("interval");
            assertEquals(2, interval.length);
            assertTrue(interval[0] <= rate.number("errorRate") && rate.number("errorRate") <= interval[1]);
            assertEquals(sphere, rate.text("sphere"));
            assertTrue(rate.text("method").contains("Clopper-Pearson"));
            assertEquals(30, rate.integer("step"));
        }
    }

    @Test
    void attackSaysTheSameAsTheRunItself() {
        Measurement last = TrainedRun.open(RunFolder.open(run)).last();
        Document distances = Call.of("attack", run, "--sphere", "inner", "--points", 3, "--json")
                .json();
        assertEquals(
                List.of(
                        "run",
                        "step",
                        "sphere",
                        "points",
                        "found",
                        "meanChord",
                        "meanGeodesic",
                        "interval",
                        "medianChord",
                        "method",
                        "gradientVanished",
                        "noProgress",
                        "bestNotLast",
                        "gradientEvaluations",
                        "logitEvaluations"),
                List.copyOf(distances.keys()));
        assertEquals(3, distances.integer("points"));
        assertEquals(last.coarse().found(), distances.integer("found"));
        assertEquals(last.coarse().meanChord().orElseThrow(), distances.number("meanChord"));
        assertEquals(last.coarse().meanGeodesic().orElseThrow(), distances.number("meanGeodesic"));
        assertEquals(last.coarse().interval().orElseThrow().low(), distances.numbers("interval")[0]);
    }

    @Test
    void whatNoAttackFoundIsNull() {
        Path perfect = folder.resolve("perfect");
        Document unused = Call.of(
                        SmallTraining.command(perfect, "--network", "quadratic", "--start", "perfect", "--steps", 1))
                .json();
        Document distances = Call.of("attack", perfect, "--points", 2, "--steps", 5, "--json")
                .json();
        assertEquals(0, distances.integer("found"));
        for (String absent : List.of("meanChord", "meanGeodesic", "interval")) {
            assertTrue(distances.keys().contains(absent));
            assertFalse(distances.has(absent));
        }
    }

    @Test
    void threadsChangeNothing() {
        Call one = Call.of("evaluate", run, "--samples", 2500, "--threads", 1, "--json");
        assertEquals(0, one.code());
        assertEquals(one, Call.of("evaluate", run, "--samples", 2500, "--threads", 3, "--json"));
    }

    @Test
    void threadsChangeNoDistance() {
        Call one = Call.of("attack", run, "--points", 7, "--steps", 20, "--threads", 1, "--json");
        assertEquals(0, one.code());
        assertEquals(one, Call.of("attack", run, "--points", 7, "--steps", 20, "--threads", 3, "--json"));
    }

    @ParameterizedTest
    @CsvSource({
        "evaluate, --threads 0, threads must be at least 1",
        "attack, --threads 0, threads must be at least 1",
        "evaluate, --sphere middle, --sphere must be inner or outer",
        "attack, --sphere INNER, --sphere must be inner or outer",
        "evaluate, --samples 0, samples must lie between 1 and",
        "evaluate, --samples many, not a long",
        "attack, --points 0, points must lie between 1 and",
        "evaluate, --method guess, --method must be sampled",
        "evaluate, --method exact, --method exact is for quadratic networks",
        "evaluate, --relative-error 2, must lie between 0.001 and 1",
        "evaluate, --method splitting --replicates 9, replicates must lie between 10",
        "evaluate, --step 7, has not kept the network of step 7",
        "attack, --epsilon -1, --epsilon must be a distance",
        "attack, --epsilon NaN, --epsilon must be a distance",
        "attack, --free --epsilon 0.1, leave out --free",
        "attack, --restarts 2, --restarts needs --refined",
        "attack, --refined --steps 5, not --refined",
        "attack, --step-size -1, stepSize must be positive",
        "attack, --steps 0, maxSteps must be at least 1",
        "evaluate, other, Unmatched argument"
    })
    void refusesBadSettings(String verb, String options, String words) {
        Object[] more = options.split(" ");
        Object[] all = new Object[more.length + 2];
        all[0] = verb;
        all[1] = run;
        System.arraycopy(more, 0, all, 2, more.length);
        Call.of(all).refused("concentric " + verb + ": ", words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "attack"})
    void refusesAFolderThatIsNoRun(String verb) throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Call.of(verb, other).refused(other.toString(), "does not hold a run");
        Call.of(verb, folder.resolve("none")).refused("no such folder");
        Call.of(verb, run.resolve("config.toml")).refused("does not hold a run");
        Call.of(verb).refused("RUN");
        assertEquals(0, other.toFile().list().length);
        assertFalse(Files.exists(folder.resolve("none")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "attack"})
    void refusesARunThatIsNotComplete(String verb) throws IOException {
        Files.delete(run.resolve("DONE"));
        Call.of(verb, run).refused(run.toString(), "not complete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "attack"})
    void refusesADamagedCheckpoint(String verb) throws IOException {
        Path checkpoint = run.resolve("checkpoints/step-000000030.safetensors");
        byte[] bytes = Files.readAllBytes(checkpoint);
        Files.write(checkpoint, Arrays.copyOf(bytes, bytes.length - 8));
        Call.of(verb, run).refused(checkpoint.toString());
        byte[] damaged = bytes.clone();
        Arrays.fill(damaged, bytes.length - 4, bytes.length, (byte) 0xff);
        Files.write(checkpoint, damaged);
        Call.of(verb, run).refused(checkpoint.toString(), "is damaged", "sha256");
        Files.delete(checkpoint);
        Call.of(verb, run).refused(run.toString(), "has no checkpoint");
        assertArrayEquals(new String[0], run.resolve("checkpoints").toFile().list());
    }

    @ParameterizedTest
    @CsvSource({
        "data.dimension = 10, data.dimension = 1, at least 2",
        "training.steps, training.stepps, training.stepps is unknown",
        "training.steps = 30, training.steps = 30.5, whole number",
        "data.dimension = 10, data.dimension = 12, the shape"
    })
    void refusesDamagedSettings(String line, String damaged, String words) throws IOException {
        Path config = run.resolve("config.toml");
        String good = Files.readString(config);
        assertTrue(good.contains(line), good);
        Files.writeString(config, good.replace(line, damaged));
        Call.of("evaluate", run, "--samples", 10).refused(run.toString(), words);
    }
}
