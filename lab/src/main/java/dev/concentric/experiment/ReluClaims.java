package dev.concentric.experiment;

import dev.concentric.data.Sphere;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The paper's claims about the errors of the ReLU network at n = 500 (section 3 and appendix B), judged for each seed. */
final class ReluClaims {
    /** The distances that the paper's plateau of .17 to .18 is printed to. */
    static final double PLATEAU_LOW = 0.165;

    static final double PLATEAU_HIGH = 0.185;

    /** What the paper prints the loss to fall below. */
    static final double PAPER_LOSS = 1e-9;

    /** What "close" means in the claim that errors lie close: a seventh of the distance between random points. */
    private static final double CLOSE = Math.sqrt(2) / 7;

    /** The error rate below which random points are called almost never misclassified. */
    private static final double ACCURATE = 2e-3;

    private final String prefix;
    private final String condition;
    private final List<TrainedRun> runs;

    /**
     * Makes the claims of the network as the paper describes it.
     *
     * @param runs the same training with one seed or more
     */
    ReluClaims(List<TrainedRun> runs) {
        this("relu-", "", runs);
    }

    private ReluClaims(String prefix, String condition, List<TrainedRun> runs) {
        this.prefix = prefix;
        this.condition = condition;
        this.runs = runs;
    }

    /** Makes the same claims of the network whose parameters are averaged over training. */
    static ReluClaims averaged(List<TrainedRun> runs) {
        return new ReluClaims("relu-averaged-", "With averaged parameters: ", runs);
    }

    List<Claim> all() {
        return List.of(noErrors(), errorsNear(), plateau(), loss());
    }

    private boolean atPaperLength() {
        return runs.getFirst().last().step() >= PaperPlan.PAPER_STEPS;
    }

    /** Tells how far a run is from the paper's. */
    static String due(TrainedRun run) {
        return "Training ends at step " + Readable.count(run.last().step()) + "; the paper's at "
                + Readable.count(PaperPlan.PAPER_STEPS) + ".";
    }

    private Verdict over(Function<Measurement, Verdict> judge) {
        return Verdict.over(runs.stream().map(TrainedRun::last).map(judge).toList());
    }

    private Verdict atTheEnd(Predicate<Measurement> holds) {
        return atPaperLength()
                ? over(last -> holds.test(last) ? Verdict.REPRODUCED : Verdict.DIFFERS)
                : Verdict.NOT_REACHED;
    }

    private String bySeed(Function<Measurement, String> words) {
        return Readable.bySeed(runs, run -> words.apply(run.last()));
    }

    private Claim noErrors() {
        boolean enough = atPaperLength()
                && runs.stream().allMatch(run -> run.last().inner().samples() >= PaperPlan.PAPER_SAMPLES);
        return new Claim(
                prefix + "no-errors",
                "sect. 3",
                condition + "The trained ReLU network makes no error on 10\u2077 random points of each sphere.",
                "0 of 2\u00b710\u2077",
                bySeed(last -> "inner " + Readable.errors(last.inner()) + "; outer " + Readable.errors(last.outer())),
                enough ? atTheEnd(last -> last.inner().errors() + last.outer().errors() == 0) : Verdict.NOT_REACHED,
                enough
                        ? "Counted on as many points as the paper's."
                        : due(runs.getFirst()) + " The number of points sampled is smaller than the paper's.");
    }

    private Claim errorsNear() {
        return new Claim(
                prefix + "errors-near",
                "sect. 3",
                condition
                        + "Although random points are almost never misclassified, an error on the same sphere lies"
                        + " close to every random point.",
                "mean distance .18 (appendix B)",
                bySeed(last -> Readable.distance(last.coarse()) + "; errors inner " + Readable.errors(last.inner())
                        + ", outer " + Readable.errors(last.outer())),
                over(this::judgeErrorsNear),
                "Holds if the error rate is below 2 in 1000 on both spheres, the attack succeeds from every point, and"
                        + " the mean distance is below a seventh of that between random points, which is "
                        + Readable.number(Math.sqrt(2)) + ".");
    }

    private Verdict judgeErrorsNear(Measurement last) {
        boolean accurate = upperRate(last, Sphere.INNER) < ACCURATE && upperRate(last, Sphere.OUTER) < ACCURATE;
        boolean all = last.coarse().isFromAll();
        boolean close = last.coarse().meanChord().orElse(Double.POSITIVE_INFINITY) < CLOSE;
        if (accurate && all && close) {
            return Verdict.REPRODUCED;
        }
        return accurate || atPaperLength() ? Verdict.DIFFERS : Verdict.NOT_REACHED;
    }

    private static double upperRate(Measurement last, Sphere sphere) {
        return last.errors(sphere).estimate().interval().orElseThrow().high();
    }

    private Claim plateau() {
        return new Claim(
                prefix + "plateau",
                "appendix B, Fig. B.3",
                condition + "The mean distance to the nearest error found levels off near .18 at n = 500.",
                ".17 to .18",
                bySeed(last -> Readable.distance(last.coarse()) + " at step " + Readable.count(last.step())),
                atTheEnd(ReluClaims::isAtThePlateau),
                atPaperLength()
                        ? "The mean at the last step, with steps of .01 as in the paper."
                        : due(runs.getFirst()));
    }

    /** Returns whether a mean distance is one that the paper prints, as far as digits go. */
    static boolean isAtThePlateau(Measurement measurement) {
        double mean = measurement.coarse().meanChord().orElse(Double.NaN);
        return PLATEAU_LOW <= mean && mean <= PLATEAU_HIGH;
    }

    private Claim loss() {
        return new Claim(
                prefix + "loss",
                "appendix B, Fig. B.3",
                condition + "The loss on fresh data falls below 10\u207b\u2079.",
                "below 10\u207b\u2079",
                bySeed(Readable::loss),
                atTheEnd(last -> last.meanLoss() < PAPER_LOSS),
                atPaperLength()
                        ? "The mean over "
                                + Readable.count(
                                        2 * runs.getFirst().last().inner().samples()) + " fresh points."
                        : due(runs.getFirst()));
    }
}
