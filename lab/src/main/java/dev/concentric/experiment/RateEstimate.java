package dev.concentric.experiment;

import dev.concentric.estimation.CltErrorRate;
import dev.concentric.estimation.ErrorCount;
import dev.concentric.estimation.ExactErrorRate;
import dev.concentric.estimation.SequentialCount;
import dev.concentric.estimation.SplittingResult;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import dev.concentric.stats.TailProbability;
import dev.concentric.store.Document;
import java.util.Locale;
import java.util.Optional;

/**
 * A network's error rate on one sphere by one method, in decimal logarithms, so that rates compare however small they
 * are.
 *
 * @param method which method
 * @param log10 the rate's logarithm, negative infinity where it is 0; of an upper limit where {@code below}
 * @param interval the ends of its interval, if the method has one; what its confidence is, the details say
 * @param proved whether it is proved that no error exists
 * @param below whether no error was found, so that all that is known is an upper limit
 * @param details the method's own figures
 */
public record RateEstimate(
        Method method, double log10, Optional<Interval> interval, boolean proved, boolean below, Document details) {

    /** A rate below this is given by its logarithm alone: a double loses digits on its way to zero. */
    private static final double SMALLEST_LOG10 = -300;

    /** A way to an error rate. */
    public enum Method {
        /** Counting errors among fresh points. */
        SAMPLED,
        /** Multilevel splitting. */
        SPLITTING,
        /** The law of the quadratic form, of quadratic networks. */
        EXACT,
        /** The paper's central limit theorem, of quadratic networks. */
        CLT;

        /** Returns the method's name as the command line writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RateEstimate of(ErrorCount count) {
        Estimate rate = count.estimate();
        return sampled(
                rate,
                count.errors(),
                counted(rate, count.errors(), count.samples()).put("meanLoss", count.meanLoss()));
    }

    static RateEstimate of(SequentialCount count) {
        Estimate rate = count.estimate();
        return sampled(
                rate,
                count.errors(),
                counted(rate, count.errors(), count.samples()).put("complete", count.complete()));
    }

    private static Document.Builder counted(Estimate rate, long errors, long samples) {
        return linear(rate.value(), rate.interval())
                .put("errors", errors)
                .put("samples", samples)
                .put("method", rate.method());
    }

    private static RateEstimate sampled(Estimate rate, long errors, Document.Builder details) {
        Optional<Interval> log10 =
                rate.interval().map(interval -> new Interval(Math.log10(interval.low()), Math.log10(interval.high())));
        return new RateEstimate(Method.SAMPLED, Math.log10(rate.value()), log10, false, errors == 0, details.build());
    }

    static RateEstimate of(SplittingResult result) {
        Document details = linear(result.log10ErrorRate(), result.log10Interval())
                .put("below", result.below())
                .put("relativeStandardError", result.relativeStandardError())
                .put("replicates", result.replicates().size())
                .put("levels", result.levels())
                .put("meanAcceptance", result.meanAcceptance())
                .put("leastAcceptance", result.leastAcceptance())
                .put("spread", result.spread())
                .put("classified", result.classified())
                .putTexts("notes", result.notes())
                .put("method", result.estimate().method())
                .build();
        return new RateEstimate(
                Method.SPLITTING,
                result.log10ErrorRate(),
                Optional.of(result.log10Interval()),
                false,
                result.below(),
                details);
    }

    static RateEstimate exact(TailProbability rate, boolean proved) {
        double log10 = proved ? Double.NEGATIVE_INFINITY : rate.log10();
        double bound = proved ? 0 : rate.relativeErrorBound();
        double reach = bound / Math.log(10);
        Interval interval = Double.isInfinite(log10)
                ? new Interval(log10, log10)
                : new Interval(log10 - reach, Math.min(0, log10 + reach));
        double value = proved ? 0 : rate.value();
        boolean holds = log10 >= SMALLEST_LOG10 || log10 == Double.NEGATIVE_INFINITY;
        Document details = linear(
                        holds ? value : Double.NaN,
                        holds
                                ? Optional.of(new Interval(value * (1 - bound), Math.min(1, value * (1 + bound))))
                                : Optional.empty())
                .put("proved", proved)
                .put("relativeErrorBound", bound)
                .put("method", proved ? CltErrorRate.PROVED : ExactErrorRate.METHOD)
                .build();
        return new RateEstimate(Method.EXACT, log10, Optional.of(interval), proved, false, details);
    }

    static RateEstimate clt(double logErrorRate, boolean proved) {
        double log10 = proved ? Double.NEGATIVE_INFINITY : logErrorRate / Math.log(10);
        Document details = linear(number(log10), Optional.empty())
                .put("proved", proved)
                .put("method", proved ? CltErrorRate.PROVED : CltErrorRate.METHOD)
                .build();
        return new RateEstimate(Method.CLT, log10, Optional.empty(), proved, false, details);
    }

    /** Returns the rate with its interval and all else; null where a number cannot hold it. */
    public Document document() {
        Document.Builder document = Document.builder().putAll(details).put("log10ErrorRate", log10);
        interval.ifPresentOrElse(
                range -> document.put("log10Interval", new double[] {range.low(), range.high()}),
                () -> document.putAbsent("log10Interval"));
        return document.build();
    }

    private static Document.Builder linear(double log10, Interval interval) {
        double low = number(interval.low());
        return linear(
                number(log10),
                Double.isNaN(low) ? Optional.empty() : Optional.of(new Interval(low, number(interval.high()))));
    }

    private static Document.Builder linear(double value, Optional<Interval> interval) {
        Document.Builder linear = Document.builder().put("errorRate", value);
        interval.ifPresentOrElse(
                range -> linear.put("interval", new double[] {range.low(), range.high()}),
                () -> linear.putAbsent("interval"));
        return linear;
    }

    /** Returns the number of a logarithm, not a number where it is too small but not 0. */
    private static double number(double log10) {
        if (log10 == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        return log10 < SMALLEST_LOG10 ? Double.NaN : Math.pow(10, log10);
    }
}
