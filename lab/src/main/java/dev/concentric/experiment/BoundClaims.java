package dev.concentric.experiment;

import dev.concentric.theory.IsoperimetricBound;
import dev.concentric.theory.PaperApproximation;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** The paper's claims about distance and error rate (section 5), held against runs and against the exact optimum. */
final class BoundClaims {
    private static final String NOTHING_VISIBLE = "no network with an error rate of at most .5 that sampling can see";

    /** By which factor the measured distance may differ from the optimum to be called close to it. */
    static final double CLOSE_FACTOR = 2;

    private static final double[] RATES = {0.5, 0.3, 0.1, 0.01, 1e-4, 1e-6};

    private final PaperResults results;

    BoundClaims(PaperResults results) {
        this.results = results;
    }

    List<Claim> all() {
        return List.of(closeToOptimum(), noneBeyond(), blackLine());
    }

    /** One network in Figure 4 against the optimum at its measured error rate. */
    private record Point(double ratio, boolean beyond) {
        static Point of(Measurement measurement, int dimension) {
            var rate = measurement.inner().estimate();
            double optimum = IsoperimetricBound.maximalMeanChord(dimension, rate.value());
            // The optimum falls with the rate, so the lowest rate that the sample allows gives the largest optimum.
            double largest = IsoperimetricBound.maximalMeanChord(
                    dimension, rate.interval().orElseThrow().low());
            double lowestDistance = measurement.fine().interval().orElseThrow().low();
            return new Point(measurement.fine().meanChord().orElseThrow() / optimum, lowestDistance > largest);
        }
    }

    private List<Point> points() {
        int dimension =
                results.run(PaperRun.RELU_ONLINE).spec().plan().spheres().dimension();
        return PaperFigure.DISTANCE_AND_RATE.runs().stream()
                .flatMap(run -> results.visible(run).stream())
                .filter(measurement -> measurement.inner().estimate().value() <= 0.5)
                .map(measurement -> Point.of(measurement, dimension))
                .toList();
    }

    private Claim closeToOptimum() {
        List<Point> points = points();
        DoubleSummaryStatistics ratios =
                points.stream().mapToDouble(Point::ratio).summaryStatistics();
        boolean close = ratios.getMin() > 1 / CLOSE_FACTOR && ratios.getMax() < CLOSE_FACTOR;
        return new Claim(
                "close-to-optimum",
                "sect. 5, Fig. 4",
                "The measured mean distance to the nearest error is always close to the largest that the error rate"
                        + " allows.",
                "always close, no number given",
                points.isEmpty()
                        ? NOTHING_VISIBLE
                        : points.size() + " networks, at " + Readable.number(ratios.getMin()) + " to "
                                + Readable.number(ratios.getMax()) + " of the exact optimum",
                points.isEmpty() ? Verdict.NOT_REACHED : close ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "The paper does not say how close; called so within a factor of two, at error rates of at most .5."
                        + " Read the numbers, not the word.");
    }

    private Claim noneBeyond() {
        List<Point> points = points();
        long beyond = points.stream().filter(Point::beyond).count();
        return new Claim(
                "none-beyond-optimum",
                "theorem 5.1, Fig. 4",
                "No error set lies farther from random points, in the mean, than its measure allows.",
                "a theorem; some networks may seem slightly better by noise",
                points.isEmpty()
                        ? NOTHING_VISIBLE
                        : beyond + " of " + points.size()
                                + " networks beyond the exact optimum by more than both intervals allow",
                points.isEmpty() ? Verdict.NOT_REACHED : beyond == 0 ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "A theorem cannot fail, but a distance found by attack is an upper bound: a network beyond the optimum"
                        + " would show how far the attack stopped from the nearest error.");
    }

    private Claim blackLine() {
        int dimension =
                results.run(PaperRun.RELU_ONLINE).spec().plan().spheres().dimension();
        StringBuilder measured = new StringBuilder();
        double worst = 0;
        for (double rate : RATES) {
            double exact = IsoperimetricBound.maximalMeanChord(dimension, rate);
            double line = PaperApproximation.blackLine(dimension, rate);
            worst = Math.max(worst, Math.abs(line / exact - 1));
            measured.append(measured.isEmpty() ? "" : "; ")
                    .append(Readable.number(rate))
                    .append(": ")
                    .append(Readable.number(line))
                    .append(" for ")
                    .append(Readable.number(exact));
        }
        return new Claim(
                "black-line",
                "sect. 5, appendix F, Fig. 4",
                "The black line \u03a6\u207b\u00b9(1 - \u03bc)/\u221an is the optimal distance at error rate \u03bc.",
                "closely matches real caps",
                "line for exact optimum, at \u03bc = " + measured,
                worst < 0.05 ? Verdict.REPRODUCED : Verdict.DIFFERS,
                "Called a match if it stays within 5 % of the optimum at all of these rates; it is off by up to "
                        + Readable.number(100 * worst) + " %. At \u03bc = .5, where it starts, it is 0 and the"
                        + " optimum is not.");
    }
}
