package dev.concentric.model;

import java.util.SequencedMap;

/** Exponential averages of batch statistics, started at 0 and divided by {@code 1 - decay^t}. */
final class RunningAverage {
    private final String name;
    private final double decay;
    private final double[] mean;
    private final double[] variance;

    /** The one number {@code decay^t}. */
    private final double[] missing = {1};

    RunningAverage(String name, int width, double decay) {
        this.name = name;
        this.decay = decay;
        this.mean = new double[width];
        this.variance = new double[width];
    }

    void add(float[] batchMean, float[] batchVariance) {
        for (int j = 0; j < mean.length; j++) {
            mean[j] = decay * mean[j] + (1 - decay) * batchMean[j];
            variance[j] = decay * variance[j] + (1 - decay) * batchVariance[j];
        }
        missing[0] *= decay;
    }

    /** Puts the averages themselves into a map. */
    void putInto(SequencedMap<String, double[]> averages) {
        averages.put(name + ".runningMean", mean);
        averages.put(name + ".runningVariance", variance);
        averages.put(name + ".runningMissing", missing);
    }

    /** Returns the averages so far; before the first batch, mean 0 and variance 1. */
    LayerStatistics statistics() {
        double[] means = new double[mean.length];
        double[] variances = new double[mean.length];
        for (int j = 0; j < mean.length; j++) {
            means[j] = missing[0] == 1 ? 0 : mean[j] / (1 - missing[0]);
            variances[j] = missing[0] == 1 ? 1 : variance[j] / (1 - missing[0]);
        }
        return new LayerStatistics(means, variances);
    }
}
