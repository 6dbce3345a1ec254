package dev.concentric.experiment;

import dev.concentric.experiment.Measurement.Ellipsoid;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The two pairs of wrong alphas and estimated error rate that the paper prints for one network, trained on 10^6 points
 * (section 4 and Figure 2), held against all of a run's training.
 */
public enum PrintedPairs {
    /** The text of section 4. */
    TEXT("sect. 4", 325, -20),
    /** The caption of Figure 2. */
    FIGURE("Fig. 2", 394, -11);

    /** By how many of 500 alphas a count may differ to be called the same. */
    private static final double CLOSE_ALPHAS = 25;

    /** By how many decades an estimated rate may differ to be called the same. */
    private static final double CLOSE_DECADES = 2;

    private final String place;
    private final int wrongAlphas;
    private final int log10Rate;

    PrintedPairs(String place, int wrongAlphas, int log10Rate) {
        this.place = place;
        this.wrongAlphas = wrongAlphas;
        this.log10Rate = log10Rate;
    }

    /** Returns how many alphas are wrong. */
    public int wrongAlphas() {
        return wrongAlphas;
    }

    /** Returns the decimal logarithm of the estimated error rate. */
    public int log10Rate() {
        return log10Rate;
    }

    private String words() {
        return wrongAlphas + " at " + Readable.powerOfTen(log10Rate) + " (" + place + ")";
    }

    private static String all() {
        return Arrays.stream(values()).map(PrintedPairs::words).collect(Collectors.joining(", "));
    }

    /**
     * Returns how many alphas are wrong where the estimated rate passes this pair's on its way down, between two
     * snapshots in proportion; empty where it does not.
     */
    OptionalDouble wrongAlphasAtRate(List<Measurement> measurements) {
        for (int i = 1; i < measurements.size(); i++) {
            Ellipsoid before = measurements.get(i - 1).requireEllipsoid();
            Ellipsoid after = measurements.get(i).requireEllipsoid();
            double high = before.inner().cltLog10();
            double low = after.inner().cltLog10();
            if (high >= log10Rate && low < log10Rate) {
                double share = Double.isInfinite(low) ? 1 : (high - log10Rate) / (high - low);
                return OptionalDouble.of(before.wrongAlphas() + share * (after.wrongAlphas() - before.wrongAlphas()));
            }
        }
        return OptionalDouble.empty();
    }

    private boolean isPassedBy(TrainedRun run) {
        OptionalDouble wrong = wrongAlphasAtRate(run.measurements());
        return wrong.isPresent() && Math.abs(wrong.getAsDouble() - wrongAlphas) <= CLOSE_ALPHAS;
    }

    private boolean isEndOf(TrainedRun run) {
        Ellipsoid last = run.last().requireEllipsoid();
        return Math.abs(last.wrongAlphas() - wrongAlphas) <= CLOSE_ALPHAS
                && Math.abs(last.inner().cltLog10() - log10Rate) <= CLOSE_DECADES;
    }

    private String passing(TrainedRun run) {
        OptionalDouble wrong = wrongAlphasAtRate(run.measurements());
        return wrong.isEmpty()
                ? Readable.powerOfTen(log10Rate) + " is not passed"
                : Math.round(wrong.getAsDouble()) + " wrong at " + Readable.powerOfTen(log10Rate);
    }

    private static String pairsThat(Predicate<PrintedPairs> holds) {
        String names =
                Arrays.stream(values()).filter(holds).map(pair -> pair.place).collect(Collectors.joining(" and "));
        return names.isEmpty() ? "neither pair" : names;
    }

    /** Judges whether training passes through one of the pairs at least. */
    static Claim passesThrough(List<TrainedRun> runs) {
        return new Claim(
                "quadratic-finite-passes-through",
                "sect. 4 and Fig. 2",
                "On its way the network trained on 10\u2076 points has as many wrong alphas, at the estimated error"
                        + " rate, as the paper prints.",
                all(),
                Readable.bySeed(
                        runs,
                        run -> Arrays.stream(values())
                                        .map(pair -> pair.passing(run))
                                        .collect(Collectors.joining(", ")) + ": passes through "
                                + pairsThat(pair -> pair.isPassedBy(run))),
                Verdict.over(runs.stream()
                        .map(run -> Arrays.stream(values()).anyMatch(pair -> pair.isPassedBy(run))
                                ? Verdict.REPRODUCED
                                : QuadraticClaims.isDue(run) ? Verdict.DIFFERS : Verdict.NOT_REACHED)
                        .toList()),
                "By the central limit theorem, as the paper's rates, with the count between snapshots in proportion;"
                        + " the same within 25 of 500 alphas.");
    }

    /** Judges whether training ends at one of the pairs. */
    static Claim endsAt(List<TrainedRun> runs) {
        return new Claim(
                "quadratic-finite-ends-at",
                "sect. 4 and Fig. 2",
                "At its end the network trained on 10\u2076 points has as many wrong alphas, at the estimated error"
                        + " rate, as the paper prints.",
                all(),
                Readable.bySeed(
                        runs,
                        run -> run.last().requireEllipsoid().wrongAlphas() + " wrong at "
                                + Readable.fromLog10(
                                        run.last().requireEllipsoid().inner().cltLog10())
                                + ", step " + Readable.count(run.last().step()) + ": ends at "
                                + pairsThat(pair -> pair.isEndOf(run))),
                Verdict.over(runs.stream()
                        .map(run -> !QuadraticClaims.isDue(run)
                                ? Verdict.NOT_REACHED
                                : Arrays.stream(values()).anyMatch(pair -> pair.isEndOf(run))
                                        ? Verdict.REPRODUCED
                                        : Verdict.DIFFERS)
                        .toList()),
                "The same within 25 of 500 alphas and two decades." + QuadraticClaims.due(runs.getFirst()));
    }

    /** Tells that the pairs cannot both be the end, and which of them the runs speak for. */
    static Claim contradiction(List<TrainedRun> runs) {
        boolean due = QuadraticClaims.isDue(runs.getFirst());
        return new Claim(
                "quadratic-two-pairs",
                "sect. 4 and Fig. 2",
                "The network trained on 10\u2076 points has this many wrong alphas at this estimated error rate.",
                all(),
                Readable.bySeed(
                        runs,
                        run -> "passes through " + pairsThat(pair -> pair.isPassedBy(run))
                                + (due ? ", ends at " + pairsThat(pair -> pair.isEndOf(run)) : "")),
                Verdict.PAPER_CONTRADICTS_ITSELF,
                "Two snapshots of one run can both be right, but not both as the final network. " + side(runs)
                        + QuadraticClaims.due(runs.getFirst()));
    }

    private static String side(List<TrainedRun> runs) {
        String passed = sides(pair -> runs.stream().allMatch(pair::isPassedBy));
        String ended = sides(pair -> runs.stream().allMatch(pair::isEndOf));
        return "On its way the measurement takes the side of " + passed
                + (QuadraticClaims.isDue(runs.getFirst()) ? "; at its end, of " + ended + "." : ".");
    }

    private static String sides(Predicate<PrintedPairs> holds) {
        List<PrintedPairs> sides = Arrays.stream(values()).filter(holds).toList();
        return switch (sides.size()) {
            case 0 -> "neither";
            case 1 -> sides.getFirst().place;
            default -> "both";
        };
    }
}
