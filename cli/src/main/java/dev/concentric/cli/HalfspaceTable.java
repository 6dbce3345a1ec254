package dev.concentric.cli;

import dev.concentric.concentration.BallSearch;
import dev.concentric.concentration.ConcentrationStudy;
import dev.concentric.concentration.ConcentrationStudy.Along;
import dev.concentric.concentration.ConcentrationStudy.MeasuredHalfSpace;
import dev.concentric.concentration.ConcentrationStudy.OfBalls;
import dev.concentric.concentration.PrincipalComponents;
import dev.concentric.data.ImageData;
import dev.concentric.stats.Estimate;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What {@code halfspace} prints for people. */
final class HalfspaceTable {
    private static final int SHARES = 5;

    private HalfspaceTable() {}

    static void print(ImageData images, double measure, ConcentrationStudy study, PrintWriter out) {
        PrincipalComponents components = study.components();
        say(
                out,
                "%s: %d training and %d test images of %d x %d pixels%n",
                images.name(),
                images.train().size(),
                images.test().size(),
                images.train().height(),
                images.train().width());
        say(
                out,
                "Principal directions of the training images, with their shares of the variance (a sphere's: %s each)",
                percent(1.0 / components.dimension()));
        say(
                out,
                "  the first %d: %s",
                Math.min(SHARES, components.dimension()),
                Arrays.stream(components.shares())
                        .limit(SHARES)
                        .mapToObj(HalfspaceTable::percent)
                        .collect(Collectors.joining(", ")));
        say(
                out,
                "  the first %d together: %s",
                Math.min(HalfspaceDocument.FIRST, components.dimension()),
                percent(HalfspaceDocument.shareOfFirst(components)));
        say(
                out,
                "  with at least %.0e of the leading one's variance: %d of %d%n",
                ConcentrationStudy.LEAST_VARIANCE,
                components.countAbove(ConcentrationStudy.LEAST_VARIANCE),
                components.dimension());
        say(out, "Error sets that hold %s of the training images, measured on the test images:", measure);
        say(
                out,
                "mu is their share in the set, d their mean straight-line distance to it, with 95%% intervals; 'd at"
                        + " %s' is",
                measure);
        say(
                out,
                "d with the edge moved such that mu is that, and 'd in box' the distance to points of the set that"
                        + " are");
        say(
                out,
                "images, with pixels in [0, 1]. A half-space is where the product with its unit normal is beyond the"
                        + " threshold.%n");
        row(out, "error set", "mu", "d", "d at " + measure, "d in box", "threshold");
        for (Along along : study.leading()) {
            row(out, along.choice().name(), along.measured());
        }
        row(out, "best half-space found", study.best().measured());
        for (OfBalls balls : study.balls()) {
            row(
                    out,
                    name(balls.search()),
                    rate(balls.measured().errorRate()),
                    (balls.search().set().isDistanceExact() ? "" : ">= ")
                            + distance(balls.measured().meanDistance()),
                    atMeasure(balls.distanceAtMeasure()),
                    "",
                    "");
        }
        say(
                out,
                "%nLow variance: the half-space nearest to the paper's mu = %s and d = %s; 'd at' is for that mu",
                "0.0001",
                ConcentrationStudy.LOW_MEAN_DISTANCE);
        study.lowVariance()
                .ifPresentOrElse(
                        low -> row(out, low.choice().name(), low.measured()),
                        () -> say(out, "none: no such half-space holds a test image"));
    }

    private static String name(BallSearch.Result search) {
        int count = search.balls().count();
        return (search.complement() ? "outside " : "union of ") + count + (count == 1 ? " ball" : " balls");
    }

    private static void row(PrintWriter out, String name, MeasuredHalfSpace measured) {
        row(
                out,
                name,
                rate(measured.measure().errorRate()),
                distance(measured.measure().meanDistance()),
                atMeasure(measured.distanceAtMeasure()),
                distance(measured.boxDistance()),
                String.format(Locale.ROOT, "%.4f", measured.halfSpace().threshold()));
    }

    private static void row(
            PrintWriter out,
            String name,
            String rate,
            String distance,
            String atMeasure,
            String boxDistance,
            String threshold) {
        out.println(String.format(
                        Locale.ROOT,
                        "%-21s  %-23s  %-27s  %-9s  %-27s  %s",
                        name,
                        rate,
                        distance,
                        atMeasure,
                        boxDistance,
                        threshold)
                .stripTrailing());
    }

    private static String rate(Estimate rate) {
        return number("%.4f", rate);
    }

    private static String distance(Estimate distance) {
        return Double.isInfinite(distance.value()) ? "no such image" : number("%.4f", distance);
    }

    private static String atMeasure(OptionalDouble distance) {
        return distance.isEmpty() ? "-" : String.format(Locale.ROOT, "%.4f", distance.getAsDouble());
    }

    private static String number(String format, Estimate estimate) {
        return String.format(Locale.ROOT, format, estimate.value())
                + estimate.interval()
                        .map(range -> String.format(
                                Locale.ROOT, " [" + format + ", " + format + "]", range.low(), range.high()))
                        .orElse("");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private static void say(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
