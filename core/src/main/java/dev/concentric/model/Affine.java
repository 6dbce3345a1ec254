package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;

/**
 * The affine map {@code y = x W + b} in float64, what dense layers and normalisations with fixed statistics fold into.
 *
 * @param inputs the length of x
 * @param outputs the length of y
 * @param weights W {@code [inputs x outputs]}, row by row
 * @param bias b {@code [outputs]}
 */
record Affine(int inputs, int outputs, double[] weights, double[] bias) {

    /**
     * The map {@code y_j = factor_j x_j + offset_j}.
     *
     * @param factor the factors
     * @param offset the offsets
     */
    record Diagonal(double[] factor, double[] offset) {

        /** Applies the map to every row of a matrix, in float32. */
        void applyTo(FloatMatrix rows) {
            int width = rows.columns();
            float[] f = rounded(factor);
            float[] o = rounded(offset);
            for (int start = 0; start < rows.size(); start += width) {
                for (int j = 0; j < width; j++) {
                    rows.data()[start + j] = Math.fma(rows.data()[start + j], f[j], o[j]);
                }
            }
        }
    }

    /** Returns this map followed by a diagonal one. */
    Affine then(Diagonal diagonal) {
        double[] w = new double[weights.length];
        double[] b = new double[outputs];
        for (int j = 0; j < outputs; j++) {
            b[j] = bias[j] * diagonal.factor[j] + diagonal.offset[j];
            for (int i = 0; i < inputs; i++) {
                w[i * outputs + j] = weights[i * outputs + j] * diagonal.factor[j];
            }
        }
        return new Affine(inputs, outputs, w, b);
    }

    /** Returns this map preceded by a diagonal one. */
    Affine after(Diagonal diagonal) {
        double[] w = new double[weights.length];
        double[] b = bias.clone();
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < outputs; j++) {
                w[i * outputs + j] = diagonal.factor[i] * weights[i * outputs + j];
                b[j] += diagonal.offset[i] * weights[i * outputs + j];
            }
        }
        return new Affine(inputs, outputs, w, b);
    }

    /** Returns y for one x. */
    double[] apply(double[] x) {
        double[] y = bias.clone();
        for (int i = 0; i < inputs; i++) {
            double factor = x[i];
            // Behind rectifiers, and in images, many are 0.
            for (int j = 0; factor != 0 && j < outputs; j++) {
                y[j] += factor * weights[i * outputs + j];
            }
        }
        return y;
    }

    /** Returns the values in float64. */
    static double[] widened(float[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }

    /** Returns the values in float32. */
    static float[] rounded(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }
}
