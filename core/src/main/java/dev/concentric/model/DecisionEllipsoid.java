package dev.concentric.model;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.stats.QuadraticForm;
import java.util.Arrays;
import java.util.Optional;

/**
 * The decision boundary of a quadratic network in its principal axes (paper, appendix C): with z a rotation of the
 * input, the logit is sum_i eigenvalue_i z_i^2 + offset. Where the offset is negative the boundary is the set
 * sum_i alpha_i z_i^2 = 1 with alpha_i = eigenvalue_i / -offset.
 *
 * <p>The inner sphere of radius r has an error if and only if the largest eigenvalue times r^2 plus the offset is
 * positive, the outer one of radius R if and only if the smallest times R^2 plus the offset is negative.
 */
public final class DecisionEllipsoid {
    private final double[] eigenvalues;
    private final double offset;

    /** How far rounding may have moved an eigenvalue. */
    private final double eigenvalueError;

    /** The axes of the eigenvalues, in their order. */
    private final PrincipalAxes axes;

    private DecisionEllipsoid(double[] eigenvalues, double offset, double eigenvalueError, PrincipalAxes axes) {
        this.eigenvalues = eigenvalues;
        this.offset = offset;
        this.eigenvalueError = eigenvalueError;
        this.axes = axes;
        Arrays.sort(eigenvalues);
    }

    /**
     * Returns the ellipsoid with these alphas: the logit is sum_i alpha_i x_i^2 - 1, with the coordinates x_i in the
     * order given here.
     */
    public static DecisionEllipsoid ofAlphas(double[] alphas) {
        if (alphas.length == 0 || !Arrays.stream(alphas).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("an ellipsoid needs at least one alpha, all of them finite");
        }
        return new DecisionEllipsoid(alphas.clone(), -1, 0, PrincipalAxes.Reordered.ascending(alphas));
    }

    /**
     * Returns the boundary of the network with the logit {@code outputWeight |x W|^2 + outputBias}.
     *
     * <p>Eigenvalues are computed here, principal axes at the first call that needs them, from a copy of the weights,
     * in about three times as long again.
     *
     * @param weights W {@code [n x h]}; with h below n, n - h eigenvalues are exactly 0
     * @param outputWeight the scalar w, of either sign
     * @param outputBias the scalar b, of either sign
     * @throws IllegalArgumentException if any of them is not finite
     */
    public static DecisionEllipsoid of(FloatMatrix weights, double outputWeight, double outputBias) {
        HiddenWeights hidden = new HiddenWeights(weights);
        double squares = hidden.squares();
        if (!Double.isFinite(squares) || !Double.isFinite(outputWeight) || !Double.isFinite(outputBias)) {
            throw new IllegalArgumentException("an ellipsoid needs finite weights and a finite bias");
        }
        double[] eigenvalues = Arrays.stream(hidden.eigenvalues())
                .map(value -> outputWeight * value)
                .toArray();
        // Product and decomposition are backward stable: each is off by a modest multiple of a rounding of the largest
        // eigenvalue, which the trace exceeds. n + h roundings of the trace are generous.
        double error = Math.abs(outputWeight) * (hidden.inputs() + hidden.units()) * Math.ulp(squares);
        return new DecisionEllipsoid(eigenvalues, outputBias, error, new Eigenvectors(hidden, outputWeight < 0));
    }

    /** Returns the dimension n. */
    public int dimension() {
        return eigenvalues.length;
    }

    /** Returns the logit's constant term. */
    public double offset() {
        return offset;
    }

    /** Returns the logit's coefficients along the principal axes, ascending. */
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /**
     * Returns the alphas, {@code eigenvalues / -offset}. With a positive offset they are reversed in meaning: the logit
     * is negative where sum_i alpha_i z_i^2 exceeds 1.
     *
     * @throws ArithmeticException if the offset is 0, where no boundary of that form exists
     */
    public double[] alphas() {
        if (offset == 0) {
            throw new ArithmeticException("a quadratic network with bias 0 has no alphas");
        }
        return Arrays.stream(eigenvalues).map(value -> value / -offset).toArray();
    }

    /**
     * Returns the number of principal axes along which either sphere has an error: for a negative offset the number of
     * alphas outside [1/R^2, 1/r^2].
     *
     * @param innerRadius the inner radius r
     * @param outerRadius the outer radius R
     */
    public int wrongAlphas(double innerRadius, double outerRadius) {
        return (int) Arrays.stream(eigenvalues)
                .filter(value -> isWrong(value, Sphere.INNER, innerRadius) || isWrong(value, Sphere.OUTER, outerRadius))
                .count();
    }

    /**
     * Returns the number of principal axes along which a sphere has an error.
     *
     * @param sphere the sphere, and so the class
     * @param radius that sphere's radius
     */
    public int wrongAlphas(Sphere sphere, double radius) {
        return (int) Arrays.stream(eigenvalues)
                .filter(value -> isWrong(value, sphere, radius))
                .count();
    }

    private boolean isWrong(double eigenvalue, Sphere sphere, double radius) {
        return sphere.errorDirection() * (eigenvalue * radius * radius + offset) > 0;
    }

    /** Returns the largest logit on a sphere around the origin: the worst case of the inner class. */
    public double largestLogit(double radius) {
        return eigenvalues[eigenvalues.length - 1] * radius * radius + offset;
    }

    /** Returns the smallest logit on a sphere around the origin: the worst case of the outer class. */
    public double smallestLogit(double radius) {
        return eigenvalues[0] * radius * radius + offset;
    }

    /** Returns the logit of a sphere's worst point: the largest of the inner sphere, the smallest of the outer. */
    public double worstLogit(Sphere sphere, double radius) {
        return sphere == Sphere.INNER ? largestLogit(radius) : smallestLogit(radius);
    }

    /**
     * Returns a point of a sphere with the worst logit, in the network's own coordinates {@code [n]}; its opposite is
     * as bad.
     *
     * @param sphere the sphere, and so the class
     * @param radius that sphere's radius
     * @throws IllegalArgumentException if the radius is not positive and finite
     */
    public double[] worstPoint(Sphere sphere, double radius) {
        checkRadius(radius);
        double[] coordinates = new double[dimension()];
        coordinates[worstAxis(sphere)] = radius;
        return axes.pointAt(coordinates);
    }

    private int worstAxis(Sphere sphere) {
        return sphere == Sphere.INNER ? dimension() - 1 : 0;
    }

    /**
     * Returns whether it is certain that no point of a sphere is misclassified: its worst logit has the right sign by
     * more than rounding may have moved it. Where it returns false there may or may not be an error.
     *
     * @param sphere the sphere, and so the class
     * @param radius that sphere's radius
     */
    public boolean provesNoError(Sphere sphere, double radius) {
        double worst = worstLogit(sphere, radius);
        double rounding = 4 * Math.ulp(Math.abs(worst - offset) + Math.abs(offset));
        return -sphere.errorDirection() * worst > eigenvalueError * radius * radius + rounding;
    }

    /**
     * Returns whether it is certain that the network is perfect: that neither sphere has a misclassified point.
     *
     * @param spheres the two spheres
     */
    public boolean provesPerfect(ConcentricSpheres spheres) {
        return Arrays.stream(Sphere.values()).allMatch(sphere -> provesNoError(sphere, spheres.radius(sphere)));
    }

    /**
     * Returns the form that is positive just where a uniform point of a sphere is misclassified, up to a set of measure
     * 0.
     *
     * @param sphere the sphere, and so the class
     * @param radius that sphere's radius
     */
    public QuadraticForm errors(Sphere sphere, double radius) {
        return new QuadraticForm(Arrays.stream(eigenvalues)
                .map(value -> sphere.errorDirection() * (value * radius * radius + offset))
                .toArray());
    }

    /**
     * Returns the error of a sphere that lies nearest to a start point of the sphere; empty where the sphere has no
     * error.
     *
     * <p>The rays through errors make up a cone, and the nearest error is where the projection of the start on that
     * cone points, by the secular equation of the projection. Distances have a relative error below 1e-14 for alphas
     * that are given, measured for up to 2000 dimensions and distances from 1e-12 on. For a network the rounding of its
     * eigenvalues and axes is added, which the lower bound allows for. The logit of the point found is 0 up to 1e-14 of
     * the terms it adds up.
     *
     * @param sphere the sphere, and so the class
     * @param radius that sphere's radius
     * @param start the start point in the network's own coordinates {@code [n]}; only its direction counts, since it is
     *     scaled to the radius
     * @throws IllegalArgumentException if the start is of another length, zero or not finite, or the radius is not
     *     positive and finite
     */
    public Optional<NearestError> nearestError(Sphere sphere, double radius, double[] start) {
        checkRadius(radius);
        checkPoint(start);
        if (Arrays.stream(start).allMatch(value -> value == 0)) {
            throw new IllegalArgumentException("the start of a search on a sphere must not be zero");
        }
        Quadric cone = Quadric.errorCone(eigenvalues, offset, eigenvalueError, radius, sphere.errorDirection());
        if (cone.largest() < 0) {
            return Optional.empty();
        }
        double[] z = axes.along(Quadric.ofUnitSize(start));
        return cone.project(z).map(found -> {
            double chord = 2 * radius * Math.sin(found.angle() / 2);
            double bound = 2 * radius * Math.sin(found.leastAngle() / 2) - axes.error() * radius;
            double[] point = axes.pointAt(onSphere(found, sphere, radius));
            return new NearestError(point, chord, radius * found.angle(), Math.clamp(bound, 0, chord));
        });
    }

    /** Returns the projection scaled to the sphere; where it is the origin all errors are a right angle away. */
    private double[] onSphere(Projection found, Sphere sphere, double radius) {
        if (found.length() > 0) {
            double scale = radius / found.length();
            return Arrays.stream(found.point()).map(value -> value * scale).toArray();
        }
        double[] coordinates = new double[dimension()];
        coordinates[worstAxis(sphere)] = radius;
        return coordinates;
    }

    /**
     * Returns the point of the decision boundary, where the logit is 0, that lies nearest to a start point of either
     * side; empty where no logit is 0. Accuracy is as for {@link #nearestError}, relative to the start's length for a
     * network.
     *
     * @param start the start point in the network's own coordinates {@code [n]}
     * @throws IllegalArgumentException if the start is of another length or not finite
     */
    public Optional<NearestPoint> nearestBoundaryPoint(double[] start) {
        checkPoint(start);
        double[] z = axes.along(start);
        double side = Quadric.halfSpace(eigenvalues, offset, eigenvalueError, 1).signAt(z);
        if (side == 0) {
            return Optional.of(new NearestPoint(start.clone(), 0, 0));
        }
        return Quadric.halfSpace(eigenvalues, offset, eigenvalueError, side < 0 ? 1 : -1)
                .project(z)
                .map(found -> {
                    double bound = Math.sqrt(found.leastSquare()) * (1 - 2 * Math.ulp(1.0))
                            - axes.error() * found.startLength();
                    return new NearestPoint(
                            axes.pointAt(found.point()), found.distance(), Math.clamp(bound, 0, found.distance()));
                });
    }

    private void checkPoint(double[] point) {
        if (point.length != dimension()) {
            throw new IllegalArgumentException(
                    "the network has " + dimension() + " dimensions, the start point has " + point.length);
        }
        if (!Arrays.stream(point).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("all coordinates of a start point must be finite");
        }
    }

    private static void checkRadius(double radius) {
        if (!(radius > 0 && radius < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("radius must be positive and finite, got " + radius);
        }
    }
}
