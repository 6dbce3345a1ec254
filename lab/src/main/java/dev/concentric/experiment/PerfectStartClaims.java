package dev.concentric.experiment;

import dev.concentric.model.Initialization;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The paper's claims about training from a perfect start (section 4, Figure 2 right), held against runs. */
final class PerfectStartClaims {
    private static final long PAPER_STEP = 1000;

    /** How closely two curves must rise together, as a rank correlation, to be called of a similar rate. */
    private static final double SIMILAR = 0.9;

    /** So many snapshots are in one order by chance with a probability of one in 120. */
    private static final int FEWEST_OF_A_RISE = 5;

    private final List<TrainedRun> runs;
    private final List<TrainedRun> shares;

    /** Takes the runs of the default start, and those that share w s^2 in other ways. */
    PerfectStartClaims(List<TrainedRun> runs, List<TrainedRun> shares) {
        this.runs = runs;
        this.shares = shares;
    }

    List<Claim> all() {
        return List.of(errorsReturn(), lossesDiverge(), ratesAreSimilar());
    }

    private static Optional<Measurement> firstWrong(TrainedRun run) {
        return run.measurements().stream()
                .filter(measurement -> measurement.requireEllipsoid().wrongAlphas() > 0)
                .findFirst();
    }

    private Claim errorsReturn() {
        List<TrainedRun> all = Stream.concat(runs.stream(), shares.stream())
                .sorted(Comparator.comparingDouble(PerfectStartClaims::outputWeight))
                .toList();
        return new Claim(
                "perfect-start-errors",
                "sect. 4, Fig. 2 right",
                "Trained from a perfect start, the quadratic network has errors again after 1000 steps.",
                "errors after 1000 steps",
                all.stream().map(PerfectStartClaims::describe).collect(Collectors.joining("; ")),
                Verdict.over(runs.stream()
                        .map(run -> firstWrong(run)
                                .map(wrong -> wrong.step() <= PAPER_STEP ? Verdict.REPRODUCED : Verdict.DIFFERS)
                                .orElse(run.last().step() >= PAPER_STEP ? Verdict.DIFFERS : Verdict.NOT_REACHED))
                        .toList()),
                "Judged with w = 20.08, where s = 1: an alpha is wrong at step 1000 at the latest. The alphas are"
                    + " exact; the first snapshot with any is told. When they go wrong depends on how w and s share w"
                    + " s\u00b2, which the paper does not say.");
    }

    private static double outputWeight(TrainedRun run) {
        return run.spec().plan().initialization() instanceof Initialization.Perfect perfect
                ? perfect.outputWeight()
                : Double.NaN;
    }

    private static String describe(TrainedRun run) {
        String start = String.format(
                Locale.ROOT,
                "w = %.4g, seed %d: ",
                outputWeight(run),
                run.spec().plan().seed());
        return start
                + firstWrong(run)
                        .map(wrong -> wrong.requireEllipsoid().wrongAlphas() + " wrong at step "
                                + Readable.count(wrong.step()))
                        .orElse("none wrong")
                + ", " + run.last().requireEllipsoid().wrongAlphas() + " at step "
                + Readable.count(run.last().step());
    }

    private static Measurement first(TrainedRun run) {
        return run.measurements().getFirst();
    }

    private Claim lossesDiverge() {
        return new Claim(
                "perfect-start-losses",
                "sect. 4, Fig. 2 right",
                "From a perfect start, the average loss falls with training while the worst-case loss rises.",
                "average falls, worst case rises",
                Readable.bySeed(runs, PerfectStartClaims::losses),
                Verdict.over(runs.stream().map(PerfectStartClaims::judgeLosses).toList()),
                "Compares the start with step "
                        + Readable.count(runs.getFirst().last().step())
                        + ", on the same fresh points; holds if the average's intervals lie apart. The average need not"
                        + " fall all the way.");
    }

    private static String losses(TrainedRun run) {
        Measurement highest = run.measurements().stream()
                .max(Comparator.comparingDouble(Measurement::meanLoss))
                .orElseThrow();
        return "average " + Readable.loss(first(run)) + " to " + Readable.loss(run.last()) + ", at its highest "
                + Readable.number(highest.meanLoss()) + " at step " + Readable.count(highest.step())
                + "; worst case "
                + Readable.number(first(run).requireEllipsoid().worstLoss()) + " to "
                + Readable.number(run.last().requireEllipsoid().worstLoss());
    }

    private static Verdict judgeLosses(TrainedRun run) {
        boolean worstGrows = run.last().requireEllipsoid().worstLoss()
                > first(run).requireEllipsoid().worstLoss();
        boolean averageFalls =
                run.last().lossInterval().high() < first(run).lossInterval().low();
        boolean reached = run.last().step() >= PaperPlan.PERFECT_STEPS;
        return worstGrows && averageFalls ? Verdict.REPRODUCED : reached ? Verdict.DIFFERS : Verdict.NOT_REACHED;
    }

    private Claim ratesAreSimilar() {
        return new Claim(
                "perfect-start-rates",
                "Fig. 2 right",
                "The number of wrong alphas increases at a similar rate as the worst-case loss.",
                "a similar rate, no number given",
                Readable.bySeed(runs, PerfectStartClaims::rates),
                Verdict.over(runs.stream().map(PerfectStartClaims::judgeRates).toList()),
                "Called similar at a rank correlation (Kendall's tau-b) of the two of at least " + SIMILAR
                        + " over the snapshots of the rise, five or more: from the last one before any alpha is wrong"
                        + " to that with the most wrong alphas.");
    }

    private static String rates(TrainedRun run) {
        List<Measurement> rise = rise(run.measurements());
        return "rank correlation " + Readable.number(rankCorrelation(rise)) + " over " + rise.size()
                + " snapshots to step " + Readable.count(rise.getLast().step());
    }

    private static Verdict judgeRates(TrainedRun run) {
        List<Measurement> rise = rise(run.measurements());
        return rise.size() < FEWEST_OF_A_RISE
                ? Verdict.NOT_REACHED
                : rankCorrelation(rise) >= SIMILAR ? Verdict.REPRODUCED : Verdict.DIFFERS;
    }

    /** Returns the measurements over which the number of wrong alphas rises. */
    static List<Measurement> rise(List<Measurement> measurements) {
        int[] wrong = measurements.stream()
                .mapToInt(measurement -> measurement.requireEllipsoid().wrongAlphas())
                .toArray();
        int first = 0;
        while (first + 1 < wrong.length && wrong[first + 1] == 0) {
            first++;
        }
        int most = first;
        for (int i = first; i < wrong.length; i++) {
            most = wrong[i] > wrong[most] ? i : most;
        }
        return measurements.subList(first, most + 1);
    }

    /** Returns Kendall's tau-b of worst-case losses and wrong alphas; NaN where one of them never changes. */
    static double rankCorrelation(List<Measurement> measurements) {
        double[] losses = measurements.stream()
                .mapToDouble(measurement -> measurement.requireEllipsoid().worstLoss())
                .toArray();
        double[] alphas = measurements.stream()
                .mapToDouble(measurement -> measurement.requireEllipsoid().wrongAlphas())
                .toArray();
        return signs(losses, alphas) / Math.sqrt(signs(losses, losses) * signs(alphas, alphas));
    }

    private static double signs(double[] x, double[] y) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> IntStream.range(0, i)
                        .mapToDouble(j -> Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]))
                        .sum())
                .sum();
    }
}
