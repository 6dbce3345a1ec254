package dev.concentric.experiment;

import dev.concentric.data.Sphere;
import java.util.List;

/** The paper's claims about the ReLU network at n = 500 (section 3 and appendix B), held against a run. */
final class ReluClaims {
    /** The distances that the paper's plateau of .17 to .18 is printed to. */
    private static final double PLATEAU_LOW = 0.165;

    private static final double PLATEAU_HIGH = 0.185;

    /** What "close" means in the claim that errors lie close: a seventh of the distance between random points. */
    private static final double CLOSE = Math.sqrt(2) / 7;

    /** The error rate below which random points are called almost never misclassified. */
    private static final double ACCURATE = 2e-3;

    /** A third of the max-margin circle's distance to either sphere. */
    private static final double CLOSE_TO_CIRCLE = 0.05;

    private final TrainedRun run;
    private final SliceFindings slices;
    private final Measurement last;

    ReluClaims(TrainedRun run, SliceFindings slices) {
        this.run = run;
        this.slices = slices;
        this.last = run.last();
    }

    List<Claim> all() {
        return List.of(
                noErrors(), errorsNear(), plateau(), loss(), sliceRandom(), sliceMisclassified(), normAboveTwo());
    }

    private boolean atPaperLength() {
        return last.step() >= PaperPlan.PAPER_STEPS;
    }

    private String due() {
        return atPaperLength()
                ? "This run is as long as the paper's."
                : "This run ends at step " + Readable.count(last.step()) + "; the paper's is at "
                        + Readable.count(PaperPlan.PAPER_STEPS) + ".";
    }

    private Claim noErrors() {
        boolean enough = last.inner().samples() >= PaperPlan.PAPER_SAMPLES;
        boolean errors = last.inner().errors() + last.outer().errors() > 0;
        return new Claim(
                "relu-no-errors",
                "sect. 3",
                "The trained ReLU network makes no error on 10\u2077 random points of each sphere.",
                "0 of 2\u00b710\u2077",
                "inner " + Readable.errors(last.inner()) + "; outer " + Readable.errors(last.outer()),
                atPaperLength() && enough ? errors ? Verdict.DIFFERS : Verdict.REPRODUCED : Verdict.NOT_REACHED,
                atPaperLength() && enough
                        ? "Counted on as many points as the paper's."
                        : due() + " The number of points sampled is smaller than the paper's.");
    }

    private Claim errorsNear() {
        boolean accurate = upperRate(Sphere.INNER) < ACCURATE && upperRate(Sphere.OUTER) < ACCURATE;
        boolean all = last.coarse().isFromAll();
        boolean close = last.coarse().meanChord().orElse(Double.POSITIVE_INFINITY) < CLOSE;
        return new Claim(
                "relu-errors-near",
                "sect. 3",
                "Although random points are almost never misclassified, an error on the same sphere lies close to every"
                        + " random point.",
                "mean distance .18 (appendix B)",
                Readable.distance(last.coarse()) + "; two random points lie " + Readable.number(Math.sqrt(2))
                        + " apart; errors inner " + Readable.errors(last.inner()) + ", outer "
                        + Readable.errors(last.outer()),
                accurate && all && close
                        ? Verdict.REPRODUCED
                        : accurate || atPaperLength() ? Verdict.DIFFERS : Verdict.NOT_REACHED,
                "Holds if the error rate is below 2 in 1000 on both spheres, the attack succeeds from every point, and"
                        + " the mean distance is below a seventh of that between random points.");
    }

    private double upperRate(Sphere sphere) {
        return last.errors(sphere).estimate().interval().orElseThrow().high();
    }

    private Claim plateau() {
        double mean = last.coarse().meanChord().orElse(Double.NaN);
        boolean within = PLATEAU_LOW <= mean && mean <= PLATEAU_HIGH;
        return new Claim(
                "relu-plateau",
                "appendix B, Fig. B.3",
                "The mean distance to the nearest error found levels off near .18 at n = 500.",
                ".17 to .18",
                Readable.distance(last.coarse()) + " at step " + Readable.count(last.step()),
                atPaperLength() ? within ? Verdict.REPRODUCED : Verdict.DIFFERS : Verdict.NOT_REACHED,
                atPaperLength() ? "The mean at the last step, with steps of .01 as in the paper." : due());
    }

    private Claim loss() {
        return new Claim(
                "relu-loss",
                "appendix B, Fig. B.3",
                "The loss on fresh data falls below 10\u207b\u2079.",
                "below 10\u207b\u2079",
                Readable.loss(last),
                atPaperLength() ? last.meanLoss() < 1e-9 ? Verdict.REPRODUCED : Verdict.DIFFERS : Verdict.NOT_REACHED,
                atPaperLength()
                        ? "The mean over " + Readable.count(2 * last.inner().samples()) + " fresh points."
                        : due());
    }

    private Claim sliceRandom() {
        boolean whole = slices.raysWithoutBoundary() == 0;
        boolean close = whole && slices.randomDeviation() < CLOSE_TO_CIRCLE;
        return new Claim(
                "relu-slice-random",
                "sect. 3, Fig. 1 left",
                "In a random plane the decision boundary closely approximates the max-margin circle.",
                "closely, no number given",
                "root mean square distance " + Readable.number(slices.randomDeviation())
                        + " along rays; rays without a boundary: "
                        + Readable.number(100 * slices.raysWithoutBoundary()) + " %",
                close ? Verdict.REPRODUCED : atPaperLength() ? Verdict.DIFFERS : Verdict.NOT_REACHED,
                "Called close if every ray meets the boundary, at a root mean square distance below "
                        + CLOSE_TO_CIRCLE + ", a third of the circle's distance to either sphere."
                        + (close ? "" : " " + due()));
    }

    private Claim sliceMisclassified() {
        double share = slices.outerCircleErrorShare();
        return new Claim(
                "relu-slice-misclassified",
                "sect. 3, Fig. 1 right",
                "In the plane of two worst-case examples the whole outer circle is misclassified.",
                "100 %",
                Readable.number(100 * share) + " % of the circle",
                share == 1 ? Verdict.REPRODUCED : atPaperLength() ? Verdict.DIFFERS : Verdict.NOT_REACHED,
                share == 1
                        ? "Every one of 3600 points of the circle is called inner, at an error rate of "
                                + Readable.errors(last.outer()) + " on the outer sphere."
                        : "The worst cases are the two most confident of ten attacks. " + due());
    }

    private Claim normAboveTwo() {
        double norm = slices.greatestNormSurelyInner();
        String atLeast = norm >= PaperSlices.EXTENT ? "at least " : "";
        return new Claim(
                "relu-norm-above-two",
                "sect. 3, Fig. 1 centre",
                "In adversarial planes there are points of norm above 2 that the network confidently calls inner.",
                "norm above 2",
                "norm " + atLeast + Readable.number(norm) + " at a probability of class 1 below .01",
                norm > 2 ? Verdict.REPRODUCED : atPaperLength() ? Verdict.DIFFERS : Verdict.NOT_REACHED,
                norm > 2
                        ? "The outer sphere has radius "
                                + run.spec().plan().spheres().outerRadius() + "."
                        : due());
    }
}
