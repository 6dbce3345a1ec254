package dev.concentric.model;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.numbers.core.DD;

/**
 * The set {y : q(y) >= 0} of a quadratic function q(y) = sum_i a_i y_i^2 - c in its principal axes, and the nearest of
 * its points.
 *
 * <p>Coefficients are kept in twice the precision of a double, so that q, and with it the distance, keeps its relative
 * accuracy where a point almost lies on the boundary. Scaling is by powers of two, which rounds nothing.
 */
final class Quadric {
    private final DD[] coefficients;
    private final DD constant;

    /** The coefficients as doubles. */
    private final double[] rounded;

    /** By how much each falls short of the largest, or of 0 if all are negative. */
    private final double[] gaps;

    private final double largest;
    private final double uncertainty;

    private Quadric(DD[] coefficients, double[] gaps, DD constant, double uncertainty) {
        double size = 0;
        for (DD coefficient : coefficients) {
            size = Math.max(size, Math.abs(coefficient.doubleValue()));
        }
        int exponent = size == 0 ? 0 : -Math.getExponent(size);
        int n = coefficients.length;
        this.coefficients = new DD[n];
        this.constant = constant.scalb(exponent);
        this.rounded = new double[n];
        this.gaps = new double[n];
        this.uncertainty = Math.scalb(uncertainty, exponent);
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            this.coefficients[i] = coefficients[i].scalb(exponent);
            this.rounded[i] = this.coefficients[i].doubleValue();
            this.gaps[i] = Math.scalb(gaps[i], exponent);
            most = Math.max(most, rounded[i]);
        }
        this.largest = most;
        for (int i = 0; i < n && largest < 0; i++) {
            this.gaps[i] = -rounded[i];
        }
    }

    /**
     * Returns the cone over the errors of a sphere: the points on whose ray the logit sum_i eigenvalue_i y_i^2 + offset
     * has the wrong sign, or none, where the ray meets the sphere.
     *
     * @param eigenvalues ascending
     * @param offset the logit's constant term
     * @param uncertainty how far off an eigenvalue may be
     * @param radius the sphere's radius
     * @param sign 1 where a positive logit is wrong, -1 where a negative one is
     */
    static Quadric errorCone(double[] eigenvalues, double offset, double uncertainty, double radius, int sign) {
        DD square = DD.ofSquare(radius);
        DD[] coefficients = new DD[eigenvalues.length];
        for (int i = 0; i < eigenvalues.length; i++) {
            coefficients[i] = square.multiply(sign * eigenvalues[i]).add(sign * offset);
        }
        double scale = square.doubleValue();
        return new Quadric(coefficients, gaps(eigenvalues, scale, sign), DD.ZERO, uncertainty * scale);
    }

    /** Returns the points of the whole space whose logit has that sign, or is 0; the arguments are as above. */
    static Quadric halfSpace(double[] eigenvalues, double offset, double uncertainty, int sign) {
        DD[] coefficients = new DD[eigenvalues.length];
        for (int i = 0; i < eigenvalues.length; i++) {
            coefficients[i] = DD.of(sign * eigenvalues[i]);
        }
        return new Quadric(coefficients, gaps(eigenvalues, 1, sign), DD.of(-sign * offset), uncertainty);
    }

    /** Returns the gaps to the largest coefficient, which the eigenvalues give without cancellation. */
    private static double[] gaps(double[] eigenvalues, double scale, int sign) {
        double leading = sign > 0 ? eigenvalues[eigenvalues.length - 1] : eigenvalues[0];
        double[] gaps = new double[eigenvalues.length];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = Math.abs(leading - eigenvalues[i]) * scale;
        }
        return gaps;
    }

    /** Returns the largest coefficient: its sign is that of the largest q where q has no constant term. */
    double largest() {
        return largest;
    }

    /** Returns the sign of q at a point: -1, 0 or 1. */
    double signAt(double[] z) {
        int exponent = exponentOf(z);
        return Math.signum(
                value(scaled(z, exponent), constant.scalb(2 * exponent)).doubleValue());
    }

    /** Returns the projection of a point on the set; empty where the set is. */
    Optional<Projection> project(double[] z) {
        int exponent = exponentOf(z);
        double[] start = scaled(z, exponent);
        DD level = constant.scalb(2 * exponent);
        double q = value(start, level).doubleValue();
        if (q < 0 && largest <= 0 && level.doubleValue() >= 0) {
            return level.doubleValue() > 0 ? Optional.empty() : Optional.of(onNullSpace(z));
        }
        double pole = Math.max(0, largest);
        SecularEquation equation = new SecularEquation(rounded, gaps, pole, level.doubleValue(), start, -q);
        Projection found = q >= 0 ? equation.atStart() : equation.solve(uncertainty);
        double unit = Math.scalb(1.0, -exponent);
        return Optional.of(new Projection(
                scaled(found.point(), -exponent),
                found.distance() * unit,
                found.length() * unit,
                found.startLength() * unit,
                found.leastSquare() * unit * unit,
                found.greatestSquare() * unit * unit));
    }

    /** The projection where no coefficient and no constant is positive: the axes of coefficient 0 make up the set. */
    private Projection onNullSpace(double[] z) {
        double[] point = new double[z.length];
        double kept = 0;
        double lost = 0;
        for (int i = 0; i < z.length; i++) {
            if (rounded[i] == 0) {
                point[i] = z[i];
                kept += z[i] * z[i];
            } else {
                lost += z[i] * z[i];
            }
        }
        double rounding = (z.length + 4) * Math.ulp(0.5);
        return new Projection(
                point,
                Math.sqrt(lost),
                Math.sqrt(kept),
                Math.sqrt(lost + kept),
                lost * (1 - rounding),
                kept * (1 + rounding));
    }

    private DD value(double[] z, DD level) {
        DD sum = level.negate();
        for (int i = 0; i < z.length; i++) {
            sum = sum.add(coefficients[i].multiply(DD.ofSquare(z[i])));
        }
        return sum;
    }

    /** Returns the power of two that brings both the point and the square root of the constant to at most about 1. */
    private int exponentOf(double[] z) {
        double size = Math.sqrt(Math.abs(constant.doubleValue()));
        for (double value : z) {
            size = Math.max(size, Math.abs(value));
        }
        return size == 0 ? 0 : -Math.getExponent(size);
    }

    /** Returns a point scaled by a power of two so that its largest component lies between 1 and 2. */
    static double[] ofUnitSize(double[] point) {
        double size = Arrays.stream(point).map(Math::abs).max().orElse(0);
        return scaled(point, -Math.getExponent(size));
    }

    private static double[] scaled(double[] z, int exponent) {
        double[] scaled = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            scaled[i] = Math.scalb(z[i], exponent);
        }
        return scaled;
    }
}
