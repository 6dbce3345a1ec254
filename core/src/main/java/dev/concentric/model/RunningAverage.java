package dev.concentric.model;

/** Exponential averages of batch statistics, started at 0 and divided by {@code 1 - decay^t}. */
final class RunningAverage {
    private final double decay;
    private final double[] mean;
    private final double[] variance;
    private double missing = 1;

    RunningAverage(int width, double decay) {
        this.decay = decay;
        this.mean = new double[width];
        this.variance = new double[width];
    }

    void add(float[] batchMean, float[] batchVariance) {
        for (int j = 0; j < mean.length; j++) {
            mean[j] = decay * mean[j] + (1 - decay) * batchMean[j];
            variance[j] = decay * variance[j] + (1 - decay) * batchVariance[j];
        }
        missing *= decay;
    }

    /** Returns the averages so far; before the first batch, mean 0 and variance 1. */
    LayerStatistics statistics() {
        double[] means = new double[mean.length];
        double[] variances = new double[mean.length];
        for (int j = 0; j < mean.length; j++) {
            means[j] = missing == 1 ? 0 : mean[j] / (1 - missing);
            variances[j] = missing == 1 ? 1 : variance[j] / (1 - missing);
        }
        return new LayerStatistics(means, variances);
    }
}
