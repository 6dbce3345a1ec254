package dev.concentric.estimation;

import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.Estimate;

/**
 * What {@link SequentialErrorRate} came to.
 *
 * @param errors the errors found
 * @param samples the points that count: up to the last of these errors, or all of the budget
 * @param complete whether it stopped at the number of errors asked for, and not at the end of its budget
 */
public record SequentialCount(long errors, long samples, boolean complete) {

    /** The method's name in results where the number of errors was reached. */
    public static final String METHOD = "sampled to a number of errors, exact 95% of that rule";

    /** The method's name in results where the budget ended first. */
    public static final String METHOD_BUDGET = "sampled to the end of the budget, Clopper-Pearson 95%";

    /**
     * Returns the error rate with the 95 % interval that belongs to the rule.
     *
     * <p>With r errors in m points the value is (r - 1) / (m - 1), which has no bias where no budget ends the search
     * (Haldane, 1945). The interval inverts the two one-sided tests of the whole rule, with outcomes in the order of
     * the rate that they speak for. At least r errors within m points is a binomial event of m points, and no r-th
     * error before the m-th point is one of m - 1 points; where the budget ended the search both are events of its
     * points, which is the interval of Clopper and Pearson. So it covers any rate with at least its confidence,
     * whatever the budget.
     */
    public Estimate estimate() {
        return complete
                ? Estimate.sampled(
                        (errors - 1.0) / (samples - 1.0),
                        BinomialInterval.inverse(errors, samples, 0.95),
                        METHOD,
                        samples)
                : Estimate.sampled(
                        (double) errors / samples,
                        BinomialInterval.clopperPearson(errors, samples, 0.95),
                        METHOD_BUDGET,
                        samples);
    }
}
