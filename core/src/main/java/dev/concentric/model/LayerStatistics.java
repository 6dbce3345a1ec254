package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;

/**
 * Mean and biased variance of each unit of a hidden layer.
 *
 * @param mean the means {@code [h]}
 * @param variance the variances {@code [h]}
 */
public record LayerStatistics(double[] mean, double[] variance) {

    /** Checks that there are as many means as variances. */
    public LayerStatistics {
        if (mean.length != variance.length) {
            throw new IllegalArgumentException(mean.length + " means but " + variance.length + " variances");
        }
    }

    /** Returns the statistics of the columns of a matrix {@code [points x h]}, summed in float64. */
    static LayerStatistics of(FloatMatrix activations) {
        int width = activations.columns();
        float[] values = activations.data();
        double[] mean = new double[width];
        double[] variance = new double[width];
        for (int start = 0; start < activations.size(); start += width) {
            for (int j = 0; j < width; j++) {
                mean[j] += values[start + j];
            }
        }
        for (int j = 0; j < width; j++) {
            mean[j] /= activations.rows();
        }
        for (int start = 0; start < activations.size(); start += width) {
            for (int j = 0; j < width; j++) {
                double centered = values[start + j] - mean[j];
                variance[j] += centered * centered;
            }
        }
        for (int j = 0; j < width; j++) {
            variance[j] /= activations.rows();
        }
        return new LayerStatistics(mean, variance);
    }
}
