package dev.concentric.attack;

import dev.concentric.linalg.SquaredNorm;

/**
 * The search: steps of fixed length along the loss's gradient, scaled to unit length.
 *
 * <p>With one logit that direction is plus or minus the logit's own gradient. The logit's is used, since the loss's
 * vanishes in float32 once the logit passes about 17.
 *
 * @param stepSize the length of a step before the projection, positive
 * @param maxSteps how many steps are made at most, at least 1
 */
public record GradientAscent(double stepSize, int maxSteps) {

    /** The paper's search of section 3: 1000 steps of .01. */
    public static final GradientAscent PAPER = new GradientAscent(0.01, 1000);

    /** The paper's search of section 5 and Figure 4: 1000 steps of .001. */
    public static final GradientAscent PAPER_FINE = new GradientAscent(0.001, 1000);

    /** Checks the settings. */
    public GradientAscent {
        if (!(stepSize > 0 && stepSize < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("stepSize must be positive, got " + stepSize);
        }
        if (maxSteps < 1) {
            throw new IllegalArgumentException("maxSteps must be at least 1, got " + maxSteps);
        }
    }

    /**
     * Moves part of an array by one step.
     *
     * @param values the array that holds the point, {@code length} values from {@code offset} on
     * @param gradients an array of the same layout with the logit's gradient
     * @param direction 1 to raise the logit, -1 to lower it
     * @return false, with the point unmoved, where the gradient is zero or not finite
     */
    boolean move(float[] values, float[] gradients, int offset, int length, int direction) {
        double square = SquaredNorm.of(gradients, offset, length);
        if (!(square > 0 && square < Double.POSITIVE_INFINITY)) {
            return false;
        }
        // In float64, since the factor of a subnormal gradient is beyond float32.
        double factor = direction * stepSize / Math.sqrt(square);
        for (int j = offset; j < offset + length; j++) {
            values[j] = (float) (values[j] + factor * gradients[j]);
        }
        return true;
    }
}
