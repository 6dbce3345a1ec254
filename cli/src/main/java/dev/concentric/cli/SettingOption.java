package dev.concentric.cli;

import dev.concentric.experiment.RunConfiguration;
import dev.concentric.store.Settings;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of {@code train} that stand for one setting each, so that those in daily use need no {@code --set}. */
enum SettingOption {
    DATA("--data", "DIR", "data.images", "Images to train on instead of spheres, in four IDX files named as MNIST's"),
    DIMENSION("--dimension", "N", "data.dimension", "Dimension"),
    INNER_RADIUS("--inner-radius", "R", "data.innerRadius", "Inner radius"),
    OUTER_RADIUS("--outer-radius", "R", "data.outerRadius", "Outer radius"),
    TRAINING_SET("--training-set", "N", "data.trainingSetSize", "Number of training points"),
    NETWORK("--network", "KIND", "network.kind", "relu or quadratic; of images convolutional"),
    NORMALIZATION("--normalization", "PLACE", "network.normalization", "none, before-relu or after-relu"),
    NORMALIZATION_EPSILON(
            "--normalization-epsilon", "E", "network.normalizationEpsilon", "What is added to a batch's variance"),
    POPULATION_POINTS(
            "--population-points",
            "K",
            "network.populationPoints",
            "Training points whose statistics freeze the network"),
    RUNNING_DECAY("--running-decay", "D", "network.runningDecay", "Freeze with running averages of this decay instead"),
    START(
            "--start",
            "KIND",
            "initialization.kind",
            "glorot, he or fan-in, or perfect for a quadratic network without errors"),
    START_SCALE("--start-scale", "S", "initialization.scale", "Scale s of the perfect start's hidden weights"),
    STEPS("--steps", "K", "training.steps", "Training steps"),
    BATCH_SIZE("--batch-size", "B", "training.batchSize", "Batch size"),
    BATCHES(
            "--batches",
            "KIND",
            "training.batches",
            "independent labels (the default), or balanced: half of each batch from either sphere"),
    LEARNING_RATE("--learning-rate", "A", "training.learningRate", "Learning rate of Adam"),
    BETA1("--beta1", "B", "training.beta1", "Decay of the gradient's average"),
    BETA2("--beta2", "B", "training.beta2", "Decay of the squared gradient's average"),
    ADAM_EPSILON("--adam-epsilon", "E", "training.epsilon", "What is added to the root of that average"),
    ADAM_FORM(
            "--adam-form",
            "FORM",
            "training.adamForm",
            "corrected (the default): the root of the average corrected for its start at 0; or epsilon-hat: as it is"),
    AVERAGING_DECAY(
            "--averaging-decay",
            "D",
            "training.averagingDecay",
            "Measure the network of exponentially averaged parameters, by this decay, instead of the last step's"),
    ADVERSARY(
            "--adversary",
            "E",
            "training.adversaryEpsilon",
            "On images: train against perturbations of each pixel by up to E, such as 0.3"),
    ADVERSARY_STEPS("--adversary-steps", "K", "training.adversarySteps", "Steps in which a batch is perturbed (40)"),
    ADVERSARY_STEP_SIZE("--adversary-step-size", "A", "training.adversaryStepSize", "Length of such a step (0.01)"),
    SEED("--seed", "S", "training.seed", "Root of all randomness"),
    SAMPLES("--samples", "K", "measurement.samples", "Fresh points of each sphere at a snapshot"),
    ATTACK_POINTS("--attack-points", "K", "measurement.attackPoints", "Points attacked at a snapshot"),
    TEST_IMAGES("--test-images", "K", "measurement.testImages", "Test images classified at a snapshot (10000)"),
    ATTACK_IMAGES("--attack-images", "K", "measurement.attackImages", "Test images attacked at a snapshot (100)");

    private static final String WIDTH = "--width";
    private static final String DEPTH = "--depth";

    private final String option;
    private final String label;
    private final String key;
    private final String description;

    SettingOption(String option, String label, String key, String description) {
        this.option = option;
        this.label = label;
        this.key = key;
        this.description = description;
    }

    /** Adds all of these options to a command, with what holds where they are not given. */
    static void addTo(CommandSpec command) {
        Settings usual = RunConfiguration.of(RunConfiguration.read("run", Settings.parse("", "defaults")));
        for (SettingOption setting : values()) {
            String otherwise = usual.has(setting.key) ? " (" + usual.show(setting.key) + ")" : "";
            command.addOption(
                    option(setting.option, setting.label, setting.description + otherwise + ": " + setting.key + "."));
        }
        command.addOption(option(WIDTH, "H", "Hidden width, of every hidden layer (1000)."));
        command.addOption(option(DEPTH, "L", "Hidden layers of the ReLU network (2)."));
    }

    private static OptionSpec option(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /** Returns settings with those of a parsed command's options in their place. */
    static Settings applyTo(Settings settings, CommandSpec command) {
        Settings applied = settings;
        for (SettingOption setting : values()) {
            String value = value(command, setting.option);
            applied = value == null ? applied : applied.with(setting.key + "=" + setting.literal(value));
        }
        return applied;
    }

    /** A folder may be called 2024, and is a text all the same. */
    private String literal(String value) {
        return this == DATA && !value.contains("'") ? "'" + value + "'" : value;
    }

    /** Returns settings with the widths that a parsed command asks for, which depend on the kind of the network. */
    static Settings applySizesTo(Settings settings, CommandSpec command) {
        String width = value(command, WIDTH);
        String depth = value(command, DEPTH);
        if (width == null && depth == null) {
            return settings;
        }
        boolean quadratic = settings.text("network.kind", "relu").equals("quadratic");
        if (quadratic && depth != null) {
            throw new IllegalArgumentException("--depth is for ReLU networks; a quadratic one has one hidden layer");
        }
        String units = width == null ? "1000" : width;
        return quadratic
                ? settings.with("network.hiddenWidth=" + units)
                : settings.with("network.hiddenWidths=" + Collections.nCopies(layers(depth), units));
    }

    private static int layers(@Nullable String depth) {
        String text = depth == null ? "2" : depth;
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException("--depth must be at least 1 and at most 999, got " + text);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable String value(CommandSpec command, String option) {
        return command.findOption(option).getValue();
    }
}
