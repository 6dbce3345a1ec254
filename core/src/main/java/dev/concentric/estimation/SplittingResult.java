package dev.concentric.estimation;

import dev.concentric.estimation.SplittingReplicate.End;
import dev.concentric.stats.BinomialInterval;
import dev.concentric.stats.Estimate;
import dev.concentric.stats.Interval;
import dev.concentric.stats.ReplicateMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * An error rate by splitting, with what tells how far to trust it.
 *
 * @param log10ErrorRate the decimal logarithm of the mean of the replicates; where {@code below}, of an upper limit
 * @param log10Interval the 95 % interval of that logarithm; its low end is negative infinity where {@code below}, and
 *     where some replicates found no error and the others differ
 * @param below whether no replicate found an error, so that all that is known is a limit that the rate lies below
 * @param relativeStandardError the standard error of the mean over the mean; infinite where {@code below}
 * @param spread the variance of the replicates' logarithms over what it would be if the points of a level were
 *     independent; infinite where a replicate found no error
 * @param pilot what found levels and steps; no part of the estimate
 * @param replicates each replicate
 * @param notes what looks suspicious, in words; empty where nothing does
 */
public record SplittingResult(
        double log10ErrorRate,
        Interval log10Interval,
        boolean below,
        double relativeStandardError,
        double spread,
        SplittingReplicate pilot,
        List<SplittingReplicate> replicates,
        List<String> notes) {

    /** The method's name in results. */
    public static final String METHOD = "multilevel splitting, 95% from replicates";

    /** The method's name in results where no error was found. */
    public static final String METHOD_BELOW = "multilevel splitting, below";

    private static final double CONFIDENCE = 0.95;

    /** Above this spread a note is made: two to four is usual. */
    private static final double WIDE_SPREAD = 10;

    /** A replicate that makes up more than this share of the sum gets a note. */
    private static final double LARGE_SHARE = 0.5;

    /** A lower acceptance than this at any level gets a note. */
    private static final double LOW_ACCEPTANCE = 0.05;

    /** Puts the replicates together. */
    static SplittingResult of(
            SplittingSettings settings, SplittingReplicate pilot, List<SplittingReplicate> replicates) {
        ReplicateMean mean = meanOf(replicates, SplittingReplicate::logErrorRate);
        boolean below = mean.logMean() == Double.NEGATIVE_INFINITY;
        double ideal = replicates.stream()
                .mapToDouble(replicate -> replicate.idealVariance(settings.particles()))
                .average()
                .orElseThrow();
        double spread = ideal == 0 ? 1 : mean.logVariance() / ideal;
        double limit = below ? limit(settings, pilot, replicates) : mean.logMean();
        Interval interval = below
                ? new Interval(Double.NEGATIVE_INFINITY, limit)
                : new Interval(
                        mean.logInterval().low(), Math.min(0, mean.logInterval().high()));
        return new SplittingResult(
                decimal(limit),
                new Interval(decimal(interval.low()), decimal(interval.high())),
                below,
                mean.relativeStandardError(),
                spread,
                pilot,
                List.copyOf(replicates),
                notes(pilot, replicates, mean, spread));
    }

    private static ReplicateMean meanOf(List<SplittingReplicate> replicates, ToDoubleFunction<SplittingReplicate> log) {
        return ReplicateMean.of(replicates.stream().mapToDouble(log).toArray(), CONFIDENCE);
    }

    /** Returns what the rate lies below, where no error was found. */
    private static double limit(
            SplittingSettings settings, SplittingReplicate pilot, List<SplittingReplicate> replicates) {
        if (pilot.levels().isEmpty()) {
            // All points are as they were drawn, independent, and no error is among them.
            long points = (long) settings.particles() * replicates.size();
            return Math.log(
                    BinomialInterval.clopperPearson(0, points, CONFIDENCE).high());
        }
        double reached =
                meanOf(replicates, SplittingReplicate::logReached).logInterval().high();
        return Math.max(pilot.end() == End.FLOOR ? settings.logFloor() : pilot.logReached(), reached);
    }

    private static double decimal(double natural) {
        return natural / Math.log(10);
    }

    private static List<String> notes(
            SplittingReplicate pilot, List<SplittingReplicate> replicates, ReplicateMean mean, double spread) {
        List<String> notes = new ArrayList<>();
        int all = replicates.size();
        if (pilot.end() == End.FLOOR) {
            notes.add("the levels reached the floor without an error");
        }
        if (pilot.end() == End.PLATEAU) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the levels ended on a plateau: all points in front had the same logit (%.6g) and none was an"
                            + " error, so that nothing leads on",
                    pilot.front()));
        }
        long without = replicates.stream()
                .filter(replicate -> replicate.end() != End.ERRORS)
                .count();
        if (without > 0) {
            notes.add(without + " of " + all + " replicates found no error");
        }
        double largest = replicates.stream()
                        .mapToDouble(replicate -> Math.exp(replicate.logErrorRate() - mean.logMean()))
                        .max()
                        .orElseThrow()
                / all;
        if (largest > LARGE_SHARE) {
            notes.add(String.format(
                    Locale.ROOT,
                    "one replicate makes up %.0f %% of the mean: the others may have missed where the errors are;"
                            + " take more particles",
                    100 * largest));
        }
        if (Double.isFinite(spread) && spread > WIDE_SPREAD) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the replicates differ %.0f times as much as independent points would; take more moves",
                    spread));
        }
        double acceptance = replicates.stream()
                .mapToDouble(SplittingReplicate::leastAcceptance)
                .min()
                .orElseThrow();
        if (acceptance < LOW_ACCEPTANCE) {
            notes.add(String.format(
                    Locale.ROOT, "at some level only %.1f %% of the moves were accepted", 100 * acceptance));
        }
        return notes;
    }

    /**
     * Returns the rate with its interval. Where it is only known to lie below a limit, the value is that limit, and
     * never 0; the number of samples is that of the replicates.
     */
    public Estimate estimate() {
        return Estimate.sampled(
                Math.pow(10, log10ErrorRate),
                new Interval(Math.pow(10, log10Interval.low()), Math.pow(10, log10Interval.high())),
                below ? METHOD_BELOW : METHOD,
                replicates.size());
    }

    /** Returns the number of levels. */
    public int levels() {
        return pilot.levels().size();
    }

    /** Returns the lowest acceptance at any level of any replicate. */
    public double leastAcceptance() {
        return replicates.stream()
                .mapToDouble(SplittingReplicate::leastAcceptance)
                .min()
                .orElseThrow();
    }

    /** Returns the mean over the replicates of their mean acceptance. */
    public double meanAcceptance() {
        return replicates.stream()
                .mapToDouble(SplittingReplicate::meanAcceptance)
                .average()
                .orElseThrow();
    }

    /** Returns how many logits were computed, the pilot's included. */
    public long classified() {
        return pilot.classified()
                + replicates.stream().mapToLong(SplittingReplicate::classified).sum();
    }
}
