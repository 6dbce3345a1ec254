package dev.concentric.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** Intervals for the probability of an event that was counted in independent trials. */
public final class BinomialInterval {

    private BinomialInterval() {}

    /**
     * Returns the two-sided interval of Clopper and Pearson (1934), which covers the true probability with at least the
     * stated confidence whatever it is. Its ends are quantiles of Beta distributions.
     *
     * @param events how often the event was seen
     * @param trials the number of trials, at least 1
     * @param confidence the confidence, in (0, 1)
     * @throws IllegalArgumentException if the counts or the confidence are out of range
     */
    public static Interval clopperPearson(long events, long trials, double confidence) {
        if (trials < 1 || events < 0 || events > trials) {
            throw new IllegalArgumentException(
                    "needs 0 <= events <= trials and at least one trial, got " + events + " of " + trials);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must lie between 0 and 1, got " + confidence);
        }
        double tail = (1 - confidence) / 2;
        return new Interval(lower(events, trials, tail), upper(events, trials, tail));
    }

    /**
     * Returns the two-sided interval for trials that went on until a number of events was seen, with both ends exact
     * for that rule: it covers the true probability with at least the stated confidence whatever it is. As with a fixed
     * number of trials its ends are quantiles of Beta distributions; the last trial, which had to be an event, counts
     * for the lower end only.
     *
     * @param events the number of events to stop at, at least 1
     * @param trials the number of trials that it took
     * @param confidence the confidence, in (0, 1)
     * @throws IllegalArgumentException if the counts or the confidence are out of range
     */
    public static Interval inverse(long events, long trials, double confidence) {
        if (events < 1) {
            throw new IllegalArgumentException("a search for events ends with at least 1 of them, got " + events);
        }
        double high = clopperPearson(events, trials, confidence).high();
        if (trials > events) {
            high = clopperPearson(events - 1, trials - 1, confidence).high();
        }
        return new Interval(clopperPearson(events, trials, confidence).low(), high);
    }

    private static double lower(long events, long trials, double tail) {
        if (events == 0) {
            return 0;
        }
        return events == trials
                ? Math.exp(Math.log(tail) / trials)
                : BetaDistribution.of(events, trials - events + 1).inverseCumulativeProbability(tail);
    }

    private static double upper(long events, long trials, double tail) {
        if (events == trials) {
            return 1;
        }
        return events == 0
                ? -Math.expm1(Math.log(tail) / trials)
                : BetaDistribution.of(events + 1, trials - events).inverseSurvivalProbability(tail);
    }
}
