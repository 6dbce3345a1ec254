package dev.concentric.experiment;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.store.Document;
import dev.concentric.store.Settings;
import java.util.Arrays;

/** The settings of a network and its start, the part of {@link RunConfiguration} that lies under those two tables. */
final class NetworkSettings {
    private static final int USUAL_WIDTH = 1000;

    private NetworkSettings() {}

    /** Returns the settings of a network's shape. */
    static Document network(Architecture architecture) {
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
                .put("normalization", RunConfiguration.key(normalization.placement()))
                .put("normalizationEpsilon", normalization.epsilon());
        return switch (normalization.statistics()) {
            case Normalization.PopulationStatistics population -> builder.put("populationPoints", population.points());
            case Normalization.RunningStatistics running -> builder.put("runningDecay", running.decay());
        };
    }

    /** Returns the settings of its start. */
    static Document initialization(Initialization initialization) {
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

    /** Reads a network's shape. */
    static Architecture readArchitecture(int dimension, Settings settings) {
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
                placement(settings.text("network.normalization", RunConfiguration.key(usual.placement()))),
                settings.number("network.normalizationEpsilon", usual.epsilon()),
                statistics);
    }

    /** Reads its start. */
    static Initialization readInitialization(ConcentricSpheres spheres, Settings settings) {
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

    /**
     * Returns the placement of that name.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    static Normalization.Placement placement(String key) {
        return Arrays.stream(Normalization.Placement.values())
                .filter(placement -> RunConfiguration.key(placement).equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "normalization is none, before-relu or after-relu, got '" + key + "'"));
    }
}
