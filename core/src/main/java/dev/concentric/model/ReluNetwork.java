package dev.concentric.model;

import dev.concentric.data.Batch;
import dev.concentric.data.SampleSupply;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.linalg.Kernels;
import dev.concentric.linalg.Team;
import dev.concentric.model.Normalization.Placement;
import dev.concentric.model.Normalization.PopulationStatistics;
import dev.concentric.model.Normalization.RunningStatistics;
import dev.concentric.random.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The trainable ReLU network. */
final class ReluNetwork implements Network {
    private final Architecture.Relu architecture;
    private final List<Hidden> hidden = new ArrayList<>();
    private final DenseLayer readout;
    private final List<Layer> layers;
    private final Buffer logitGradient = new Buffer();

    /** One hidden layer's learned parts; the ReLU between them has none. */
    private record Hidden(DenseLayer dense, Optional<BatchNormalization> normalization) {}

    ReluNetwork(Architecture.Relu architecture, Initialization.Independent start, RandomStream stream) {
        this.architecture = architecture;
        Normalization settings = architecture.normalization();
        int inputs = architecture.dimension();
        for (int l = 0; l < architecture.hiddenWidths().size(); l++) {
            int width = architecture.hiddenWidths().get(l);
            String name = "hidden" + (l + 1);
            boolean biased = settings.placement() != Placement.BEFORE_RELU;
            hidden.add(new Hidden(
                    new DenseLayer(name, inputs, width, biased, start, stream), normalization(settings, name, width)));
            inputs = width;
        }
        readout = new DenseLayer("readout", inputs, 1, true, start, stream);
        layers = Stream.concat(hidden.stream().flatMap(this::inOrder), Stream.of(readout))
                .toList();
    }

    private static Optional<BatchNormalization> normalization(Normalization settings, String name, int width) {
        if (settings.placement() == Placement.NONE) {
            return Optional.empty();
        }
        RunningAverage running = settings.statistics() instanceof RunningStatistics(double decay)
                ? new RunningAverage(name, width, decay)
                : null;
        return Optional.of(new BatchNormalization(name, width, settings.epsilon(), running));
    }

    private Stream<Layer> inOrder(Hidden layer) {
        Stream<Layer> normalization = layer.normalization.stream().map(Layer.class::cast);
        return normalizesBeforeRelu()
                ? Stream.concat(Stream.concat(Stream.of(layer.dense), normalization), Stream.of(new ReluLayer()))
                : Stream.concat(Stream.of(layer.dense, new ReluLayer()), normalization);
    }

    private boolean normalizesBeforeRelu() {
        return architecture.normalization().placement() == Placement.BEFORE_RELU;
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    @Override
    public SequencedMap<String, double[]> runningAverages() {
        SequencedMap<String, double[]> averages = new LinkedHashMap<>();
        hidden.forEach(layer -> layer.normalization.ifPresent(each -> each.putRunningInto(averages)));
        return averages;
    }

    @Override
    public double step(Batch batch, Optimizer optimizer, Team team) {
        FloatMatrix activations = batch.points();
        for (int l = 0; l < layers.size(); l++) {
            activations = layers.get(l).forward(activations, team);
        }
        FloatMatrix gradient = logitGradient.shaped(batch.size(), 1);
        double loss = SigmoidCrossEntropy.meanLoss(activations.data(), batch.labels(), gradient.data());
        if (!Double.isFinite(loss)) {
            return loss;
        }
        optimizer.begin();
        for (int l = layers.size() - 1; l > 0; l--) {
            gradient = layers.get(l).backward(gradient, optimizer, team);
        }
        hidden.getFirst().dense.backwardToParameters(gradient, optimizer, team);
        return loss;
    }

    @Override
    public List<LayerStatistics> statistics(SampleSupply supply) {
        if (architecture.normalization().placement() == Placement.NONE) {
            return List.of();
        }
        return switch (architecture.normalization().statistics()) {
            case RunningStatistics running ->
                hidden.stream()
                        .map(layer -> layer.normalization.orElseThrow().runningStatistics())
                        .toList();
            case PopulationStatistics(int points) ->
                populationStatistics(supply.first(points).points());
        };
    }

    /** Takes each layer's statistics with the layers below it already normalised by theirs. */
    private List<LayerStatistics> populationStatistics(FloatMatrix points) {
        List<LayerStatistics> all = new ArrayList<>();
        FloatMatrix activations = points;
        for (Hidden layer : hidden) {
            BatchNormalization normalization = layer.normalization.orElseThrow();
            FloatDense dense = FloatDense.of(layer.dense.affine());
            FloatMatrix next = FloatMatrix.zeros(points.rows(), dense.outputs());
            dense.apply(activations, next);
            if (!normalizesBeforeRelu()) {
                Kernels.best().rectify(next, next, 0, next.columns());
            }
            LayerStatistics statistics = LayerStatistics.of(next);
            normalization.frozen(statistics).applyTo(next);
            if (normalizesBeforeRelu()) {
                Kernels.best().rectify(next, next, 0, next.columns());
            }
            all.add(statistics);
            activations = next;
        }
        return all;
    }

    @Override
    public Classifier freeze(List<LayerStatistics> statistics) {
        long normalized =
                hidden.stream().flatMap(layer -> layer.normalization.stream()).count();
        if (statistics.size() != normalized) {
            throw new IllegalArgumentException(
                    "statistics of " + statistics.size() + " layers for " + normalized + " normalised ones");
        }
        List<Affine> folded = new ArrayList<>();
        Optional<Affine.Diagonal> pending = Optional.empty();
        for (int l = 0; l < hidden.size(); l++) {
            Affine map = hidden.get(l).dense.affine();
            if (pending.isPresent()) {
                map = map.after(pending.get());
            }
            Optional<BatchNormalization> normalization = hidden.get(l).normalization;
            if (normalization.isPresent()) {
                Affine.Diagonal diagonal = normalization.get().frozen(statistics.get(l));
                pending = normalizesBeforeRelu() ? Optional.empty() : Optional.of(diagonal);
                map = normalizesBeforeRelu() ? map.then(diagonal) : map;
            }
            folded.add(map);
        }
        folded.add(pending.map(readout.affine()::after).orElseGet(readout::affine));
        return new ReluClassifier(folded);
    }
}
