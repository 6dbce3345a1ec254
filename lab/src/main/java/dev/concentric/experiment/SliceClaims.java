package dev.concentric.experiment;

import java.util.List;

/**
 * The paper's claims about slices through the input space of the ReLU network (section 3, Figure 1), held against a run: as
 * in the paper, a single one.
 */
final class SliceClaims {

    /** A third of the max-margin circle's distance to either sphere. */
    private static final double CLOSE_TO_CIRCLE = 0.05;

    private final TrainedRun run;
    private final SliceFindings slices;

    SliceClaims(TrainedRun run, SliceFindings slices) {
        this.run = run;
        this.slices = slices;
    }

    List<Claim> all() {
        return List.of(random(), misclassified(), normAboveTwo());
    }

    private Verdict verdict(boolean holds) {
        boolean asLong = run.last().step() >= PaperPlan.PAPER_STEPS;
        return holds ? Verdict.REPRODUCED : asLong ? Verdict.DIFFERS : Verdict.NOT_REACHED;
    }

    private Claim random() {
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
                verdict(close),
                "Called close if every ray meets the boundary, at a root mean square distance below "
                        + CLOSE_TO_CIRCLE + ", a third of the circle's distance to either sphere."
                        + (close ? "" : " " + ReluClaims.due(run)));
    }

    private Claim misclassified() {
        double share = slices.outerCircleErrorShare();
        return new Claim(
                "relu-slice-misclassified",
                "sect. 3, Fig. 1 right",
                "In the plane of two worst-case examples the whole outer circle is misclassified.",
                "100 %",
                Readable.number(100 * share) + " % of the circle",
                verdict(share == 1),
                share == 1
                        ? "Every one of 3600 points of the circle is called inner, at an error rate of "
                                + Readable.errors(run.last().outer()) + " on the outer sphere."
                        : "The worst cases are the two most confident of ten attacks. " + ReluClaims.due(run));
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
                verdict(norm > 2),
                norm > 2
                        ? "The outer sphere has radius "
                                + run.spec().plan().spheres().outerRadius() + "."
                        : ReluClaims.due(run));
    }
}
