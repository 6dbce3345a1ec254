package dev.concentric.model;

import dev.concentric.linalg.FloatMatrix;

/**
 * The classifier that calls a half-space outer: {@code logit(x) = normal . x - threshold}.
 *
 * <p>Its errors on the inner sphere of radius r make up the cap of height threshold / (|normal| r), with the boundary
 * itself; on the outer sphere of radius R the opposite cap, of height -threshold / (|normal| R). Of all error sets of
 * its measure a cap is the one farthest from the other points (paper, section 5), and everything of it is known
 * exactly, so that it shows what estimators and attacks are worth.
 *
 * <p>The float32 logits come from the normal and the threshold rounded to float32, the float64 one from the numbers as
 * given.
 */
public final class HalfSpaceClassifier implements Classifier {
    private final double[] normal;
    private final double threshold;
    private final float[] gradient;
    private final FloatDense map;

    /**
     * Makes a classifier.
     *
     * @param normal the vector that points to the outer side {@code [n]}, copied; its length is the logit's steepness
     * @param threshold the logit is 0 where normal . x is the threshold
     * @throws IllegalArgumentException if the normal is zero or empty, or any number is not finite, also in float32
     */
    public HalfSpaceClassifier(double[] normal, double threshold) {
        this.normal = normal.clone();
        this.threshold = threshold;
        this.gradient = Affine.rounded(normal);
        double square = 0;
        for (float value : gradient) {
            square += (double) value * value;
        }
        if (!(square > 0 && square < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the normal of a half-space needs finite components, not all of them 0 in float32");
        }
        if (!Float.isFinite((float) threshold)) {
            throw new IllegalArgumentException("threshold must be finite in float32, got " + threshold);
        }
        this.map = FloatDense.of(normal.length, 1, gradient, new float[] {(float) -threshold});
    }

    @Override
    public int dimension() {
        return normal.length;
    }

    @Override
    public void logits(FloatMatrix points, float[] logits) {
        map.apply(points, FloatMatrix.over(logits, points.rows(), 1));
    }

    @Override
    public void logitsAndGradients(FloatMatrix points, float[] logits, FloatMatrix gradients) {
        logits(points, logits);
        for (int row = 0; row < points.rows(); row++) {
            System.arraycopy(gradient, 0, gradients.data(), row * gradient.length, gradient.length);
        }
    }

    @Override
    public double logit(double[] point) {
        double sum = 0;
        for (int i = 0; i < normal.length; i++) {
            sum += normal[i] * point[i];
        }
        return sum - threshold;
    }
}
