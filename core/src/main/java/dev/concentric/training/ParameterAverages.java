package dev.concentric.training;

import dev.concentric.linalg.PackedMatrix;
import dev.concentric.linalg.Team;
import dev.concentric.model.Parameter;
import java.util.List;
import java.util.SequencedMap;

/**
 * Exponential averages of a network's parameters over its steps, started at 0 and divided by {@code 1 - decay^t}. They
 * are kept in float64: with a decay near 1, float32 would lose what a single step adds.
 */
final class ParameterAverages {
    private final double decay;
    private final List<Parameter> parameters;

    /** Of each parameter the average before it is divided, row by row. */
    private final double[][] averages;

    /** The one number {@code decay^t}. */
    private final double[] missing = {1};

    private final Team.Part addPart = this::add;

    /** Which parameter the parts of the present call work on. */
    private int present;

    ParameterAverages(double decay, List<Parameter> parameters) {
        this.decay = decay;
        this.parameters = parameters;
        this.averages = parameters.stream()
                .map(parameter -> new double[parameter.value().size()])
                .toArray(double[][]::new);
    }

    /** Takes in the parameters as a step has left them. */
    void add(Team team) {
        for (present = 0; present < averages.length; present++) {
            team.split(parameters.get(present).value().rows(), 1, addPart);
        }
        missing[0] *= decay;
    }

    private void add(int first, int end) {
        PackedMatrix value = parameters.get(present).value();
        float[] values = value.data();
        double[] average = averages[present];
        double rest = 1 - decay;
        for (int column = 0; column < value.columns(); column += value.panelWidth()) {
            int width = Math.min(value.panelWidth(), value.columns() - column);
            for (int row = first; row < end; row++) {
                int from = value.index(row, column);
                int to = row * value.columns() + column;
                for (int j = 0; j < width; j++) {
                    average[to + j] = decay * average[to + j] + rest * values[from + j];
                }
            }
        }
    }

    /** Puts the averages themselves into a map. */
    void putInto(SequencedMap<String, double[]> vectors) {
        for (int i = 0; i < averages.length; i++) {
            vectors.put(parameters.get(i).name() + TrainingState.AVERAGE, averages[i]);
        }
        vectors.put(TrainingState.AVERAGE_MISSING, missing);
    }

    /** Sets parameters of the same shapes to the averages so far; before the first step, to the parameters themselves. */
    void writeTo(List<Parameter> others) {
        for (int i = 0; i < averages.length; i++) {
            float[] values = parameters.get(i).value().toRows();
            for (int j = 0; j < values.length && missing[0] != 1; j++) {
                values[j] = (float) (averages[i][j] / (1 - missing[0]));
            }
            others.get(i).value().setRows(values);
        }
    }
}
