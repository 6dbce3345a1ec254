package dev.concentric.theory;

import dev.concentric.stats.Interval;
import java.util.function.DoublePredicate;

/**
 * The law of the nearest pair's straight-line distance D among m independent uniform points of the unit sphere in n
 * dimensions (paper, section 3: 10^4 points). On a sphere of radius R every distance is R times as long.
 *
 * <p>One pair lies within the chord t with the probability p(t) that |x - y|^2 / 4, which has the law Beta((n-1)/2,
 * (n-1)/2), is at most t^2 / 4: a cap's measure. P(D &gt; t) is exact for m = 2, where it is 1 - p, and on the circle,
 * where it is (1 - m angle / (2 pi))^(m-1) by the law of spacings. Elsewhere it has no closed form and is enclosed.
 *
 * <p>Let A_j be the event that no two of the first j points lie within t. Given it, the next point keeps it if it lies
 * outside the caps of angle t around the j points, whose union U has a measure of at most j p. So P(A_{j+1}) is at
 * least P(A_j) (1 - j p), and
 *
 * <pre>P(D &gt; t) &gt;= prod_{j &lt; m} (1 - j p).</pre>
 *
 * <p>U measures at least j p less the overlaps of two caps each. The mean overlap, over all places of two centres, is
 * p^2: the probability that a third point lies within t of both. And A_j implies that the other j - 2 points keep
 * apart, which is independent of these two. So, as long as j p is at most 1, P(A_j) is at most h_j with h_0 = h_1 = 1
 * and
 *
 * <pre>h_{j+1} = (1 - j p) h_j + j (j-1)/2 p^2 h_{j-2}, or h_j where that is less.</pre>
 *
 * <p>Both are near the Poisson law exp(-m (m-1)/2 p) as long as m^3 p^2 is small; the lower bound never exceeds it. The
 * theorem of Arratia, Goldstein and Gordon (1989, "Two moments suffice for Poisson approximations", Annals of
 * Probability 17) bounds the Poisson law's error by (4 m - 7) p (1 - exp(-m (m-1)/2 p)), as pairs are independent of
 * one another even if they share a point. That is absolute: far out it says nothing where the products still do.
 *
 * <p>The time for a probability grows with m, that for a quantile with some 60 times m.
 *
 * @param dimension the dimension n, at least 2
 * @param points the number m of points, at least 2
 */
public record NearestPairLaw(int dimension, int points) {
    /** The distance of opposite points. */
    private static final double DIAMETER = 2;

    /** Checks the numbers. */
    public NearestPairLaw {
        if (dimension < 2) {
            throw new IllegalArgumentException("dimension must be at least 2, got " + dimension);
        }
        if (points < 2) {
            throw new IllegalArgumentException("points must be at least 2, got " + points);
        }
    }

    /**
     * Returns the natural logarithm of the probability that one given pair lies within a distance.
     *
     * @param chord the straight-line distance t, at least 0
     * @throws IllegalArgumentException if it is not
     */
    public double logPairProbability(double chord) {
        if (!(chord >= 0)) {
            throw new IllegalArgumentException("chord must be at least 0, got " + chord);
        }
        if (chord == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double half = chord / 2;
        double exponent = (dimension - 1) / 2.0;
        return chord >= DIAMETER
                ? 0
                : new BetaLaw(exponent, exponent).logBelow(2 * Math.log(half), Math.log1p(-half) + Math.log1p(half));
    }

    /**
     * Returns the mean number of pairs within a distance.
     *
     * @param chord the straight-line distance t, at least 0
     * @throws IllegalArgumentException if it is not
     */
    public double expectedPairs(double chord) {
        return points * (points - 1.0) / 2 * Math.exp(logPairProbability(chord));
    }

    /** Returns whether probabilities are exact: for two points and on the circle. */
    public boolean isExact() {
        return points == 2 || dimension == 2;
    }

    /**
     * Returns the ends between which P(D &gt; t) lies by the bounds above, up to rounding; one number where it is
     * exact.
     *
     * @param chord the straight-line distance t, at least 0
     * @throws IllegalArgumentException if it is not
     */
    public Interval survival(double chord) {
        Interval log = logSurvival(chord);
        return new Interval(Math.exp(log.low()), Math.exp(log.high()));
    }

    /**
     * Returns the natural logarithms of the ends of {@link #survival}, negative infinity for 0.
     *
     * @param chord the straight-line distance t, at least 0
     * @throws IllegalArgumentException if it is not
     */
    public Interval logSurvival(double chord) {
        double p = Math.exp(logPairProbability(chord));
        if (isExact()) {
            double log = exactLogSurvival(p);
            return new Interval(log, log);
        }
        double low = lowLogSurvival(p);
        return new Interval(low, Math.max(low, highLogSurvival(p)));
    }

    /** On the circle p is angle / pi. */
    private double exactLogSurvival(double p) {
        double covered = points / 2.0 * p;
        return covered < 1 ? (points - 1) * Math.log1p(-covered) : Double.NEGATIVE_INFINITY;
    }

    private double lowLogSurvival(double p) {
        if ((points - 1) * p >= 1) {
            return Double.NEGATIVE_INFINITY;
        }
        double log = 0;
        for (int j = 1; j < points; j++) {
            log += Math.log1p(-j * p);
        }
        return log;
    }

    private double highLogSurvival(double p) {
        double log = 0;
        double last = 1;
        double lastButOne = 1;
        for (int j = 1; j < points && j * p <= 1; j++) {
            double overlaps = j * (j - 1.0) / 2 * p * p / (last * lastButOne);
            double ratio = Math.min(1, 1 - j * p + overlaps);
            log += Math.log(ratio);
            lastButOne = last;
            last = ratio;
        }
        return log;
    }

    /**
     * Returns P(D &gt; t) as if the number of pairs within t had Poisson's law: exp(-expectedPairs). It may lie outside
     * of the interval of {@link #survival}.
     *
     * @param chord the straight-line distance t, at least 0
     * @throws IllegalArgumentException if it is not
     */
    public double poissonSurvival(double chord) {
        return Math.exp(-expectedPairs(chord));
    }

    /**
     * Returns the ends between which the distance lies, by the bounds above, that D stays below with a probability.
     *
     * @param probability the probability, in (0, 1); 1/2 for the median
     * @throws IllegalArgumentException if it is not
     */
    public Interval quantile(double probability) {
        double logRest = Math.log1p(-requireProbability(probability));
        double low = lastChord(chord -> logSurvival(chord).low() >= logRest);
        double high = isExact() ? low : lastChord(chord -> logSurvival(chord).high() > logRest);
        return new Interval(low, Math.max(low, Math.nextUp(high)));
    }

    /**
     * Returns the distance that D stays below with a probability by {@link #poissonSurvival}.
     *
     * @param probability the probability, in (0, 1); 1/2 for the median
     * @throws IllegalArgumentException if it is not
     */
    public double poissonQuantile(double probability) {
        double pairs = -Math.log1p(-requireProbability(probability));
        return lastChord(chord -> expectedPairs(chord) <= pairs);
    }

    private static double requireProbability(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability must lie between 0 and 1, got " + probability);
        }
        return probability;
    }

    /** Returns the last distance of which a condition holds that holds for the small ones. */
    private static double lastChord(DoublePredicate condition) {
        double holds = 0;
        double fails = DIAMETER;
        double middle = 1;
        while (holds < middle && middle < fails) {
            if (condition.test(middle)) {
                holds = middle;
            } else {
                fails = middle;
            }
            middle = (holds + fails) / 2;
        }
        return holds;
    }
}
