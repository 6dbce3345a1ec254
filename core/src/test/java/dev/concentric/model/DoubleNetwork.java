package dev.concentric.model;

import dev.concentric.data.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The networks' training-mode forward pass written down once more, as plainly as possible and in float64: what
 * {@link Network#step} is held against, with derivatives by central differences.
 */
final class DoubleNetwork {
    private final Architecture architecture;
    private final Map<String, double[]> values = new TreeMap<>();
    private final List<LayerStatistics> statistics = new ArrayList<>();

    private DoubleNetwork(Architecture architecture) {
        this.architecture = architecture;
    }

    /** Copies the numbers of a network. */
    static DoubleNetwork of(Network network) {
        DoubleNetwork copy = new DoubleNetwork(network.architecture());
        for (Parameter parameter : network.parameters()) {
            copy.values.put(parameter.name(), Affine.widened(parameter.value().toRows()));
        }
        return copy;
    }

    /** Returns the numbers of a tensor, to be changed. */
    double[] values(String name) {
        return values.get(name);
    }

    /** Returns the batch's statistics that the last forward pass normalised with. */
    List<LayerStatistics> statistics() {
        return List.copyOf(statistics);
    }

    /** Returns the mean loss of a batch. */
    double loss(Batch batch) {
        double[] logits = logits(batch);
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double margin = batch.labels()[i] == 1 ? logits[i] : -logits[i];
            sum += Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
        }
        return sum / logits.length;
    }

    /** Returns the logits of a batch, normalised by the batch's own statistics. */
    double[] logits(Batch batch) {
        double[][] rows = new double[batch.size()][batch.points().columns()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = batch.points().get(i, j);
            }
        }
        statistics.clear();
        return switch (architecture) {
            case Architecture.Relu relu -> relu(relu, rows);
            case Architecture.Quadratic quadratic -> quadratic(quadratic, rows);
        };
    }

    private double[] relu(Architecture.Relu relu, double[][] rows) {
        double[][] activations = rows;
        for (int l = 1; l <= relu.hiddenWidths().size(); l++) {
            String name = "hidden" + l;
            activations = dense(activations, name, relu.hiddenWidths().get(l - 1));
            switch (relu.normalization().placement()) {
                case NONE -> rectify(activations);
                case BEFORE_RELU -> {
                    normalize(activations, name, relu.normalization().epsilon());
                    rectify(activations);
                }
                case AFTER_RELU -> {
                    rectify(activations);
                    normalize(activations, name, relu.normalization().epsilon());
                }
            }
        }
        return column(dense(activations, "readout", 1));
    }

    private double[] quadratic(Architecture.Quadratic quadratic, double[][] rows) {
        double[][] units = dense(rows, "hidden", quadratic.hiddenWidth());
        double[] logits = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double squares = 0;
            for (double unit : units[i]) {
                squares += unit * unit;
            }
            logits[i] = values("readout.weight")[0] * squares + values("readout.bias")[0];
        }
        return logits;
    }

    private double[][] dense(double[][] rows, String name, int outputs) {
        double[] weights = values(name + ".weights");
        double[] bias = values.getOrDefault(name + ".bias", new double[outputs]);
        double[][] result = new double[rows.length][outputs];
        for (int r = 0; r < rows.length; r++) {
            for (int j = 0; j < outputs; j++) {
                double sum = bias[j];
                for (int i = 0; i < rows[r].length; i++) {
                    sum += rows[r][i] * weights[i * outputs + j];
                }
                result[r][j] = sum;
            }
        }
        return result;
    }

    private static void rectify(double[][] rows) {
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.max(row[j], 0);
            }
        }
    }

    private void normalize(double[][] rows, String name, double epsilon) {
        int width = rows[0].length;
        double[] mean = new double[width];
        double[] variance = new double[width];
        for (int j = 0; j < width; j++) {
            for (double[] row : rows) {
                mean[j] += row[j] / rows.length;
            }
            for (double[] row : rows) {
                variance[j] += (row[j] - mean[j]) * (row[j] - mean[j]) / rows.length;
            }
            // The network keeps its epsilon in float32.
            double deviation = Math.sqrt(variance[j] + (float) epsilon);
            for (double[] row : rows) {
                row[j] = values(name + ".scale")[j] * (row[j] - mean[j]) / deviation + values(name + ".shift")[j];
            }
        }
        statistics.add(new LayerStatistics(mean, variance));
    }

    private static double[] column(double[][] rows) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = rows[i][0];
        }
        return column;
    }
}
