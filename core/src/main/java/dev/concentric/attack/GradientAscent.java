package dev.concentric.attack;

import dev.concentric.linalg.SquaredNorm;

/**
 * The paper's search: steps of fixed length along the loss's gradient, scaled to unit length, then back to the
 * surface.
 *
 * <p>With one logit that direction is plus or minus the logit's own gradient. The logit's is used, since the loss's
 * vanishes in float32 once the logit passes about 17.
 *
 * @param stepSize the length of a step before the projection, positive
 * @param maxSteps how many steps are made at most, at least 1
 */
public record GradientAscent(double stepSize, int maxSteps) implements Search {

    /** The paper's search of section 3: 1000 steps of .01. */
    public static final GradientAscent PAPER = new GradientAscent(0.01, 1000);

    /** The paper's search of section 5 and Figure 4: 1000 steps of .001. */
    public static final GradientAscent PAPER_FINE = new GradientAscent(0.001, 1000);

    /**
     * The paper's search on images in a {@link PixelBox}, whose step appendix G does not give: 400 steps of .05. Once
     * the crossing is located ({@link RefinedAttack#located}), steps of .01 bring the mean distance down by another
     * .2 % on a network of one hidden layer that has learned MNIST, at five times the cost.
     */
    public static final GradientAscent IMAGES = new GradientAscent(0.05, 400);

    /** Checks the settings. */
    public GradientAscent {
        requireSettings(stepSize, maxSteps);
    }

    static void requireSettings(double stepSize, int maxSteps) {
        if (!(stepSize > 0 && stepSize < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("stepSize must be positive, got " + stepSize);
        }
        if (maxSteps < 1) {
            throw new IllegalArgumentException("maxSteps must be at least 1, got " + maxSteps);
        }
    }

    @Override
    public boolean step(float[] point, float[] gradient, int direction, Constraint constraint) {
        double square = SquaredNorm.of(gradient, 0, gradient.length);
        if (!(square > 0 && square < Double.POSITIVE_INFINITY)) {
            return false;
        }
        // In float64, since the factor of a subnormal gradient is beyond float32.
        double factor = direction * stepSize / Math.sqrt(square);
        for (int j = 0; j < point.length; j++) {
            point[j] = (float) (point[j] + factor * gradient[j]);
        }
        constraint.project(point);
        return true;
    }
}
