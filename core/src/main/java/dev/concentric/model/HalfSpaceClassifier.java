package dev.concentric.model;

import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import java.util.Arrays;
import java.util.Optional;

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
        return dot(normal, point) - threshold;
    }

    /**
     * Returns the error of a sphere that lies nearest to a start point of the sphere, in closed form: on the great
     * circle through the start and the cap's pole. Empty where the sphere has no error.
     *
     * @param sphere the sphere, and so the class
     * @param radius that sphere's radius
     * @param start the start point {@code [n]}; only its direction counts
     * @throws IllegalArgumentException if the start is of another length, zero or not finite, or the radius is not
     *     positive and finite
     */
    public Optional<NearestError> nearestError(Sphere sphere, double radius, double[] start) {
        checkStart(radius, start);
        double size = length(normal);
        double height = sphere.errorDirection() * threshold / (size * radius);
        if (height > 1) {
            return Optional.empty();
        }
        double[] pole = scaled(normal, sphere.errorDirection() / size);
        double[] from = scaled(start, 1 / length(start));
        double sine = dot(pole, from);
        if (sine >= height) {
            return Optional.of(new NearestError(scaled(from, radius), 0, 0, 0));
        }
        double[] across = new double[start.length];
        Arrays.setAll(across, i -> from[i] - sine * pole[i]);
        double cosine = length(across);
        double[] aside = cosine > 0 ? scaled(across, 1 / cosine) : perpendicularTo(pole);
        double edge = Math.sqrt((1 - height) * (1 + height));
        double angle = Math.atan2(height * cosine - sine * edge, edge * cosine + height * sine);
        double[] point = new double[start.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = radius * (height * pole[i] + edge * aside[i]);
        }
        // Sums of n products: so much may rounding have moved either height.
        double rounding = (start.length + 8) * Math.ulp(1.0);
        double least = Math.asin(Math.max(-1, height - rounding)) - Math.asin(Math.min(1, sine + rounding));
        double chord = 2 * radius * Math.sin(angle / 2);
        double bound = 2 * radius * Math.sin(least / 2) * (1 - rounding);
        return Optional.of(new NearestError(point, chord, radius * angle, Math.clamp(bound, 0, chord)));
    }

    private void checkStart(double radius, double[] start) {
        if (start.length != normal.length) {
            throw new IllegalArgumentException(
                    "the half-space has " + normal.length + " dimensions, the start point has " + start.length);
        }
        double startLength = length(start);
        if (!(startLength > 0 && startLength < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the start of a search on a sphere must be finite and not zero");
        }
        if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("radius must be positive and finite, got " + radius);
        }
    }

    /** Returns one of the unit vectors perpendicular to a unit vector: from the opposite pole all are as good. */
    private static double[] perpendicularTo(double[] pole) {
        double[] aside = new double[pole.length];
        if (pole.length > 1) {
            int axis = Math.abs(pole[0]) < Math.abs(pole[1]) ? 0 : 1;
            Arrays.setAll(aside, i -> (i == axis ? 1 : 0) - pole[axis] * pole[i]);
        }
        return pole.length > 1 ? scaled(aside, 1 / length(aside)) : aside;
    }

    private static double[] scaled(double[] x, double factor) {
        return Arrays.stream(x).map(value -> value * factor).toArray();
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static double length(double[] x) {
        return Math.sqrt(dot(x, x));
    }
}
