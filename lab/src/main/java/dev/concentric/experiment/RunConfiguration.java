package dev.concentric.experiment;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.store.Document;
import dev.concentric.store.Settings;
import dev.concentric.training.AdamSettings;
import dev.concentric.training.TrainingPlan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A run's settings as they stand in its {@code config.toml}: complete, so that the file alone makes the same run again.
 */
public final class RunConfiguration {

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
            case Initialization.Glorot glorot ->
                Document.builder().put("kind", "glorot").build();
            case Initialization.Perfect perfect ->
                Document.builder()
                        .put("kind", "perfect")
                        .put("scale", perfect.scale())
                        .put("innerProbability", perfect.innerProbability())
                        .put("outerProbability", perfect.outerProbability())
                        .build();
        };
    }

    private static Document training(TrainingPlan plan) {
        return Document.builder()
                .put("seed", plan.seed())
                .put("steps", plan.steps())
                .put("batchSize", plan.batchSize())
                .put("learningRate", plan.adam().learningRate())
                .put("beta1", plan.adam().beta1())
                .put("beta2", plan.adam().beta2())
                .put("epsilon", plan.adam().epsilon())
                .build();
    }

    private static Document measurement(MeasurementPlan measurement) {
        return Document.builder()
                .put(
                        "snapshots",
                        measurement.snapshots().stream()
                                .mapToLong(Long::longValue)
                                .toArray())
                .put("samples", measurement.samples())
                .put("finalSamples", measurement.finalSamples())
                .put("attackPoints", measurement.attackPoints())
                .build();
    }

    /**
     * Reads what {@link #of} gave.
     *
     * @param name the run's name
     * @throws dev.concentric.store.BadFileException if a setting is missing, unknown, of a wrong type or out of its range
     */
    public static RunSpec read(String name, Settings settings) {
        try {
            return readChecked(name, settings);
        } catch (IllegalArgumentException e) {
            throw settings.refuse(e);
        }
    }

    private static RunSpec readChecked(String name, Settings settings) {
        ConcentricSpheres spheres = new ConcentricSpheres(
                settings.count("data.dimension"),
                settings.number("data.innerRadius"),
                settings.number("data.outerRadius"));
        OptionalLong trainingSetSize = settings.has("data.trainingSetSize")
                ? OptionalLong.of(settings.integer("data.trainingSetSize"))
                : OptionalLong.empty();
        AdamSettings adam = new AdamSettings(
                settings.number("training.learningRate"),
                settings.number("training.beta1"),
                settings.number("training.beta2"),
                settings.number("training.epsilon"));
        TrainingPlan plan = new TrainingPlan(
                spheres,
                trainingSetSize,
                readArchitecture(spheres.dimension(), settings),
                readInitialization(spheres, settings),
                adam,
                settings.count("training.batchSize"),
                settings.integer("training.steps"),
                settings.integer("training.seed"));
        MeasurementPlan measurement = new MeasurementPlan(
                Arrays.stream(settings.integers("measurement.snapshots"))
                        .boxed()
                        .toList(),
                settings.integer("measurement.samples"),
                settings.integer("measurement.finalSamples"),
                settings.count("measurement.attackPoints"));
        settings.refuseUnknown();
        return new RunSpec(name, plan, measurement);
    }

    private static Architecture readArchitecture(int dimension, Settings settings) {
        return switch (settings.text("network.kind")) {
            case "quadratic" -> new Architecture.Quadratic(dimension, settings.count("network.hiddenWidth"));
            case "relu" -> {
                List<Integer> widths = Arrays.stream(settings.integers("network.hiddenWidths"))
                        .mapToObj(width -> width(width, settings))
                        .toList();
                yield new Architecture.Relu(dimension, widths, readNormalization(settings));
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
        Normalization.Statistics statistics = settings.has("network.runningDecay")
                ? new Normalization.RunningStatistics(settings.number("network.runningDecay"))
                : new Normalization.PopulationStatistics(settings.count("network.populationPoints"));
        return new Normalization(
                placement(settings.text("network.normalization")),
                settings.number("network.normalizationEpsilon"),
                statistics);
    }

    private static Initialization readInitialization(ConcentricSpheres spheres, Settings settings) {
        return switch (settings.text("initialization.kind")) {
            case "glorot" -> new Initialization.Glorot();
            case "perfect" ->
                new Initialization.Perfect(
                        spheres,
                        settings.number("initialization.scale"),
                        settings.number("initialization.innerProbability"),
                        settings.number("initialization.outerProbability"));
            default -> throw settings.refuse("initialization.kind", "is unknown", "expected glorot or perfect");
        };
    }

    /** Returns the name of a placement of the normalisation, such as {@code before-relu}. */
    public static String key(Normalization.Placement placement) {
        return placement.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
