package dev.concentric.model;

/**
 * Batch normalisation of the hidden layers (Ioffe and Szegedy, 2015), with the biased variance of the batch.
 *
 * @param placement where it stands
 * @param epsilon what is added to the variance, positive
 * @param statistics what a frozen network uses in place of the batch's mean and variance
 */
public record Normalization(Placement placement, double epsilon, Statistics statistics) {

    /** The paper's setting where it says one, the project's default where it does not. */
    public static final Normalization DEFAULT =
            new Normalization(Placement.BEFORE_RELU, 1e-3, new PopulationStatistics(10_000));

    /** Where the normalisation stands in a hidden layer. */
    public enum Placement {
        /** No normalisation. */
        NONE,
        /** Between the weights and the ReLU; the weights then need no bias, since the mean is taken off. */
        BEFORE_RELU,
        /** Behind the ReLU. */
        AFTER_RELU
    }

    /** What a frozen network normalises with. */
    public sealed interface Statistics permits PopulationStatistics, RunningStatistics {}

    /**
     * Mean and variance over many training points, taken when the network is frozen, layer by layer.
     *
     * @param points how many draws of the training supply, at least 2
     */
    public record PopulationStatistics(int points) implements Statistics {
        /** Checks the number of points. */
        public PopulationStatistics {
            if (points < 2) {
                throw new IllegalArgumentException("population statistics need at least 2 points, got " + points);
            }
        }
    }

    /**
     * Exponential averages of the batches' means and variances, started at 0 and divided by {@code 1 - decay^t}.
     *
     * @param decay the weight of the past, at least 0 and less than 1
     */
    public record RunningStatistics(double decay) implements Statistics {
        /** Checks the decay. */
        public RunningStatistics {
            if (!(decay >= 0 && decay < 1)) {
                throw new IllegalArgumentException("decay must be at least 0 and less than 1, got " + decay);
            }
        }
    }

    /** Checks the settings. */
    public Normalization {
        if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("normalisation epsilon must be positive, got " + epsilon);
        }
    }

    /** Returns these settings with other statistics for frozen networks. */
    public Normalization with(Statistics other) {
        return new Normalization(placement, epsilon, other);
    }

    /** Returns these settings at another place. */
    public Normalization at(Placement other) {
        return new Normalization(other, epsilon, statistics);
    }
}
