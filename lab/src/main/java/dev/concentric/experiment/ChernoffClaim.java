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
                rates.isEmpty()
                        ? Verdict.NOT_REACHED
                        : rates.stream().allMatch(Rates::isTooLoose) ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "The bound optimised over its parameter, for each trained quadratic network that errs on the inner"
                        + " sphere at its last step. Called too loose if more than three decades above the truth for"
                        + " each.");
    }

    private static String describe(List<Rates> rates) {
        var exact = rates.stream().mapToDouble(Rates::exact).summaryStatistics();
        var chernoff = rates.stream().mapToDouble(Rates::chernoff).summaryStatistics();
        var clt = rates.stream().mapToDouble(Rates::clt).summaryStatistics();
        return (rates.size() == 1 ? "one network, exact rate " : rates.size() + " networks, exact rates ")
                + Readable.powers(exact) + ": Chernoff's bound "
                + Readable.powers(chernoff) + " times as large, the CLT off by a factor of up to "
                + Readable.fromLog10(clt.getMax());
    }
}
