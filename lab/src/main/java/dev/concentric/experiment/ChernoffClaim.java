package dev.concentric.experiment;

import dev.concentric.stats.QuadraticForm;
import java.util.Arrays;
import java.util.List;

/** The paper's remark that Chernoff bounds are too loose (footnote 3), held against exact error rates. */
final class ChernoffClaim {
    /** By how many decades a bound may lie above the truth not to be called too loose. */
    private static final double LOOSE_DECADES = 3;

    private ChernoffClaim() {}

    /**
     * One network's rate on the inner sphere, in decades.
     *
     * @param exact the decimal logarithm of the rate
     * @param chernoff by how much the optimised Chernoff bound lies above
     * @param clt by how much the central limit theorem's estimate lies off, in either direction
     */
    private record Rates(double exact, double chernoff, double clt) {

        static Rates of(TrainedRun run) {
            double[] weights =
                    Arrays.stream(Alphas.of(run)).map(alpha -> alpha - 1).toArray();
            QuadraticForm excess = new QuadraticForm(weights);
            double exact = excess.probabilityPositive().log10();
            return new Rates(
                    exact,
                    excess.chernoffLogPositive() / Math.log(10) - exact,
                    Math.abs(excess.cltLogPositive() / Math.log(10) - exact));
        }

        String words() {
            return "exact rate " + Readable.fromLog10(exact) + ", Chernoff's bound "
                    + Readable.number(Math.pow(10, chernoff)) + " times as large, the CLT off by a factor of "
                    + Readable.number(Math.pow(10, clt));
        }

        boolean isTooLoose() {
            return chernoff > LOOSE_DECADES;
        }
    }

    static Claim of(List<TrainedRun> runs) {
        List<TrainedRun> open = runs.stream()
                .filter(run -> !run.last().requireEllipsoid().inner().proved()
                        && run.last().requireEllipsoid().meanAlpha() < 1)
                .toList();
        return new Claim(
                "chernoff-too-loose",
                "footnote 3",
                "Chernoff bounds are too loose for these networks.",
                "too loose, no number given",
                open.isEmpty()
                        ? "no network with errors of the inner sphere to judge by"
                        : Readable.bySeed(open, run -> Rates.of(run).words()),
                Verdict.over(open.stream()
                        .map(run -> Rates.of(run).isTooLoose() ? Verdict.REPRODUCED : Verdict.DIFFERS)
                        .toList()),
                "The bound optimised over its parameter, for the network trained on 10\u2076 points at its last step."
                        + " Called too loose if more than three decades above the truth.");
    }
}
