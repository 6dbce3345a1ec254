package dev.concentric.experiment;

import dev.concentric.data.Batching;
import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
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
 * The settings of a run on concentric spheres, as people give them and as they stand in its {@code config.toml}: there complete, so that the file
 * alone makes the same run again. With {@link NetworkSettings} the one home of each setting's name and of what it is
 * where nobody says.
 *
 * <p>Choices of training that came later than the first runs, such as {@code training.adamForm}, stand in the file only
 * where they differ from what all runs did before. So a file that lacks them means the same run as ever.
 */
public final class RunConfiguration {
    private static final int USUAL_SNAPSHOTS_PER_DECADE = 4;
    private static final Batching USUAL_BATCHING = Batching.INDEPENDENT;

    private RunConfiguration() {}

    /** Returns all settings of a run but its name, which is its folder's. */
    public static Settings of(RunSpec spec) {
        TrainingPlan plan = spec.plan();
        return Settings.of(Document.builder()
                .put("data", data(plan))
                .put("network", NetworkSettings.network(plan.architecture()))
                .put("initialization", NetworkSettings.initialization(plan.initialization()))
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

    private static Document training(TrainingPlan plan) {
        Document.Builder training = Document.builder()
                .put("seed", plan.seed())
                .put("steps", plan.steps())
                .put("batchSize", plan.batchSize())
                .putAll(adam(plan.adam()));
        if (plan.batching() != USUAL_BATCHING) {
            training.put("batches", key(plan.batching()));
        }
        plan.averagingDecay().ifPresent(decay -> training.put("averagingDecay", decay));
        return training.build();
    }

    /** Returns the settings of the optimiser. */
    static Document adam(AdamSettings adam) {
        Document.Builder settings = Document.builder()
                .put("learningRate", adam.learningRate())
                .put("beta1", adam.beta1())
                .put("beta2", adam.beta2())
                .put("epsilon", adam.epsilon());
        if (adam.form() != AdamSettings.DEFAULT.form()) {
            settings.put("adamForm", key(adam.form()));
        }
        return settings.build();
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
        return new TrainingPlan(
                spheres,
                trainingSetSize,
                NetworkSettings.readArchitecture(spheres.dimension(), settings),
                NetworkSettings.readInitialization(spheres, settings),
                readAdam(settings),
                settings.count("training.batchSize", TrainingPlan.PAPER_BATCH_SIZE),
                choice(settings, "training.batches", USUAL_BATCHING),
                settings.has("training.averagingDecay")
                        ? OptionalDouble.of(settings.number("training.averagingDecay"))
                        : OptionalDouble.empty(),
                readSteps(settings),
                settings.integer("training.seed", 1));
    }

    /** Reads the settings of the optimiser. */
    static AdamSettings readAdam(Settings settings) {
        AdamSettings usual = AdamSettings.DEFAULT;
        return new AdamSettings(
                settings.number("training.learningRate", usual.learningRate()),
                settings.number("training.beta1", usual.beta1()),
                settings.number("training.beta2", usual.beta2()),
                settings.number("training.epsilon", usual.epsilon()),
                choice(settings, "training.adamForm", usual.form()));
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

    static long readSteps(Settings settings) {
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

    static long[] readSnapshots(Settings settings) {
        if (settings.has("measurement.snapshots")) {
            return settings.integers("measurement.snapshots");
        }
        long steps = readSteps(settings);
        return steps < 1
                ? new long[] {0}
                : SnapshotSchedule.logSpaced(Math.min(10, steps), steps, USUAL_SNAPSHOTS_PER_DECADE);
    }

    /** Returns the name of a constant in settings, such as {@code before-relu}. */
    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
