package dev.concentric.training;

/**
 * Settings of {@link Adam}.
 *
 * @param learningRate the step size, positive
 * @param beta1 the decay of the gradient's average, in [0, 1)
 * @param beta2 the decay of the squared gradient's average, in [0, 1)
 * @param epsilon what is added to the root of that average, positive
 */
public record AdamSettings(double learningRate, double beta1, double beta2, double epsilon) {

    /** The paper's learning rate, and the optimiser's usual constants. */
    public static final AdamSettings DEFAULT = new AdamSettings(1e-4, 0.9, 0.999, 1e-8);

    /** Checks the ranges. */
    public AdamSettings {
        requirePositive("learningRate", learningRate);
        requireDecay("beta1", beta1);
        requireDecay("beta2", beta2);
        requirePositive("epsilon", epsilon);
    }

    /** Returns these settings with another learning rate. */
    public AdamSettings withLearningRate(double rate) {
        return new AdamSettings(rate, beta1, beta2, epsilon);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be positive, got " + value);
        }
    }

    private static void requireDecay(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and less than 1, got " + value);
        }
    }
}
