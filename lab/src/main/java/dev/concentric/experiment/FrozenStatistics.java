package dev.concentric.experiment;

import dev.concentric.model.LayerStatistics;
import dev.concentric.store.BadFileException;
import dev.concentric.store.Tensor;
import dev.concentric.store.TensorFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the normalised layers of a network are frozen by, as the tensors {@code normalized1.mean}, {@code
 * normalized1.variance} and so on.
 */
final class FrozenStatistics {
    private static final String NAME = "normalized";

    private FrozenStatistics() {}

    static Map<String, Tensor> tensors(List<LayerStatistics> statistics) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int layer = 1; layer <= statistics.size(); layer++) {
            LayerStatistics of = statistics.get(layer - 1);
            tensors.put(NAME + layer + ".mean", Tensor.of(of.mean(), of.mean().length));
            tensors.put(NAME + layer + ".variance", Tensor.of(of.variance(), of.variance().length));
        }
        return tensors;
    }

    /** Returns whether a file holds statistics. */
    static boolean areIn(TensorFile file) {
        return file.tensors().containsKey(NAME + "1.mean");
    }

    /**
     * Reads the statistics of layers.
     *
     * @param widths the width of each layer
     * @throws BadFileException if one is missing, of another width, not finite, or a negative variance
     */
    static List<LayerStatistics> read(List<Integer> widths, TensorFile file) {
        List<LayerStatistics> statistics = new ArrayList<>();
        for (int width : widths) {
            String name = NAME + (statistics.size() + 1);
            statistics.add(new LayerStatistics(
                    NetworkCheckpoint.finite(file, name + ".mean", width), variances(file, name + ".variance", width)));
        }
        return statistics;
    }

    private static double[] variances(TensorFile file, String name, int width) {
        double[] values = NetworkCheckpoint.finite(file, name, width);
        for (double value : values) {
            if (value < 0) {
                throw new BadFileException(
                        file.source(), "'" + name + "' holds the value " + value, "variances are at least 0");
            }
        }
        return values;
    }
}
