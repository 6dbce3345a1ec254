package dev.concentric.experiment;

import dev.concentric.stats.Interval;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The paper's claim that distances to the nearest error are tightly concentrated (appendix A), held against runs. */
final class ConcentrationClaim {
    /** The standard deviation, as a share of the mean, below which distances are called concentrated. */
    private static final double CONCENTRATED = 1.0 / 3;

    private ConcentrationClaim() {}

    static Claim of(PaperResults results) {
        List<SingleDistances> networks = SingleDistances.in(results);
        boolean all = networks.stream().allMatch(distances -> distances.relativeDeviation() < CONCENTRATED);
        return new Claim(
                "distances-concentrated",
                "footnote 1, appendix A, Fig. A.1",
                "The distances from single points to the nearest error are tightly concentrated about their mean.",
                "tightly, no number given",
                networks.isEmpty()
                        ? "no network with errors that an attack finds"
                        : networks.stream().map(ConcentrationClaim::describe).collect(Collectors.joining("; ")),
                networks.isEmpty() ? Verdict.NOT_REACHED : all ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "Called concentrated if the standard deviation is below a third of the mean. At a given error rate even"
                        + " the farthest error set, a cap, has distances that vary by about 1/\u221an."
                        + leftOut(SingleDistances.withoutNetwork(results)));
    }

    private static String describe(SingleDistances distances) {
        Interval interval = distances.relativeDeviationInterval();
        return String.format(
                Locale.ROOT,
                "%s: mean %.3f, standard deviation %.0f %% [%.0f, %.0f] of it, %d points",
                distances.network(),
                distances.mean(),
                100 * distances.relativeDeviation(),
                100 * interval.low(),
                100 * interval.high(),
                distances.found().length);
    }

    private static String leftOut(List<String> runs) {
        return runs.isEmpty() ? "" : " Without " + String.join(", ", runs) + ": the network was not kept.";
    }
}
