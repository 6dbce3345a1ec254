package dev.concentric.training;

/**
 * Settings of {@link Adam}.
 *
 * @param learningRate the step size, positive
 * @param beta1 the decay of the gradient's average, in [0, 1)
 * @param beta2 the decay of the squared gradient's average, in [0, 1)
 * @param epsilon what is added to the root of that average, positive
 * @param form which root that is
 */
public record AdamSettings(double learningRate, double beta1, double beta2, double epsilon, Form form) {

    /** The two forms of Adam in the paper of Kingma and Ba (2015, section 2). */
    public enum Form {
        /** Algorithm 1: epsilon is added to the root of the average as it is corrected for its start at 0. */
        CORRECTED,
        /**
         * The form that the paper calls more efficient: epsilon, there called epsilon hat, is added to the root of the
         * average as it is, and the step size has the correction. In the first steps the same number weighs more so.
         */
        EPSILON_HAT
    }

    /** The paper's learning rate, and the optimiser's usual constants. */
    public static final AdamSettings DEFAULT = new AdamSettings(1e-4, 0.9, 0.999, 1e-8);

    /** Checks the ranges. */
    public AdamSettings {
        requirePositive("learningRate", learningRate);
        requireDecay("beta1", beta1);
        requireDecay("beta2", beta2);
        requirePositive("epsilon", epsilon);
    }

    /** Makes settings of algorithm 1. */
    public AdamSettings(double learningRate, double beta1, double beta2, double epsilon) {
        this(learningRate, beta1, beta2, epsilon, Form.CORRECTED);
    }

    /** Returns these settings with another learning rate. */
    public AdamSettings withLearningRate(double rate) {
        return new AdamSettings(rate, beta1, beta2, epsilon, form);
    }

    /** Returns these settings in another form. */
    public AdamSettings in(Form other) {
        return new AdamSettings(learningRate, beta1, beta2, epsilon, other);
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
