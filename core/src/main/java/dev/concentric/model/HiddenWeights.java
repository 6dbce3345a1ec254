package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The weights W {@code [n x h]} of a quadratic network, in float64, and the spectrum of W W^T. */
final class HiddenWeights {
    private final float[] values;
    private final int inputs;
    private final int units;

    /** Copies weights. */
    HiddenWeights(FloatMatrix weights) {
        values = Arrays.copyOf(weights.data(), weights.size());
        inputs = weights.rows();
        units = weights.columns();
    }

    int inputs() {
        return inputs;
    }

    int units() {
        return units;
    }

    /** Returns the sum of all squares, the trace of W W^T. */
    double squares() {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }

    /** Returns the n eigenvalues of W W^T, of which n - h are exactly 0 if h is less than n; in no order. */
    double[] eigenvalues() {
        int rank = Math.min(inputs, units);
        // W W^T and W^T W have the same eigenvalues but for zeros.
        EigenDecomposition_F64<DMatrixRMaj> eigen =
                GramMatrix.decompose(inputs <= units ? columns() : rows(), rank, false);
        double[] eigenvalues = new double[inputs];
        for (int i = 0; i < rank; i++) {
            // There is no negative eigenvalue; what rounding makes of a zero one may be.
            eigenvalues[i] = Math.max(0, eigen.getEigenvalue(i).getReal());
        }
        return eigenvalues;
    }

    /** Returns the columns of W, h arrays of n. */
    double[][] columns() {
        double[][] columns = new double[units][inputs];
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < units; j++) {
                columns[j][i] = values[i * units + j];
            }
        }
        return columns;
    }

    private double[][] rows() {
        double[][] rows = new double[inputs][units];
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < units; j++) {
                rows[i][j] = values[i * units + j];
            }
        }
        return rows;
    }
}
