package dev.concentric.experiment;

import dev.concentric.data.Batching;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.store.Document;
import dev.concentric.store.Settings;
import dev.concentric.training.AdamSettings;
import dev.concentric.training.SnapshotSchedule;
import dev.concentric.training.TrainingPlan;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A run's settings, as people give them and as they stand in its {@code config.toml}: there complete, so that the file
 * alone makes the same run again. The one home of each setting's name and of what it is where nobody says.
 *
 * <p>Choices of training that came later than the first runs, such as {@code training.adamForm}, stand in the file only
 * where they differ from what all runs did before. So a file that lacks them means the same run as ever.
 */
public final class RunConfiguration {
    private static final int USUAL_WIDTH = 1000;
    private static final int USUAL_SNAPSHOTS_PER_DECADE = 4;
    private static final Batching USUAL_BATCHING = Batching.INDEPENDENT;

    private RunConfiguration() {}

    /** Returns all settings of a run but its name, which is its folder's. */
    public static Settings of(RunSpec spec) {
        TrainingPlan plan = spec.plan();
        return Settings.of(Document.builder()
                .put("data", data(plan))
                .put("network", network(plan.architecture()))
                .put("initialization", initialization(plan.initialization()))
                .put("training", training(plan))
                .put("measurement", measurement(spec.measurement()))
                .build());
    }

    private static Document data(TrainingPlan plan) {
        ConcentricSpheres spheres = plan.spheres();
        Document.Builder data = Document.builder()
                .put("dimension", spheres.dimension())
                .put("innerRadius", spheres.radius(Sphere.INNER))
                .put("outerRadius", spheres.radius(Sphere.OUTER));
        plan.trainingSetSize().ifPresent(size -> data.put("trainingSetSize", size));
        return data.build();
    }

    private static Document network(Architecture architecture) {
        return switch (architecture) {
            case Architecture.Quadratic quadratic ->
                Document.builder()
                        .put("kind", "quadratic")
                        .put("hiddenWidth", quadratic.hiddenWidth())
                        .build();
            case Architecture.Relu relu ->
                normalization(relu.normalization())
                        .put("kind", "relu")
                        .put(
                                "hiddenWidths",
                                relu.hiddenWidths().stream()
                                        .mapToLong(Integer::longValue)
                                        .toArray())
                        .build();
        };
    }

    private static Document.Builder normalization(Normalization normalization) {
        Document.Builder builder = Document.builder()
                .put("normalization", key(normalization.placement()))
                .put("normalizationEpsilon", normalization.epsilon());
        return switch (normalization.statistics()) {
            case Normalization.PopulationStatistics population -> builder.put("populationPoints", population.points());
            case Normalization.RunningStatistics running -> builder.put("runningDecay", running.decay());
        };
    }

    private static Document initialization(Initialization initialization) {
        return switch (initialization) {
            case Initialization.Independent independent ->
                Document.builder().put("kind", key(independent)).build();
            case Initialization.Perfect perfect ->
                Document.builder()
                        .put("kind", "perfect")
                        .put("scale", perfect.scale())
                        .put("innerProbability", perfect.innerProbability())
                        .put("outerProbability", perfect.outerProbability())
                        .build();
        };
    }

    private static String key(Initialization.Independent initialization) {
        return switch (initialization) {
            case Initialization.Glorot glorot -> "glorot";
            case Initialization.He he -> "he";
            case Initialization.FanIn fanIn -> "fan-in";
        };
    }

    private static Document training(TrainingPlan plan) {
        Document.Builder training = Document.builder()
                .put("seed", plan.seed())
                .put("steps", plan.steps())
                .put("batchSize", plan.batchSize())
                .put("learningRate", plan.adam().learningRate())
                .put("beta1", plan.adam().beta1())
                .put("beta2", plan.adam().beta2())
                .put("epsilon", plan.adam().epsilon());
        if (plan.adam().form() != AdamSettings.DEFAULT.form()) {
            training.put("adamForm", key(plan.adam().form()));
        }
        if (plan.batching() != USUAL_BATCHING) {
            training.put("batches", key(plan.batching()));
        }
        plan.averagingDecay().ifPresent(decay -> training.put("averagingDecay", decay));
        return training.build();
    }

    /** Returns the settings of measurements. */
    static Document measurement(MeasurementPlan measurement) {
        return Document.builder()
                .put(
                        "snapshots",
                        measurement.snapshots().stream()
                                .mapToLong(Long::longValue)
                                .toArray())
                .put("samples", measurement.samples())
                .put("finalSamples", measurement.finalSamples())
                .put("untilErrors", measurement.untilErrors())
                .put("untilUnseen", measurement.untilUnseen())
                .put("attackPoints", measurement.attackPoints())
                .put("finePoints", measurement.finePoints())
                .put("nearestPoints", measurement.nearestPoints())
                .put("particles", measurement.particles())
                .build();
    }

    /**
     * Reads a run's own settings, which are all there.
     *
     * @param name the run's name
     * @throws dev.concentric.store.BadFileException if a setting is missing, unknown, of a wrong type or out of its
     *     range
     */
    public static RunSpec readComplete(String name, Settings settings) {
        settings.text("network.kind");
        settings.text("initialization.kind");
        RunSpec spec = read(name, settings);
        settings.requireAll(of(spec));
        return spec;
    }

    /**
     * Reads settings; what they leave out is the paper's where the paper says it, and else a start that takes a minute.
     *
     * @param name the run's name
     * @throws dev.concentric.store.BadFileException if a setting is unknown, of a wrong type or out of its range
     */
    public static RunSpec read(String name, Settings settings) {
        try {
            RunSpec spec = new RunSpec(name, readPlan(settings), readMeasurement(settings));
            settings.refuseUnknown();
            return spec;
        } catch (IllegalArgumentException e) {
            throw settings.refuse(e);
        }
    }

    private static TrainingPlan readPlan(Settings settings) {
        ConcentricSpheres spheres = new ConcentricSpheres(
                settings.count("data.dimension", 500),
                settings.number("data.innerRadius", ConcentricSpheres.PAPER_INNER_RADIUS),
                settings.number("data.outerRadius", ConcentricSpheres.PAPER_OUTER_RADIUS));
        OptionalLong trainingSetSize = settings.has("data.trainingSetSize")
                ? OptionalLong.of(settings.integer("data.trainingSetSize"))
                : OptionalLong.empty();
        AdamSettings usual = AdamSettings.DEFAULT;
        AdamSettings adam = new AdamSettings(
                settings.number("training.learningRate", usual.learningRate()),
                settings.number("training.beta1", usual.beta1()),
                settings.number("training.beta2", usual.beta2()),
                settings.number("training.epsilon", usual.epsilon()),
                choice(settings, "training.adamForm", usual.form()));
        return new TrainingPlan(
                spheres,
                trainingSetSize,
                readArchitecture(spheres.dimension(), settings),
                readInitialization(spheres, settings),
                adam,
                settings.count("training.batchSize", TrainingPlan.PAPER_BATCH_SIZE),
                choice(settings, "training.batches", USUAL_BATCHING),
                settings.has("training.averagingDecay")
                        ? OptionalDouble.of(settings.number("training.averagingDecay"))
                        : OptionalDouble.empty(),
                readSteps(settings),
                settings.integer("training.seed", 1));
    }

    private static <E extends Enum<E>> E choice(Settings settings, String path, E usual) {
        String text = settings.text(path, key(usual));
        E[] all = usual.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(each -> key(each).equals(text))
                .findFirst()
                .orElseThrow(() -> settings.refuse(
                        path,
                        "is unknown",
                        Arrays.stream(all)
                                .map(RunConfiguration::key)
                                .collect(Collectors.joining(" or ", "expected ", ""))));
    }

    private static long readSteps(Settings settings) {
        return settings.integer("training.steps", 1000);
    }

    private static MeasurementPlan readMeasurement(Settings settings) {
        long samples = settings.integer("measurement.samples", 10_000);
        int attackPoints = settings.count("measurement.attackPoints", 100);
        return new MeasurementPlan(
                Arrays.stream(readSnapshots(settings)).boxed().toList(),
                samples,
                settings.integer("measurement.finalSamples", samples),
                settings.count("measurement.untilErrors", 0),
                settings.flag("measurement.untilUnseen", false),
                attackPoints,
                settings.count("measurement.finePoints", attackPoints),
                settings.count("measurement.nearestPoints", 0),
                settings.count("measurement.particles", 0));
    }

    private static long[] readSnapshots(Settings settings) {
        if (settings.has("measurement.snapshots")) {
            return settings.integers("measurement.snapshots");
        }
        long steps = readSteps(settings);
        return steps < 1
                ? new long[] {0}
                : SnapshotSchedule.logSpaced(Math.min(10, steps), steps, USUAL_SNAPSHOTS_PER_DECADE);
    }

    private static Architecture readArchitecture(int dimension, Settings settings) {
        return switch (settings.text("network.kind", "relu")) {
            case "quadratic" ->
                new Architecture.Quadratic(dimension, settings.count("network.hiddenWidth", USUAL_WIDTH));
            case "relu" -> {
                long[] widths = settings.has("network.hiddenWidths")
                        ? settings.integers("network.hiddenWidths")
                        : new long[] {USUAL_WIDTH, USUAL_WIDTH};
                yield new Architecture.Relu(
                        dimension,
                        Arrays.stream(widths)
                                .mapToObj(width -> width(width, settings))
                                .toList(),
                        readNormalization(settings));
            }
            default -> throw settings.refuse("network.kind", "is unknown", "expected relu or quadratic");
        };
    }

    private static int width(long width, Settings settings) {
        if (width < 1 || width > Integer.MAX_VALUE) {
            throw settings.refuse("network.hiddenWidths", "holds " + width, "expected numbers from 1 to 2147483647");
        }
        return (int) width;
    }

    private static Normalization readNormalization(Settings settings) {
        Normalization usual = Normalization.DEFAULT;
        Normalization.Statistics statistics = usual.statistics();
        if (settings.has("network.runningDecay")) {
            statistics = new Normalization.RunningStatistics(settings.number("network.runningDecay"));
        } else if (settings.has("network.populationPoints")) {
            statistics = new Normalization.PopulationStatistics(settings.count("network.populationPoints"));
        }
        return new Normalization(
                placement(settings.text("network.normalization", key(usual.placement()))),
                settings.number("network.normalizationEpsilon", usual.epsilon()),
                statistics);
    }

    private static Initialization readInitialization(ConcentricSpheres spheres, Settings settings) {
        return switch (settings.text("initialization.kind", "glorot")) {
            case "glorot" -> new Initialization.Glorot();
            case "he" -> new Initialization.He();
            case "fan-in" -> new Initialization.FanIn();
            case "perfect" -> {
                Initialization.Perfect usual =
                        Initialization.Perfect.ofPaper(spheres, settings.number("initialization.scale", 1));
                yield new Initialization.Perfect(
                        spheres,
                        usual.scale(),
                        settings.number("initialization.innerProbability", usual.innerProbability()),
                        settings.number("initialization.outerProbability", usual.outerProbability()));
            }
            default ->
                throw settings.refuse("initialization.kind", "is unknown", "expected glorot, he, fan-in or perfect");
        };
    }

    /** Returns the name of a placement of the normalisation, such as {@code before-relu}. */
    public static String key(Normalization.Placement placement) {
        return key((Enum<?>) placement);
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the placement of that name.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static Normalization.Placement placement(String key) {
        return Arrays.stream(Normalization.Placement.values())
                .filter(placement -> key(placement).equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "normalization is none, before-relu or after-relu, got '" + key + "'"));
    }
}
