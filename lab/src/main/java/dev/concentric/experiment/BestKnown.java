package dev.concentric.experiment;

import dev.concentric.experiment.RateEstimate.Method;
import dev.concentric.stats.Interval;
import dev.concentric.store.Document;
import java.util.Arrays;
import java.util.Optional;

/**
 * The error rate of a network on the inner sphere and the mean distance to its errors by the best methods there are:
 * exact for a quadratic network; else by counting or, out of its reach, by splitting, and by the refined attack.
 *
 * @param method how the rate was found
 * @param log10Rate its decimal logarithm; of an upper limit where {@code below}
 * @param log10Interval its ends; empty where errors have measure 0
 * @param below whether only an upper limit of the rate is known
 * @param distances the distances to the nearest errors, exact or upper bounds
 */
public record BestKnown(
        Method method,
        double log10Rate,
        Optional<Interval> log10Interval,
        boolean below,
        Measurement.Distances distances) {

    static BestKnown of(RateEstimate rate, Measurement.Distances distances) {
        return new BestKnown(rate.method(), rate.log10(), rate.interval(), rate.below(), distances);
    }

    /** Returns the same rate with other distances. */
    BestKnown with(Measurement.Distances others) {
        return new BestKnown(method, log10Rate, log10Interval, below, others);
    }

    /** Returns whether the distances are exact, not upper bounds. */
    public boolean isExact() {
        return method == Method.EXACT;
    }

    /** Returns whether there are a rate, not only a limit, and a distance from every point. */
    boolean isComplete() {
        return hasRate() && distances.isFromAll();
    }

    /** Returns whether there is a rate above 0, not only a limit. */
    boolean hasRate() {
        return !below && log10Rate > Double.NEGATIVE_INFINITY;
    }

    /** Returns this as a part of a record of {@code metrics.jsonl}. */
    Document document() {
        Document.Builder document = Document.builder()
                .put("method", method.key())
                .put("log10ErrorRate", log10Rate)
                .put("below", below);
        log10Interval.ifPresentOrElse(
                range -> document.put("log10Low", range.low()).put("log10High", range.high()),
                () -> document.putAbsent("log10Low").putAbsent("log10High"));
        return document.put("distances", MeasurementDocument.of(distances)).build();
    }

    /** Reads what {@link #document} gave. */
    static BestKnown read(Document document) {
        String key = document.text("method");
        Method method = Arrays.stream(Method.values())
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> document.refuse("method", "is " + key, "expected sampled, splitting or exact"));
        double high = document.number("log10High");
        return new BestKnown(
                method,
                MeasurementDocument.readLog10(document.number("log10ErrorRate")),
                Double.isNaN(high)
                        ? Optional.empty()
                        : Optional.of(new Interval(MeasurementDocument.readLog10(document.number("log10Low")), high)),
                document.flag("below"),
                MeasurementDocument.readDistances(document.document("distances")));
    }
}
