package dev.concentric.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.model.Normalization.Placement;
import dev.concentric.store.Settings;
import dev.concentric.training.TrainingPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunConfigurationTest {
    private static final RunSpec RELU = SmallRuns.spec("run", SmallRuns.reluPlan(), 0, 5, 20);
    private static final RunSpec QUADRATIC = SmallRuns.spec("run", SmallRuns.quadraticPlan());

    @ParameterizedTest
    @MethodSource("dev.concentric.experiment.SmallRuns#plansOfAllKinds")
    void textGivesTheSameRunAgain(TrainingPlan plan) {
        for (RunSpec spec : List.of(SmallRuns.spec("run", plan, 1, 2, 19), SmallRuns.spec("run", plan))) {
            String toml = RunConfiguration.of(spec).toml();
            RunSpec read = RunConfiguration.read("run", Settings.parse(toml, "config.toml"));
            assertEquals(spec, read);
            assertEquals(toml, RunConfiguration.of(read).toml());
        }
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void textGivesThePapersRunsAgain(Scale scale) {
        for (RunSpec spec : new PaperPlan(scale, Long.MIN_VALUE).runs()) {
            String toml = RunConfiguration.of(spec).toml();
            assertEquals(spec, RunConfiguration.read(spec.name(), Settings.parse(toml, "config.toml")));
        }
    }

    @Test
    void takesItsNameFromTheFolder() {
        assertEquals("other", read(RunConfiguration.of(RELU).toml(), "other").name());
    }

    @Test
    void refusesEverySettingThatIsMissing() {
        for (RunSpec spec : List.of(RELU, QUADRATIC)) {
            List<String> lines = RunConfiguration.of(spec).toml().lines().toList();
            assertTrue(lines.size() > 14, () -> lines.toString());
            for (String line : lines) {
                String key = line.substring(0, line.indexOf(' '));
                String rest = String.join(
                        "\n",
                        lines.stream().filter(other -> !other.equals(line)).toList());
                Refusal.ofFile(() -> read(rest, "run"), "config.toml: " + key + " is missing");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "data.dimension, 1, at least 2",
        "data.dimension, -1, a number from 0",
        "data.dimension, 10.5, whole number",
        "data.innerRadius, 0, innerRadius must be positive",
        "data.outerRadius, 0.9, greater than innerRadius",
        "data.outerRadius, inf, greater than innerRadius",
        "data.outerRadius, '''wide''', a number",
        "network.kind, '''deep''', expected relu or quadratic",
        "network.kind, 3, a text",
        "network.hiddenWidths, [], at least one hidden layer",
        "network.hiddenWidths, '[16, 0]', from 1 to",
        "network.hiddenWidths, [4294967312], from 1 to",
        "network.hiddenWidths, '[2147483647, 2147483647]', 2147483647 weights",
        "network.hiddenWidths, 16, a list",
        "network.normalization, '''behind''', got 'behind'",
        "network.normalizationEpsilon, 0, must be positive",
        "network.populationPoints, 1, at least 2",
        "initialization.kind, '''random''', 'expected glorot, he, fan-in or perfect'",
        "training.steps, -1, at least 0",
        "training.steps, 19, beyond the last step",
        "training.batchSize, 0, between 1 and 1000000",
        "training.learningRate, 0, must be positive",
        "training.learningRate, nan, must be positive",
        "training.learningRate, inf, must be positive",
        "training.beta1, 1, less than 1",
        "training.beta2, -0.1, at least 0",
        "training.adamForm, '''other''', expected corrected or epsilon-hat",
        "training.batches, '''even''', expected independent or balanced",
        "training.batches, 2, a text",
        "training.averagingDecay, 1, averagingDecay must be at least 0 and less than 1",
        "training.averagingDecay, nan, averagingDecay must be at least 0 and less than 1",
        "training.averagingDecay, '''long''', a number",
        "training.seed, 9223372036854775808, 63 bits",
        "training.seed, true, whole number",
        "measurement.snapshots, '[5, 5]', ascending",
        "measurement.snapshots, '[-1, 5]', ascending",
        "measurement.samples, 0, at least 1",
        "measurement.finalSamples, 0, at least 1",
        "measurement.untilErrors, 1, 0 or lie between 2"
    })
    void refusesAValueThatCannotBe(String key, String value, String words) {
        String toml = RunConfiguration.of(RELU).toml();
        String line = key + " = " + value;
        String changed = toml.contains(key + " = ")
                ? toml.replaceFirst("(?m)^" + key.replace(".", "\\.") + " = .*$", line)
                : toml + line;
        Refusal.ofFile(() -> read(changed, "run"), "config.toml: ", words);
    }

    /** A file of a run that was made before these choices could be made, and the same with the choices written out. */
    @Test
    void readsTheRunsMadeBeforeTheLaterChoices() {
        String before = """
            data.dimension = 10
            data.innerRadius = 1.0
            data.outerRadius = 1.3
            network.kind = 'quadratic'
            network.hiddenWidth = 16
            initialization.kind = 'glorot'
            training.seed = -7
            training.steps = 20
            training.batchSize = 25
            training.learningRate = 0.003
            training.beta1 = 0.8
            training.beta2 = 0.99
            training.epsilon = 1.0E-7
            measurement.snapshots = [20]
            measurement.samples = 600
            measurement.finalSamples = 800
            measurement.untilErrors = 0
            measurement.untilUnseen = false
            measurement.attackPoints = 3
            measurement.finePoints = 3
            measurement.nearestPoints = 0
            measurement.particles = 0
            """;
        RunSpec spec = SmallRuns.spec("run", SmallRuns.quadraticPlan(), 20);
        assertEquals(spec, read(before, "run"));
        assertEquals(before, RunConfiguration.of(spec).toml());
        String written = before + "training.batches = 'independent'\ntraining.adamForm = 'corrected'\n";
        assertEquals(spec, read(written, "run"));
    }

    @Test
    void refusesAStartThatTheNetworkCannotMake() {
        String perfect = RunConfiguration.of(SmallRuns.spec(
                        "run", SmallRuns.plansOfAllKinds().toList().getLast()))
                .toml();
        Refusal.ofFile(
                () -> read(perfect.replace("network.hiddenWidth = 16", "network.hiddenWidth = 9"), "run"),
                "at least the dimension (10), got 9");
        Refusal.ofFile(
                () -> read(perfect.replaceFirst("initialization.scale = .*", "initialization.scale = 0"), "run"),
                "scale must be positive");
        String relu = RunConfiguration.of(RELU)
                .toml()
                .replaceFirst(
                        "(?m)^initialization.kind = .*$",
                        perfect.lines()
                                .filter(line -> line.startsWith("initialization"))
                                .reduce("", (all, line) -> all + line + "\n"));
        Refusal.ofFile(() -> read(relu, "run"), "no perfect start");
    }

    @ParameterizedTest
    @CsvSource({
        "training.step = 3, training.step is unknown",
        "network.runningDecay = 0.9, network.populationPoints is unknown",
        "network.hiddenWidth = 3, network.hiddenWidth is unknown",
        "data.trainingSetSize = 0, trainingSetSize must be at least 1",
        "initialization.scale = 1, initialization.scale is unknown",
        "attack.points = 1, attack is unknown"
    })
    void refusesASettingTooMany(String line, String words) {
        Refusal.ofFile(() -> read(RunConfiguration.of(RELU).toml() + line + "\n", "run"), "config.toml: ", words);
    }

    @ParameterizedTest
    @EnumSource(Placement.class)
    void namesThePlacements(Placement placement) {
        assertEquals(placement, NetworkSettings.placement(RunConfiguration.key(placement)));
        assertEquals("after-relu", RunConfiguration.key(Placement.AFTER_RELU));
        Refusal.of(
                IllegalArgumentException.class,
                () -> NetworkSettings.placement(placement.name()),
                "none, before-relu or after-relu",
                placement.name());
    }

    private static RunSpec read(String toml, String name) {
        return RunConfiguration.readComplete(name, Settings.parse(toml, "config.toml"));
    }
}
