package dev.concentric.training;

import dev.concentric.linalg.PackedMatrix;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The numbers that a {@link TrainingLoop} has come to, by name: the loop's own, so that whoever sets them moves the
 * loop to another state. Together with the number of steps made and the plan they determine all further steps to the
 * bit; random streams have no state but that number.
 *
 * @param matrices the network's parameters, each under its name, and Adam's averages of each parameter's gradient and
 *     of its square, under the name with {@code .adam1} and {@code .adam2} behind it
 * @param vectors running averages of batch statistics; where parameters are averaged, the average of each row by row,
 *     under its name with {@link #AVERAGE} behind it, and {@link #AVERAGE_MISSING}
 */
public record TrainingState(SequencedMap<String, PackedMatrix> matrices, SequencedMap<String, double[]> vectors) {

    /** What stands behind a parameter's name in the name of its average, not corrected for its start at 0. */
    public static final String AVERAGE = ".average";

    /** The name of the one number {@code decay^t}: the share of the averages that no step has filled yet. */
    public static final String AVERAGE_MISSING = "averageMissing";

    /**
     * Says where the first number is that is infinite or not a number, such as {@code hidden1.weights[3, 7] is NaN}.
     */
    public Optional<String> firstNonFinite() {
        for (var named : matrices.entrySet()) {
            PackedMatrix matrix = named.getValue();
            int at = firstNonFinite(matrix.data());
            if (at >= 0) {
                int panel = at / (matrix.rows() * matrix.panelWidth());
                int row = at / matrix.panelWidth() % matrix.rows();
                int column = panel * matrix.panelWidth() + at % matrix.panelWidth();
                return Optional.of(named.getKey() + "[" + row + ", " + column + "] is " + matrix.data()[at]);
            }
        }
        for (var named : vectors.entrySet()) {
            for (int i = 0; i < named.getValue().length; i++) {
                if (!Double.isFinite(named.getValue()[i])) {
                    return Optional.of(named.getKey() + "[" + i + "] is " + named.getValue()[i]);
                }
            }
        }
        return Optional.empty();
    }

    /** Says which number is the largest in absolute value, such as {@code readout.weights holds 3.4e+30}. */
    String largest() {
        String name = "";
        float largest = -1;
        for (var named : matrices.entrySet()) {
            for (float value : named.getValue().data()) {
                if (Math.abs(value) > largest) {
                    largest = Math.abs(value);
                    name = named.getKey();
                }
            }
        }
        return name + " holds " + largest;
    }

    private static int firstNonFinite(float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }
}
