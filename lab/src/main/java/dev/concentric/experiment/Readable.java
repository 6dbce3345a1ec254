package dev.concentric.experiment;

import dev.concentric.estimation.ErrorCount;
import dev.concentric.stats.Interval;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers as a sentence for people carries them. */
final class Readable {
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    private Readable() {}

    /** Returns a number with three significant digits, as a power of ten where it is very small or large. */
    static String number(double value) {
        double magnitude = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (magnitude >= 1e-3 && magnitude < 1e4) {
            int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(magnitude)));
            return String.format(Locale.ROOT, "%." + decimals + "f", value);
        }
        String[] parts = String.format(Locale.ROOT, "%.1e", value).split("e");
        return parts[0] + "\u00b7" + powerOfTen(Integer.parseInt(parts[1]));
    }

    /** Returns the number with that decimal logarithm, which may be below the smallest double. */
    static String fromLog10(double log10) {
        if (log10 > -300) {
            return number(Math.pow(10, log10));
        }
        return log10 == Double.NEGATIVE_INFINITY ? "0" : powerOfTen((int) Math.round(log10));
    }

    /** Returns the numbers between which some lie whose decimal logarithms are known, or the one that all are. */
    static String powers(DoubleSummaryStatistics log10) {
        String least = fromLog10(log10.getMin());
        String greatest = fromLog10(log10.getMax());
        return least.equals(greatest) ? least : least + " to " + greatest;
    }

    /** Returns a power of ten. */
    static String powerOfTen(int exponent) {
        StringBuilder text = new StringBuilder("10");
        for (char c : Integer.toString(exponent).toCharArray()) {
            text.append(c == '-' ? '\u207b' : SUPERSCRIPTS.charAt(c - '0'));
        }
        return text.toString();
    }

    /** Returns a whole number with its thousands apart. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Returns an interval. */
    static String interval(Interval interval) {
        return "[" + number(interval.low()) + ", " + number(interval.high()) + "]";
    }

    /** Returns a count of errors with the interval of their rate. */
    static String errors(ErrorCount count) {
        return count(count.errors()) + " of " + count(count.samples()) + " (rate within "
                + interval(count.estimate().interval().orElseThrow()) + ")";
    }

    /** Returns the mean loss of a measurement with its interval. */
    static String loss(Measurement measurement) {
        return number(measurement.meanLoss()) + " " + interval(measurement.lossInterval());
    }

    /** Returns a mean distance with its interval, and from how many points it was found. */
    static String distance(Measurement.Distances distances) {
        String from = " from " + distances.found() + " of " + distances.points() + " points";
        return distances.meanChord().isEmpty()
                ? "no error found" + from
                : number(distances.meanChord().getAsDouble()) + " "
                        + distances.interval().map(Readable::interval).orElse("") + from;
    }

    /** Returns what is to be said of each run, with its seed where there are several. */
    static String bySeed(List<TrainedRun> runs, Function<TrainedRun, String> text) {
        if (runs.size() == 1) {
            return text.apply(runs.getFirst());
        }
        return runs.stream()
                .map(run -> "seed " + run.spec().plan().seed() + ": " + text.apply(run))
                .collect(Collectors.joining("; "));
    }

    /** Returns the exact error rate of a quadratic network beside the paper's estimate of it. */
    static String rate(Measurement.Rate rate) {
        return rate.proved() ? "0 (proved)" : fromLog10(rate.log10()) + " (CLT " + fromLog10(rate.cltLog10()) + ")";
    }
}
