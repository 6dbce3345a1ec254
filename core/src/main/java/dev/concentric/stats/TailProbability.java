package dev.concentric.stats;

/**
 * A probability that may be too small for a {@code double}, with a bound on its error.
 *
 * @param logProbability its natural logarithm, at most 0; negative infinity where it is exactly 0
 * @param relativeErrorBound a bound on the relative error of the probability; 0 where it is exact
 */
public record TailProbability(double logProbability, double relativeErrorBound) {
    /** The probability of what cannot happen. */
    public static final TailProbability NEVER = new TailProbability(Double.NEGATIVE_INFINITY, 0);

    /** The probability of what happens with certainty. */
    public static final TailProbability ALWAYS = new TailProbability(0, 0);

    /** Rejects what is no logarithm of a probability, and bounds below 0. */
    public TailProbability {
        if (!(logProbability <= 0 && relativeErrorBound >= 0)) {
            throw new IllegalArgumentException("needs a log probability of at most 0 and an error bound of at least 0,"
                    + " got " + logProbability + " and " + relativeErrorBound);
        }
    }

    /** Returns the probability; 0 where it underflows. */
    public double value() {
        return Math.exp(logProbability);
    }

    /** Returns the decimal logarithm of the probability. */
    public double log10() {
        return logProbability / Math.log(10);
    }

    /** Returns the probability of the opposite. Its bound grows by the odds of this event. */
    TailProbability complement() {
        double opposite = -Math.expm1(logProbability);
        double odds = value() / opposite;
        return new TailProbability(
                Math.log1p(-value()), relativeErrorBound == 0 ? 0 : odds * relativeErrorBound + Math.ulp(1.0));
    }
}
