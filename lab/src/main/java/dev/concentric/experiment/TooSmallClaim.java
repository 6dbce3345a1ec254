package dev.concentric.experiment;

import java.util.List;

/** The paper's claim about a quadratic network with half the hidden units it needs (appendix E), held against runs. */
final class TooSmallClaim {
    private static final double PAPER_INNER_LOG10 = -21;
    private static final double PAPER_OUTER_LOG10 = -9;

    private TooSmallClaim() {}

    private static boolean isAsAccurate(Measurement measurement) {
        return measurement.requireEllipsoid().inner().cltLog10() <= PAPER_INNER_LOG10
                && measurement.requireEllipsoid().outer().cltLog10() <= PAPER_OUTER_LOG10;
    }

    static Claim of(List<TrainedRun> runs) {
        boolean due = runs.getFirst().last().step() >= PaperPlan.TOO_SMALL_STEPS;
        return new Claim(
                "too-small-yet-accurate",
                "appendix E",
                "A quadratic network of 1000 hidden units becomes extremely accurate in 2000 dimensions, though it"
                        + " needs twice as many units to make no error.",
                "estimated 10\u207b\u00b2\u00b9 on the inner, 10\u207b\u2079 on the outer sphere",
                Readable.bySeed(
                        runs,
                        run -> "at step " + Readable.count(run.last().step()) + " exact error rate inner "
                                + Readable.rate(run.last().requireEllipsoid().inner()) + ", outer "
                                + Readable.rate(run.last().requireEllipsoid().outer()) + "; "
                                + run.last().requireEllipsoid().wrongAlphas() + " alphas wrong"),
                Verdict.over(runs.stream()
                        .map(run -> run.measurements().stream().anyMatch(TooSmallClaim::isAsAccurate)
                                ? Verdict.REPRODUCED
                                : due ? Verdict.DIFFERS : Verdict.NOT_REACHED)
                        .toList()),
                "Holds if at some snapshot both rates estimated by the central limit theorem are at most the paper's."
                        + " At least 1000 of its 2000 alphas are 0, and so beyond their limit.");
    }
}
