package dev.concentric.experiment;

import dev.concentric.theory.PaperApproximation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The paper's claims about the quadratic network on endless and on finite data (section 4), held against runs. */
final class QuadraticClaims {
    /** The exact decimal logarithm below which an error rate is out of reach of the paper's 10^7 points. */
    private static final double UNSEEN_LOG10 = -8;

    /** How far from (1 + R^-2) / 2 a mean alpha may lie to be called close: a tenth of the width of its limits. */
    private static final double CLOSE_SHARE = 0.1;

    private final List<TrainedRun> online;
    private final List<TrainedRun> finite;

    QuadraticClaims(PaperResults results) {
        this.online = results.runs(Experiment.QUADRATIC_ONLINE);
        this.finite = results.runs(Experiment.QUADRATIC_FINITE);
    }

    List<Claim> all() {
        return List.of(
                accurateYetWrong(),
                endsPerfect(),
                finiteDiffers(),
                finiteUnseen(),
                PrintedPairs.passesThrough(finite),
                PrintedPairs.endsAt(finite),
                PrintedPairs.contradiction(finite),
                meanAlpha(),
                equation3());
    }

    private static Verdict over(List<TrainedRun> runs, Function<TrainedRun, Verdict> judge) {
        return Verdict.over(runs.stream().map(judge).toList());
    }

    /** Returns the verdict on a statement about the end of the paper's training. */
    private static Verdict atTheEnd(TrainedRun run, boolean holds) {
        return !isDue(run) ? Verdict.NOT_REACHED : holds ? Verdict.REPRODUCED : Verdict.DIFFERS;
    }

    static boolean isDue(TrainedRun run) {
        return run.last().step() >= PaperPlan.PAPER_STEPS;
    }

    /** Says why a statement about the end is not judged, where it is not. */
    static String due(TrainedRun run) {
        return isDue(run)
                ? ""
                : " Due at step " + Readable.count(PaperPlan.PAPER_STEPS) + "; this run ends at "
                        + Readable.count(run.last().step()) + ".";
    }

    private static String alphas(TrainedRun run) {
        return alphas(run, run.last());
    }

    private static String alphas(TrainedRun run, Measurement measurement) {
        Measurement.Ellipsoid ellipsoid = measurement.requireEllipsoid();
        return ellipsoid.wrongAlphas() + " of " + run.dimension() + " wrong at step "
                + Readable.count(measurement.step()) + ", exact error rate inner "
                + Readable.rate(ellipsoid.inner()) + ", outer " + Readable.rate(ellipsoid.outer());
    }

    private Claim accurateYetWrong() {
        boolean due = isDue(online.getFirst()) && isDue(finite.getFirst());
        Optional<String> example = Stream.concat(finite.stream(), online.stream())
                .flatMap(run -> run.measurements().stream()
                        .filter(measurement -> isAccurateYetWrong(run, measurement))
                        .map(measurement -> run.spec().name() + ": " + alphas(run, measurement)
                                + "; sampled errors inner " + Readable.errors(measurement.inner()) + ", outer "
                                + Readable.errors(measurement.outer())))
                .reduce((first, second) -> second);
        return new Claim(
                "quadratic-accurate-yet-wrong",
                "sect. 4, 4.1",
                "A quadratic network can classify all sampled points rightly while most of its alphas are wrong.",
                "394 of 500 wrong at 10\u207b\u00b9\u00b9, N = 10\u2076",
                example.orElseGet(() -> "N = 10\u2076: " + Readable.bySeed(finite, QuadraticClaims::alphas)
                        + ". Endless data: " + Readable.bySeed(online, QuadraticClaims::alphas)),
                example.isPresent() ? Verdict.REPRODUCED : due ? Verdict.DIFFERS : Verdict.NOT_REACHED,
                "Holds if at some snapshot of one of the runs no sampled point is misclassified, the exact rate of"
                        + " either sphere is below 10\u207b\u2078, and more than half of the alphas are wrong.");
    }

    private static boolean isAccurateYetWrong(TrainedRun run, Measurement measurement) {
        Measurement.Ellipsoid ellipsoid = measurement.requireEllipsoid();
        return measurement.inner().errors() + measurement.outer().errors() == 0
                && ellipsoid.inner().log10() < UNSEEN_LOG10
                && ellipsoid.outer().log10() < UNSEEN_LOG10
                && 2 * ellipsoid.wrongAlphas() > run.dimension();
    }

    private static boolean isPerfect(Measurement measurement) {
        return measurement.requireEllipsoid().provesPerfect();
    }

    private Claim endsPerfect() {
        return new Claim(
                "quadratic-ends-perfect",
                "sect. 4",
                "On endless data the quadratic network ends with every alpha within its limits: no errors exist.",
                "0 of 500 wrong",
                Readable.bySeed(online, run -> alphas(run) + perfectFrom(run)),
                over(online, run -> isPerfect(run.last()) ? Verdict.REPRODUCED : atTheEnd(run, false)),
                "Proved from the alphas, with a margin over their rounding: no sampling is involved."
                        + due(online.getFirst()));
    }

    /** Says from which snapshot on the network stays without errors. */
    private static String perfectFrom(TrainedRun run) {
        List<Measurement> all = run.measurements();
        int first = all.size();
        while (first > 0 && isPerfect(all.get(first - 1))) {
            first--;
        }
        return first == all.size()
                ? ""
                : "; without errors from step " + Readable.count(all.get(first).step()) + " on";
    }

    private Claim finiteDiffers() {
        boolean perfect = online.stream().allMatch(run -> isPerfect(run.last()));
        boolean settled = perfect || online.stream().allMatch(QuadraticClaims::isDue);
        long batchSize = finite.getFirst().spec().plan().batchSize();
        return new Claim(
                "quadratic-finite-differs",
                "sect. 4",
                "On a training set of 10\u2076 points the quadratic network keeps wrong alphas for good, where endless"
                        + " data lead to none.",
                "325 of 500 wrong",
                Readable.bySeed(finite, QuadraticClaims::alphas) + ". Endless data: "
                        + Readable.bySeed(online, QuadraticClaims::alphas),
                over(
                        finite,
                        run -> settled
                                ? atTheEnd(
                                        run,
                                        perfect && run.last().requireEllipsoid().wrongAlphas() > 0)
                                : Verdict.NOT_REACHED),
                "Holds if the run on endless data is proved perfect and this one has wrong alphas. Up to step "
                        + Readable.count(PaperPlan.PAPER_TRAINING_SET / batchSize)
                        + ", where as many points were drawn as the set has, the two can hardly differ."
                        + due(finite.getFirst()));
    }

    private Claim finiteUnseen() {
        return new Claim(
                "quadratic-finite-unseen",
                "sect. 4",
                "Trained on 10\u2076 points, the quadratic network makes no error on 10\u2077 random points of each"
                        + " sphere, though errors exist.",
                "0 of 2\u00b710\u2077; estimated error rate 10\u207b\u00b2\u2070",
                Readable.bySeed(
                        finite,
                        run -> "inner " + Readable.errors(run.last().inner()) + ", outer "
                                + Readable.errors(run.last().outer()) + "; " + alphas(run)),
                over(finite, run -> atTheEnd(run, isUnseen(run.last()))),
                "Holds if none of 10\u2077 points of either sphere is misclassified and some alpha is wrong."
                        + due(finite.getFirst()));
    }

    private static boolean isUnseen(Measurement last) {
        return last.inner().errors() + last.outer().errors() == 0
                && last.inner().samples() >= PaperPlan.PAPER_SAMPLES
                && last.requireEllipsoid().wrongAlphas() > 0;
    }

    private Claim meanAlpha() {
        double outer = online.getFirst().spec().plan().spheres().outerRadius();
        double inner = online.getFirst().spec().plan().spheres().innerRadius();
        double lowest = 1 / (outer * outer);
        double highest = 1 / (inner * inner);
        double target = (lowest + highest) / 2;
        return new Claim(
                "quadratic-mean-alpha",
                "sect. 4.1",
                "An accurate network has a mean alpha of about (1 + R\u207b\u00b2)/2.",
                Readable.number(target),
                Readable.bySeed(
                        online,
                        run -> Readable.number(run.last().requireEllipsoid().meanAlpha()) + " at step "
                                + Readable.count(run.last().step())),
                over(
                        online,
                        run -> atTheEnd(
                                run,
                                Math.abs(run.last().requireEllipsoid().meanAlpha() - target)
                                        < CLOSE_SHARE * (highest - lowest))),
                "Called close within a tenth of the limits' distance, at the end of training. What accuracy needs is a"
                        + " mean between the limits, " + Readable.number(lowest) + " and "
                        + Readable.number(highest) + ", and a small variance." + due(online.getFirst()));
    }

    private Claim equation3() {
        TrainedRun run = finite.getFirst();
        double printed = PaperApproximation.equation3AsPrinted(Alphas.of(run));
        return new Claim(
                "equation-3",
                "eq. 3 and appendix D",
                "The error rate on the inner sphere is 1 - \u03a6(\u03bc/\u03c3) with \u03c3 = 2 \u03a3 (\u03b1 -"
                        + " 1)\u00b2.",
                "eq. 3 as printed; appendix D derives 1 - \u03a6(-\u03bc/\u03c3) with \u03c3\u00b2 = 2 \u03a3 (\u03b1"
                        + " - 1)\u00b2",
                "as printed " + Readable.number(printed) + ", exactly "
                        + Readable.rate(run.last().requireEllipsoid().inner()) + ", sampled "
                        + Readable.errors(run.last().inner()),
                Verdict.PAPER_CONTRADICTS_ITSELF,
                "The measurement takes the side of appendix D. Evaluated at the last alphas of the run on 10\u2076"
                        + " points; the exact rate is by inversion of the Laplace transform.");
    }
}
