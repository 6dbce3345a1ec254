package dev.concentric.experiment;

import dev.concentric.experiment.RateEstimate.Method;
import dev.concentric.stats.Interval;
import dev.concentric.store.Document;
import java.util.List;
import java.util.Optional;

/**
 * One error rate by several methods: which of them to trust, and which of the others agree with it.
 *
 * @param estimates one for each method, at least one
 */
public record RateComparison(List<RateEstimate> estimates) {

    /** From so many errors on, a count's interval is narrower than a factor of 2. */
    static final long ENOUGH_ERRORS = 30;

    /** The CLT has no interval: it agrees where it lies within a factor of 2. */
    private static final double CLT_FACTOR = Math.log10(2);

    /** Copies the list. */
    public RateComparison {
        estimates = List.copyOf(estimates);
    }

    /**
     * Returns the estimate to trust: the exact one, else a count with errors enough, else splitting unless something
     * about it looks suspicious, else the count.
     */
    public RateEstimate trusted() {
        Optional<RateEstimate> sampled = find(Method.SAMPLED);
        Optional<RateEstimate> splitting = find(Method.SPLITTING);
        return find(Method.EXACT)
                .or(() -> sampled.filter(count -> count.details().integer("errors") >= ENOUGH_ERRORS))
                .or(() -> splitting.filter(result ->
                        !result.below() && result.details().texts("notes").isEmpty()))
                .or(() -> sampled)
                .or(() -> splitting)
                .orElseGet(estimates::getFirst);
    }

    /** Says in words why that one is to be trusted. */
    public String reason() {
        RateEstimate best = trusted();
        return switch (best.method()) {
            case EXACT -> best.proved() ? "no error exists, by proof" : "the network is quadratic: its rate is known";
            case SAMPLED ->
                best.details().integer("errors") >= ENOUGH_ERRORS
                        ? "the count saw errors enough"
                        : "splitting says nothing better; the count is what is certain";
            case SPLITTING ->
                best.below()
                        ? "no error was found: the limit is all that is known"
                        : "the rate is out of the count's reach, and nothing about splitting looks suspicious";
            case CLT -> "nothing else was asked";
        };
    }

    /** Returns whether an estimate does not contradict the trusted one. */
    public boolean agrees(RateEstimate estimate) {
        RateEstimate best = trusted();
        if (estimate.method() == best.method()) {
            return true;
        }
        if (estimate.method() == Method.CLT) {
            return estimate.log10() == best.log10() || Math.abs(estimate.log10() - best.log10()) <= CLT_FACTOR;
        }
        return low(estimate) <= high(best) && low(best) <= high(estimate);
    }

    private static double low(RateEstimate estimate) {
        return estimate.below()
                ? Double.NEGATIVE_INFINITY
                : estimate.interval().map(Interval::low).orElse(estimate.log10());
    }

    private static double high(RateEstimate estimate) {
        return estimate.interval().map(Interval::high).orElse(estimate.log10());
    }

    private Optional<RateEstimate> find(Method method) {
        return estimates.stream()
                .filter(estimate -> estimate.method() == method)
                .findFirst();
    }

    /** Returns the comparison as verbs print it. */
    public Document document() {
        Document.Builder document =
                Document.builder().put("trust", trusted().method().key()).put("reason", reason());
        for (RateEstimate estimate : estimates) {
            document.put(
                    estimate.method().key(),
                    Document.builder()
                            .putAll(estimate.document())
                            .put("agrees", agrees(estimate))
                            .build());
        }
        return document.build();
    }
}
