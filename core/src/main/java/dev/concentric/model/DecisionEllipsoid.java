package dev.concentric.model;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.data.Sphere;
import dev.concentric.linalg.FloatMatrix;
import dev.concentric.stats.QuadraticForm;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

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

    private DecisionEllipsoid(double[] eigenvalues, double offset, double eigenvalueError) {
        this.eigenvalues = eigenvalues;
        this.offset = offset;
        this.eigenvalueError = eigenvalueError;
        Arrays.sort(eigenvalues);
    }

    /** Returns the ellipsoid with these alphas: the logit is sum_i alpha_i z_i^2 - 1. */
    public static DecisionEllipsoid ofAlphas(double[] alphas) {
        if (alphas.length == 0 || !Arrays.stream(alphas).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("an ellipsoid needs at least one alpha, all of them finite");
        }
        return new DecisionEllipsoid(alphas.clone(), -1, 0);
    }

    /**
     * Returns the boundary of the network with the logit {@code outputWeight |x W|^2 + outputBias}.
     *
     * @param weights W {@code [n x h]}; with h below n, n - h eigenvalues are exactly 0
     * @param outputWeight the scalar w, of either sign
     * @param outputBias the scalar b, of either sign
     * @throws IllegalArgumentException if any of them is not finite
     */
    public static DecisionEllipsoid of(FloatMatrix weights, double outputWeight, double outputBias) {
        int n = weights.rows();
        int h = weights.columns();
        DMatrixRMaj w = new DMatrixRMaj(n, h);
        double squares = 0;
        for (int i = 0; i < n * h; i++) {
            w.data[i] = weights.data()[i];
            squares += w.data[i] * w.data[i];
        }
        if (!Double.isFinite(squares) || !Double.isFinite(outputWeight) || !Double.isFinite(outputBias)) {
            throw new IllegalArgumentException("an ellipsoid needs finite weights and a finite bias");
        }
        int rank = Math.min(n, h);
        DMatrixRMaj gram = new DMatrixRMaj(rank, rank);
        if (n <= h) {
            CommonOps_DDRM.multTransB(w, w, gram);
        } else {
            CommonOps_DDRM.multTransA(w, w, gram);
        }
        EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(rank, false, true);
        if (!decomposition.decompose(gram)) {
            throw new ArithmeticException("the eigenvalues of the quadratic network did not converge");
        }
        double[] eigenvalues = new double[n];
        for (int i = 0; i < rank; i++) {
            // W W^T has no negative eigenvalue; what rounding makes of a zero one may be.
            eigenvalues[i] =
                    outputWeight * Math.max(0, decomposition.getEigenvalue(i).getReal());
        }
        // Product and decomposition are backward stable: each is off by a modest multiple of a rounding of the largest
        // eigenvalue, which the trace exceeds. n + h roundings of the trace are generous.
        double error = Math.abs(outputWeight) * (n + h) * Math.ulp(squares);
        return new DecisionEllipsoid(eigenvalues, outputBias, error);
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
                .filter(value -> value * innerRadius * innerRadius + offset > 0
                        || value * outerRadius * outerRadius + offset < 0)
                .count();
    }

    /** Returns the largest logit on a sphere around the origin: the worst case of the inner class. */
    public double largestLogit(double radius) {
        return eigenvalues[eigenvalues.length - 1] * radius * radius + offset;
    }

    /** Returns the smallest logit on a sphere around the origin: the worst case of the outer class. */
    public double smallestLogit(double radius) {
        return eigenvalues[0] * radius * radius + offset;
    }

    /**
     * Returns whether it is certain that no point of a sphere is misclassified: its worst logit has the right sign by
     * more than rounding may have moved it. Where it returns false there may or may not be an error.
     *
     * @param sphere the sphere, and so the class
     * @param radius that sphere's radius
     */
    public boolean provesNoError(Sphere sphere, double radius) {
        double worst = sphere == Sphere.INNER ? largestLogit(radius) : smallestLogit(radius);
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

    /** Returns the form that is positive just where the logit of a uniform point of a sphere is. */
    public QuadraticForm positiveLogit(double radius) {
        return new QuadraticForm(Arrays.stream(eigenvalues)
                .map(value -> value * radius * radius + offset)
                .toArray());
    }

    /** Returns the form that is positive just where the logit of a uniform point of a sphere is negative. */
    public QuadraticForm negativeLogit(double radius) {
        return new QuadraticForm(Arrays.stream(eigenvalues)
                .map(value -> -(value * radius * radius + offset))
                .toArray());
    }
}
