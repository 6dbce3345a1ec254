package dev.concentric.stats;

/**
 * A running sum with compensation (Neumaier, 1974): its error is two roundings of the sum, and not one for each
 * summand, as long as the summands do not cancel to below 1e-13 of their sizes.
 */
final class CompensatedSum {
    private double sum;
    private double lost;

    /** Adds a summand. */
    void add(double summand) {
        double next = sum + summand;
        lost += Math.abs(sum) >= Math.abs(summand) ? (sum - next) + summand : (summand - next) + sum;
        sum = next;
    }

    /** Returns the sum so far. */
    double value() {
        return sum + lost;
    }
}
