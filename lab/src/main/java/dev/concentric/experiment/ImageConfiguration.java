package dev.concentric.experiment;

import dev.concentric.attack.LInfinityAscent;
import dev.concentric.model.ConvolutionalArchitecture;
import dev.concentric.store.Document;
import dev.concentric.store.Settings;
import dev.concentric.training.ImageTrainingPlan;
import dev.concentric.training.TrainingPlan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a run on images, as {@link RunConfiguration} has those of a run on spheres. That a run is one on images
 * shows in its {@code data.images}, their folder.
 */
final class ImageConfiguration {
    private static final String FOLDER = "data.images";
    private static final String EPSILON = "training.adversaryEpsilon";
    /** MNIST has so many. */
    static final int USUAL_TEST_IMAGES = 10_000;

    private static final int USUAL_ATTACK_IMAGES = 100;

    private ImageConfiguration() {}

    /** Returns whether settings are those of a run on images. */
    static boolean isIn(Settings settings) {
        return settings.has(FOLDER);
    }

    /** Returns all settings of a run but its name. */
    static Settings of(ImageRunSpec spec) {
        return Settings.of(Document.builder()
                .put("data", data(spec.source()))
                .put("network", network(spec.plan().architecture()))
                .put(
                        "initialization",
                        NetworkSettings.initialization(spec.plan().initialization()))
                .put("training", training(spec.plan()))
                .put("measurement", measurement(spec.measurement()))
                .build());
    }

    private static Document data(ImageSource source) {
        return Document.builder()
                .put("images", source.folder().toString())
                .put("checksum", source.checksum())
                .put("height", source.height())
                .put("width", source.width())
                .put("classes", source.classes())
                .put("testImages", source.testImages())
                .build();
    }

    private static Document network(ConvolutionalArchitecture architecture) {
        return Document.builder()
                .put("kind", "convolutional")
                .put("filters", longs(architecture.filters()))
                .put("kernel", architecture.kernel())
                .put("denseWidths", longs(architecture.denseWidths()))
                .build();
    }

    private static long[] longs(List<? extends Number> values) {
        return values.stream().mapToLong(Number::longValue).toArray();
    }

    private static Document training(ImageTrainingPlan plan) {
        Document.Builder training = Document.builder()
                .put("seed", plan.seed())
                .put("steps", plan.steps())
                .put("batchSize", plan.batchSize())
                .putAll(RunConfiguration.adam(plan.adam()));
        plan.adversary()
                .ifPresent(adversary -> training.put("adversaryEpsilon", adversary.epsilon())
                        .put("adversaryStepSize", adversary.stepSize())
                        .put("adversarySteps", adversary.steps()));
        return training.build();
    }

    private static Document measurement(ImageMeasurementPlan plan) {
        return Document.builder()
                .put("snapshots", longs(plan.snapshots()))
                .put("testImages", plan.testImages())
                .put("attackImages", plan.attackImages())
                .build();
    }

    /**
     * Reads a run's own settings, which are all there; the images are not looked at.
     *
     * @throws dev.concentric.store.BadFileException if a setting is missing, unknown, of a wrong type or out of its range
     */
    static ImageRunSpec readComplete(String name, Settings settings) {
        settings.text("data.checksum");
        settings.text("initialization.kind");
        ImageRunSpec spec = read(name, settings);
        settings.requireAll(of(spec));
        return spec;
    }

    /**
     * Reads settings; what they leave out is that of Madry et al. (2018), and what they leave out of the images is read
     * from these.
     *
     * @throws dev.concentric.store.BadFileException if a setting is unknown, of a wrong type or out of its range
     * @throws dev.concentric.data.BadDataException if the images are needed, and missing or damaged
     */
    static ImageRunSpec read(String name, Settings settings) {
        try {
            ImageSource source = readSource(settings);
            ImageRunSpec spec = new ImageRunSpec(
                    name,
                    source,
                    new ImageTrainingPlan(
                            readArchitecture(source, settings),
                            NetworkSettings.readIndependent(settings),
                            RunConfiguration.readAdam(settings),
                            settings.count("training.batchSize", TrainingPlan.PAPER_BATCH_SIZE),
                            readAdversary(settings),
                            RunConfiguration.readSteps(settings),
                            settings.integer("training.seed", 1)),
                    new ImageMeasurementPlan(
                            Arrays.stream(RunConfiguration.readSnapshots(settings))
                                    .boxed()
                                    .toList(),
                            settings.count("measurement.testImages", Math.min(USUAL_TEST_IMAGES, source.testImages())),
                            settings.count(
                                    "measurement.attackImages", Math.min(USUAL_ATTACK_IMAGES, source.testImages()))));
            settings.refuseUnknown();
            return spec;
        } catch (IllegalArgumentException e) {
            throw settings.refuse(e);
        }
    }

    private static ImageSource readSource(Settings settings) {
        Path folder = Path.of(settings.text(FOLDER));
        return settings.has("data.checksum")
                ? new ImageSource(
                        folder,
                        settings.text("data.checksum"),
                        settings.count("data.height"),
                        settings.count("data.width"),
                        settings.count("data.classes"),
                        settings.count("data.testImages"))
                : ImageSource.of(folder);
    }

    private static ConvolutionalArchitecture readArchitecture(ImageSource source, Settings settings) {
        if (!settings.text("network.kind", "convolutional").equals("convolutional")) {
            throw settings.refuse("network.kind", "is unknown for images", "expected convolutional");
        }
        ConvolutionalArchitecture usual =
                ConvolutionalArchitecture.ofMadry(source.height(), source.width(), source.classes());
        return new ConvolutionalArchitecture(
                source.height(),
                source.width(),
                readWidths("network.filters", usual.filters(), settings),
                settings.count("network.kernel", usual.kernel()),
                readWidths("network.denseWidths", usual.denseWidths(), settings),
                source.classes());
    }

    private static List<Integer> readWidths(String key, List<Integer> usual, Settings settings) {
        return settings.has(key) ? NetworkSettings.widths(key, settings) : usual;
    }

    private static Optional<LInfinityAscent> readAdversary(Settings settings) {
        if (!settings.has(EPSILON)) {
            for (String without : List.of("training.adversaryStepSize", "training.adversarySteps")) {
                if (settings.has(without)) {
                    throw settings.refuse(without, "is given without " + EPSILON, "expected both, or neither");
                }
            }
            return Optional.empty();
        }
        LInfinityAscent usual = LInfinityAscent.MNIST;
        return Optional.of(new LInfinityAscent(
                settings.number(EPSILON),
                settings.number("training.adversaryStepSize", usual.stepSize()),
                settings.count("training.adversarySteps", usual.steps())));
    }
}
