package dev.concentric.theory;

import dev.concentric.stats.NormalTail;

/**
 * The error rate of a {@link ProjectionModel} as the paper takes it, by the central limit theorem (appendix E with
 * equation 11).
 *
 * <p>On the sphere of radius r the sign of x_1^2 + ... + x_k^2 - b is that of a sum over the squares of n independent
 * normals, with the weights 1 - b/r^2 (k times) and -b/r^2 (n - k times), which is taken for normal. With c = n b/r^2 -
 * k the probability of a positive sign is then 1 - Phi(z), z = sqrt(n/2) c / sqrt(c^2 + k (n-k)). So where k &lt; n, no
 * error rate is below 1 - Phi(sqrt(n/2)), however small the true one is. The best threshold is the best one under this
 * law.
 *
 * <p>Error rates are natural logarithms, negative infinity for 0; with k = n both are exact.
 *
 * @param model the model
 */
public record ProjectionEstimate(ProjectionModel model) {

    /**
     * Returns the least number of coordinates with which a model reaches an error rate by this estimate.
     *
     * @param dimension the dimension n, at least 2
     * @param innerRadius the inner sphere's radius, positive
     * @param outerRadius the outer sphere's radius, greater than the inner one
     * @param logErrorRate the natural logarithm of the error rate, below ln(1/2)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static int leastSeen(int dimension, double innerRadius, double outerRadius, double logErrorRate) {
        return ProjectionModel.leastSeen(
                dimension,
                logErrorRate,
                k -> new ProjectionEstimate(new ProjectionModel(dimension, k, innerRadius, outerRadius))
                        .leastLogErrorRate());
    }

    /** Returns the threshold with the least error rate; for k = n, where any one between does, the middle. */
    public double bestThreshold() {
        if (seesAll()) {
            return model.bestThreshold();
        }
        double share = (double) model.seen() / model.dimension();
        double tooLow = share * model.innerRadius() * model.innerRadius();
        double tooHigh = share * model.outerRadius() * model.outerRadius();
        while (fallsAt(tooHigh)) {
            tooHigh *= 2;
        }
        double middle = (tooLow + tooHigh) / 2;
        while (tooLow < middle && middle < tooHigh) {
            if (fallsAt(middle)) {
                tooLow = middle;
            } else {
                tooHigh = middle;
            }
            middle = (tooLow + tooHigh) / 2;
        }
        return middle;
    }

    /** Returns the logarithm of the least error rate, that of the best threshold. */
    public double leastLogErrorRate() {
        return logErrorRate(bestThreshold());
    }

    /**
     * Returns the logarithm of the error rate at a threshold.
     *
     * @param threshold the threshold b, positive
     * @throws IllegalArgumentException if it is not
     */
    public double logErrorRate(double threshold) {
        return ProjectionModel.logMean(logInnerErrorRate(threshold), logOuterErrorRate(threshold));
    }

    /**
     * Returns the logarithm of the error rate on the inner sphere.
     *
     * @param threshold the threshold b, positive
     * @throws IllegalArgumentException if it is not
     */
    public double logInnerErrorRate(double threshold) {
        return seesAll()
                ? model.logInnerErrorRate(threshold)
                : NormalTail.logUpperTail(deviations(excess(threshold, model.innerRadius())));
    }

    /**
     * Returns the logarithm of the error rate on the outer sphere.
     *
     * @param threshold the threshold b, positive
     * @throws IllegalArgumentException if it is not
     */
    public double logOuterErrorRate(double threshold) {
        return seesAll()
                ? model.logOuterErrorRate(threshold)
                : NormalTail.logUpperTail(-deviations(excess(threshold, model.outerRadius())));
    }

    private boolean seesAll() {
        return model.seen() == model.dimension();
    }

    /** Returns c = n b/r^2 - k. */
    private double excess(double threshold, double radius) {
        return model.dimension() * (ProjectionModel.requirePositive(threshold) / (radius * radius)) - model.seen();
    }

    private double deviations(double excess) {
        return Math.sqrt(model.dimension() / 2.0) * excess / Math.sqrt(spread(excess));
    }

    private double spread(double excess) {
        return excess * excess + (double) model.seen() * (model.dimension() - model.seen());
    }

    /** Returns whether the error rate falls as the threshold rises: what the inner sphere gains outweighs the rest. */
    private boolean fallsAt(double threshold) {
        return logSlope(threshold, model.innerRadius()) > logSlope(threshold, model.outerRadius());
    }

    /** Returns the logarithm of how fast the error rate on a sphere changes with the threshold, up to a constant. */
    private double logSlope(double threshold, double radius) {
        double excess = excess(threshold, radius);
        double z = deviations(excess);
        return -z * z / 2 - 1.5 * Math.log(spread(excess)) - 2 * Math.log(radius);
    }
}
