package dev.concentric.experiment;

import dev.concentric.model.LayerStatistics;
import dev.concentric.model.Network;
import dev.concentric.model.Parameter;
import dev.concentric.store.BadFileException;
import dev.concentric.store.Tensor;
import dev.concentric.store.TensorFile;
import dev.concentric.training.Snapshot;
import dev.concentric.training.TrainingPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network's learned numbers, with the statistics it is frozen by, as the tensors of a checkpoint: each parameter under
 * its name, and {@code normalized1.mean}, {@code normalized1.variance} and so on for each normalised layer.
 */
final class NetworkCheckpoint {
    private static final String STATISTICS = "normalized";

    private NetworkCheckpoint() {}

    static Map<String, Tensor> tensors(Network network, List<LayerStatistics> statistics) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            tensors.put(
                    parameter.name(),
                    Tensor.of(
                            parameter.value().toRows(),
                            parameter.value().rows(),
                            parameter.value().columns()));
        }
        for (int layer = 1; layer <= statistics.size(); layer++) {
            LayerStatistics of = statistics.get(layer - 1);
            tensors.put(STATISTICS + layer + ".mean", Tensor.of(of.mean(), of.mean().length));
            tensors.put(STATISTICS + layer + ".variance", Tensor.of(of.variance(), of.variance().length));
        }
        return tensors;
    }

    /**
     * Freezes the network of a checkpoint.
     *
     * @throws BadFileException if a tensor is missing, of another shape than the plan's, or not finite
     */
    static Snapshot snapshot(TrainingPlan plan, long step, TensorFile file) {
        Network network = plan.newNetwork();
        for (Parameter parameter : network.parameters()) {
            int rows = parameter.value().rows();
            int columns = parameter.value().columns();
            float[] values = file.floats(parameter.name(), rows, columns);
            requireFinite(file, parameter.name(), values);
            parameter.value().setRows(values);
        }
        List<LayerStatistics> statistics = new ArrayList<>();
        for (int width : plan.architecture().normalizedWidths()) {
            String name = STATISTICS + (statistics.size() + 1);
            statistics.add(new LayerStatistics(
                    finite(file, name + ".mean", width), variances(file, name + ".variance", width)));
        }
        return new Snapshot(plan, step, statistics, network.freeze(statistics));
    }

    private static double[] variances(TensorFile file, String name, int width) {
        double[] values = finite(file, name, width);
        for (double value : values) {
            if (value < 0) {
                throw new BadFileException(
                        file.source(), "'" + name + "' holds the value " + value, "variances are at least 0");
            }
        }
        return values;
    }

    private static double[] finite(TensorFile file, String name, int width) {
        double[] values = file.doubles(name, width);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new BadFileException(
                        file.source(), "'" + name + "' holds the value " + value, "statistics are finite numbers");
            }
        }
        return values;
    }

    private static void requireFinite(TensorFile file, String name, float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new BadFileException(
                        file.source(), "'" + name + "' holds the value " + value, "weights are finite numbers");
            }
        }
    }
}
