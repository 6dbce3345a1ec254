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

        boolean isTooLoose() {
            return chernoff > LOOSE_DECADES;
        }
    }

    static Claim of(PaperResults results) {
        List<Rates> rates = results.erringQuadratics().stream().map(Rates::of).toList();
        return new Claim(
                "chernoff-too-loose",
                "footnote 3",
                "Chernoff bounds are too loose for these networks.",
                "too loose, no number given",
                rates.isEmpty() ? "no network with errors of the inner sphere to judge by" : describe(rates),
                Verdict.over(rates.stream()
                        .map(each -> each.isTooLoose() ? Verdict.REPRODUCED : Verdict.DIFFERS)
                        .toList()),
                "The bound optimised over its parameter, for each trained quadratic network that errs on the inner"
                        + " sphere at its last step. Called too loose if more than three decades above the truth.");
    }

    private static String describe(List<Rates> rates) {
        var exact = rates.stream().mapToDouble(Rates::exact).summaryStatistics();
        var chernoff = rates.stream().mapToDouble(Rates::chernoff).summaryStatistics();
        var clt = rates.stream().mapToDouble(Rates::clt).summaryStatistics();
        return rates.size() + (rates.size() == 1 ? " network" : " networks") + " with exact rates from "
                + Readable.fromLog10(exact.getMin()) + " to " + Readable.fromLog10(exact.getMax())
                + ": Chernoff's bound " + Readable.fromLog10(chernoff.getMin()) + " to "
                + Readable.fromLog10(chernoff.getMax()) + " times as large, the CLT off by a factor of up to "
                + Readable.fromLog10(clt.getMax());
    }
}
