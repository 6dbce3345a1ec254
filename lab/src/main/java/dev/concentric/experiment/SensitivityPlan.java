package dev.concentric.experiment;

import dev.concentric.store.Document;
import dev.concentric.store.Settings;
import dev.concentric.training.SnapshotSchedule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ReLU network of section 3 with the choices that the paper leaves open, one at a time changed from the default: the
 * study of which of them decide how accurate the network becomes.
 *
 * @param seed the seed of the first repetition
 */
record SensitivityPlan(long seed) {
    private static final long STEPS = 30_000;
    private static final long FIRST_SNAPSHOT = 300;
    private static final int PER_DECADE = 2;
    private static final long SAMPLES = 100_000;
    private static final int ATTACK_POINTS = 100;
    private static final int SEEDS = 2;

    /** All choices, the default first. */
    static final List<Choice> CHOICES = List.of(
            new Choice("default", "as by default", List.of()),
            new Choice("running-90", "running averages, decay .9", List.of("network.runningDecay=0.9")),
            new Choice("running-99", "running averages, decay .99", List.of("network.runningDecay=0.99")),
            new Choice("after-relu", "normalisation after the ReLU", List.of("network.normalization=\"after-relu\"")),
            new Choice("none", "no normalisation", List.of("network.normalization=\"none\"")),
            new Choice("variance-1e-5", "normalisation's epsilon 1e-5", List.of("network.normalizationEpsilon=1e-5")),
            new Choice("he", "He's initialisation", List.of("initialization.kind=\"he\"")),
            new Choice("fan-in", "variance 1/inputs at the start", List.of("initialization.kind=\"fan-in\"")),
            new Choice("adam-1e-7", "Adam's epsilon 1e-7", List.of("training.epsilon=1e-7")),
            new Choice("adam-1e-4", "Adam's epsilon 1e-4", List.of("training.epsilon=1e-4")),
            new Choice("epsilon-hat", "Adam's other form", List.of("training.adamForm=\"epsilon-hat\"")),
            new Choice("balanced", "balanced batches", List.of("training.batches=\"balanced\"")),
            new Choice("averaged", "parameters averaged, .999", List.of("training.averagingDecay=0.999")),
            new Choice(
                    "averaged-9999",
                    "parameters averaged, .9999",
                    List.of("training.averagingDecay=" + PaperPlan.AVERAGING_DECAY)));

    /**
     * One choice.
     *
     * @param key its name in the names of runs
     * @param title its name for people
     * @param settings what it sets, as {@code key=value}
     */
    record Choice(String key, String title, List<String> settings) {

        private String runName(int repetition) {
            return Experiment.SENSITIVITY.key() + "-" + key + "-s" + (repetition + 1);
        }
    }

    List<RunSpec> runs() {
        return CHOICES.stream()
                .flatMap(choice -> IntStream.range(0, SEEDS).mapToObj(k -> run(choice, k)))
                .toList();
    }

    /** Returns the choice that a run was made for. */
    static Choice choiceOf(RunSpec spec) {
        return CHOICES.stream()
                .filter(choice -> IntStream.range(0, SEEDS)
                        .anyMatch(k -> choice.runName(k).equals(spec.name())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(spec.name() + " is no run of this study"));
    }

    private RunSpec run(Choice choice, int repetition) {
        long[] snapshots = SnapshotSchedule.logSpaced(FIRST_SNAPSHOT, STEPS, PER_DECADE);
        MeasurementPlan measurement = new MeasurementPlan(
                        Arrays.stream(snapshots).boxed().toList(), SAMPLES, SAMPLES)
                .attacking(ATTACK_POINTS, 0);
        Settings settings = Settings.of(Document.builder()
                .put(
                        "training",
                        Document.builder()
                                .put("seed", seed + repetition)
                                .put("steps", STEPS)
                                .build())
                .put("measurement", RunConfiguration.measurement(measurement))
                .build());
        for (String setting : choice.settings) {
            settings = settings.with(setting);
        }
        return RunConfiguration.read(choice.runName(repetition), settings);
    }
}
