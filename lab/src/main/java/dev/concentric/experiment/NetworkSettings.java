package dev.concentric.experiment;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.model.Architecture;
import dev.concentric.model.Initialization;
import dev.concentric.model.Normalization;
import dev.concentric.store.Document;
import dev.concentric.store.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The settings of a network and its start, the part of {@link RunConfiguration} that lies under those two tables. */
final class NetworkSettings {
    private static final int USUAL_WIDTH = 1000;
    private static final String WIDTHS = "network.hiddenWidths";
    private static final String START = "initialization.kind";
    private static final List<Initialization.Independent> INDEPENDENT =
            List.of(new Initialization.Glorot(), new Initialization.He(), new Initialization.FanIn());

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
            case "relu" ->
                new Architecture.Relu(
                        dimension,
                        settings.has(WIDTHS) ? widths(WIDTHS, settings) : List.of(USUAL_WIDTH, USUAL_WIDTH),
                        readNormalization(settings));
            default -> throw settings.refuse("network.kind", "is unknown", "expected relu or quadratic");
        };
    }

    /** Reads a list of widths. */
    static List<Integer> widths(String key, Settings settings) {
        return Arrays.stream(settings.integers(key))
                .mapToObj(width -> {
                    if (width < 1 || width > Integer.MAX_VALUE) {
                        throw settings.refuse(key, "holds " + width, "expected numbers from 1 to 2147483647");
                    }
                    return (int) width;
                })
                .toList();
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
        if (!settings.text(START, "glorot").equals("perfect")) {
            return independent(settings)
                    .orElseThrow(() -> settings.refuse(START, "is unknown", "expected glorot, he, fan-in or perfect"));
        }
        Initialization.Perfect usual =
                Initialization.Perfect.ofPaper(spheres, settings.number("initialization.scale", 1));
        return new Initialization.Perfect(
                spheres,
                usual.scale(),
                settings.number("initialization.innerProbability", usual.innerProbability()),
                settings.number("initialization.outerProbability", usual.outerProbability()));
    }

    /** Reads the start of a network that has no perfect one. */
    static Initialization.Independent readIndependent(Settings settings) {
        return independent(settings)
                .orElseThrow(() -> settings.refuse(START, "is unknown", "expected glorot, he or fan-in"));
    }

    private static Optional<Initialization.Independent> independent(Settings settings) {
        String kind = settings.text(START, "glorot");
        return INDEPENDENT.stream().filter(each -> key(each).equals(kind)).findFirst();
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
