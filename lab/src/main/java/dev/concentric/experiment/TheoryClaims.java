package dev.concentric.experiment;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.theory.CoordinateLaw;
import dev.concentric.theory.PaperApproximation;
import dev.concentric.theory.ProjectionEstimate;
import dev.concentric.theory.ProjectionModel;
import dev.concentric.theory.SphericalCap;
import java.util.List;
import java.util.Locale;

/** The paper's claims that need no run (section 5, appendices E and F), held against exact laws. */
final class TheoryClaims {
    private static final int PROJECTED_DIMENSION = 2000;
    private static final double IGNORED = 0.62;
    private static final double LOG10_RATE = -14;

    private static final int BOUND_DIMENSION = 500;
    private static final double BOUND_RATE = 0.01;

    private static final int COORDINATE_DIMENSION = 500;

    /** How far two distribution functions may lie apart to be called near. */
    private static final double NEAR = 0.01;

    private TheoryClaims() {}

    static List<Claim> all() {
        return List.of(blackLineTwice(), ignoredInput(), coordinates());
    }

    private static Claim blackLineTwice() {
        double exact = SphericalCap.ofErrorRate(BOUND_DIMENSION, BOUND_RATE).meanChord();
        return new Claim(
                "black-line-two-forms",
                "sect. 5, appendix F",
                "The largest mean distance at an error rate \u03bc is \u03a6\u207b\u00b9(1 \u2212 \u03bc)/\u221an, as"
                    + " section 5 prints it, or by appendix F the mean of max(\u221a2(\u03b1/\u221an \u2212 x\u2081),"
                    + " 0) with \u03b1 = \u03a6\u207b\u00b9(\u03bc).",
                "two formulas",
                String.format(
                        Locale.ROOT,
                        "at n = 500, \u03bc = .01: exactly %.4f; section 5 %.4f; appendix F %.4f with \u03b1 as"
                                + " printed, %.4f with 1 \u2212 \u03bc",
                        exact,
                        PaperApproximation.blackLine(BOUND_DIMENSION, BOUND_RATE),
                        PaperApproximation.withSqrt2(BOUND_DIMENSION, 1 - BOUND_RATE),
                        PaperApproximation.withSqrt2(BOUND_DIMENSION, BOUND_RATE)),
                Verdict.PAPER_CONTRADICTS_ITSELF,
                "The exact value takes the side of section 5. In appendix F the sign of \u03b1 is wrong, and the factor"
                        + " \u221a2 does not hold.");
    }

    private static Claim ignoredInput() {
        double inner = ConcentricSpheres.PAPER_INNER_RADIUS;
        double outer = ConcentricSpheres.PAPER_OUTER_RADIUS;
        double logRate = LOG10_RATE * Math.log(10);
        int seen = (int) Math.round((1 - IGNORED) * PROJECTED_DIMENSION);
        double log10 = new ProjectionModel(PROJECTED_DIMENSION, seen, inner, outer).leastLogErrorRate() / Math.log(10);
        double exact = ignored(ProjectionModel.leastSeen(PROJECTED_DIMENSION, inner, outer, logRate));
        double estimated = ignored(ProjectionEstimate.leastSeen(PROJECTED_DIMENSION, inner, outer, logRate));
        return new Claim(
                "ignored-input",
                "appendix E, Fig. E.4",
                "In 2000 dimensions a model has an error rate of 10\u207b\u00b9\u2074 while it ignores 62 % of the"
                        + " input.",
                "62 % at 10\u207b\u00b9\u2074",
                String.format(
                        Locale.ROOT,
                        "at 10\u207b\u00b9\u2074 it may ignore %.1f %% exactly, %.1f %% by the central limit theorem;"
                                + " ignoring 62 %%, its least error rate is %s",
                        100 * exact,
                        100 * estimated,
                        Readable.fromLog10(log10)),
                exact >= IGNORED ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "Exact by the Beta law, with the best threshold for the mean of both spheres' rates. The paper's own"
                        + " formula does not give its figure; the argument, that much of the input may be ignored,"
                        + " stands.");
    }

    private static double ignored(int seen) {
        return 1 - (double) seen / PROJECTED_DIMENSION;
    }

    private static Claim coordinates() {
        CoordinateLaw law = new CoordinateLaw(COORDINATE_DIMENSION);
        double difference = law.largestDifference();
        return new Claim(
                "coordinates-normal",
                "appendix F, Fig. F.5",
                "A coordinate of a random point of the unit sphere in 500 dimensions is distributed nearly as N(0,"
                        + " 1/n).",
                "closely; printed as N(0, 1/\u221an)",
                "the distribution functions differ by at most " + Readable.number(difference),
                difference < NEAR ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "Called near below .01. The variance is 1/n, as in appendix F's text; the caption's 1/\u221an is not.");
    }
}
