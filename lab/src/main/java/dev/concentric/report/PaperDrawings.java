package dev.concentric.report;

import dev.concentric.data.ConcentricSpheres;
import dev.concentric.experiment.PaperFigure;
import dev.concentric.figure.Axis;
import dev.concentric.figure.Dash;
import dev.concentric.figure.Figure;
import dev.concentric.figure.Layer;
import dev.concentric.figure.Panel;
import dev.concentric.figure.Style;
import dev.concentric.figure.Tone;
import dev.concentric.store.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How each of the paper's figures is drawn, from its table alone. */
final class PaperDrawings {
    private static final ConcentricSpheres SPHERES = ConcentricSpheres.ofDimension(2);
    private static final int BINS = 40;
    private static final String STEP = "training step";
    private static final String DISTANCE = "mean distance, 95 % interval";

    private PaperDrawings() {}

    /** Draws a figure. */
    static Figure draw(PaperFigure figure, DataTable table) {
        if (table.size() == 0) {
            throw table.refuse("has no rows", "make the figure's data again");
        }
        return switch (figure) {
            case SLICES -> slices(table);
            case ALPHAS -> alphas(table);
            case PERFECT_START -> perfectStart(table);
            case CAPS -> TheoryDrawings.caps(table);
            case DISTANCE_AND_RATE -> distanceAndRate(table);
            case BEYOND_SAMPLING -> beyondSampling(table);
            case LOSS_AND_DISTANCE -> lossAndDistance(table);
            case NEEDED_SHARE -> TheoryDrawings.neededShare(table);
            case COORDINATE -> TheoryDrawings.coordinate(table);
            case ATTACKS -> AttackDrawings.attacks(table);
        };
    }

    private static Figure slices(DataTable table) {
        List<Panel> panels = distinct(table, "panel").stream()
                .map(name -> slice(name, table.where("panel", name)))
                .toList();
        return Figure.of("", panels);
    }

    private static Panel slice(String name, DataTable grid) {
        double[] xs = Arrays.stream(grid.numbers("x")).distinct().toArray();
        double[] ys = Arrays.stream(grid.numbers("y")).distinct().toArray();
        double[] logits = grid.numbers("logit");
        if (logits.length != xs.length * ys.length) {
            throw grid.refuse(
                    "has " + logits.length + " logits in the plane '" + name + "'",
                    "expected a grid of " + xs.length + " x " + ys.length);
        }
        double[][] rows = IntStream.range(0, ys.length)
                .mapToObj(row -> Arrays.copyOfRange(logits, row * xs.length, (row + 1) * xs.length))
                .toArray(double[][]::new);
        Axis axis = Axis.linear("").within(xs[0], xs[xs.length - 1]);
        return new Panel(
                        name,
                        axis,
                        axis,
                        List.of(
                                new Layer.Region("classified as inner", xs, ys, rows, Style.of(Tone.GREEN)),
                                new Layer.Circle("the two spheres", SPHERES.innerRadius(), Style.of(Tone.BLACK)),
                                new Layer.Circle("the two spheres", SPHERES.outerRadius(), Style.of(Tone.BLACK)),
                                new Layer.Circle(
                                        "max-margin boundary",
                                        (SPHERES.innerRadius() + SPHERES.outerRadius()) / 2,
                                        Style.of(Tone.VERMILLION).with(Dash.DASHED))))
                .withEqualAspect();
    }

    private static Figure alphas(DataTable table) {
        double lowest = table.numbers("lowest")[0];
        double highest = table.numbers("highest")[0];
        double[] all = table.numbers("alpha");
        double from = Math.min(lowest, Arrays.stream(all).min().orElseThrow());
        double to = Math.max(highest, Arrays.stream(all).max().orElseThrow());
        double[] edges = IntStream.rangeClosed(0, BINS)
                .mapToDouble(i -> from + (to - from) * i / BINS)
                .toArray();
        List<Panel> panels = distinct(table, "run").stream()
                .map(run -> new Panel(
                        run,
                        Axis.linear("\u03b1"),
                        Axis.linear("number of alphas"),
                        List.of(
                                new Layer.Bars(
                                        "alphas",
                                        edges,
                                        counts(table.where("run", run).numbers("alpha"), from, to),
                                        Style.of(Tone.BLUE)),
                                Layer.Rule.vertical("limits: errors exist beyond", lowest, Style.of(Tone.VERMILLION)),
                                Layer.Rule.vertical(
                                        "limits: errors exist beyond", highest, Style.of(Tone.VERMILLION)))))
                .toList();
        return Figure.of("", panels);
    }

    private static double[] counts(double[] values, double from, double to) {
        double[] counts = new double[BINS];
        for (double value : values) {
            counts[Math.clamp((long) (BINS * (value - from) / (to - from)), 0, BINS - 1)]++;
        }
        return counts;
    }

    private static Figure perfectStart(DataTable table) {
        // A logarithmic axis has no place for step 0.
        double[] step = Arrays.stream(table.numbers("step"))
                .map(value -> Math.max(value, 1))
                .toArray();
        Panel losses = new Panel(
                "loss",
                Axis.log(STEP),
                Axis.log("loss (nats)"),
                List.of(
                        new Layer.Line("worst case on the spheres", step, table.numbers("worstLoss")),
                        new Layer.Line("average", step, table.numbers("averageLoss"))));
        Panel wrong = new Panel(
                "wrong alphas",
                Axis.log(STEP),
                Axis.linear("number of wrong alphas").from(0),
                List.of(new Layer.Line(
                        "wrong alphas",
                        step,
                        table.numbers("wrongAlphas"),
                        Style.of(Tone.GREEN).with(Dash.SOLID))));
        return Figure.of("", List.of(losses, wrong));
    }

    private static Figure distanceAndRate(DataTable table) {
        List<Layer> layers = new ArrayList<>();
        for (String series : distinct(table, "series")) {
            DataTable rows = table.where("series", series);
            boolean measured = !Double.isNaN(rows.numbers("rateLow")[0]);
            layers.add(measured ? measured(series, rows) : curve(series, rows));
        }
        Panel panel = new Panel(
                "",
                Axis.log("error rate on the inner sphere"),
                Axis.linear("mean distance to the nearest error (chord)").from(0),
                layers);
        return Figure.of("", List.of(panel)).withPanelSize(560, 380);
    }

    private static Figure beyondSampling(DataTable table) {
        List<Layer> layers = new ArrayList<>();
        for (String series : distinct(table, "series")) {
            DataTable rows = table.where("series", series);
            double[] rates = rows.numbers("log10Rate");
            double[] distances = rows.numbers("distance");
            layers.add(
                    Double.isNaN(rows.numbers("distanceLow")[0])
                            ? new Layer.Line(
                                    series,
                                    rates,
                                    distances,
                                    Style.of(Tone.BLUE).with(Dash.SOLID))
                            : new Layer.Points(series, rates, distances)
                                    .withXBars(rows.numbers("log10Low"), rows.numbers("log10High"))
                                    .withYBars(rows.numbers("distanceLow"), rows.numbers("distanceHigh")));
        }
        layers.add(Layer.Rule.vertical(
                "about as far as sampling sees",
                PaperFigure.LOG10_OF_SAMPLING,
                Style.of(Tone.BLACK).with(Dash.DOTTED)));
        Panel panel = new Panel(
                "",
                Axis.linear("decimal logarithm of the error rate on the inner sphere")
                        .within(
                                Arrays.stream(table.where("method", "theorem").numbers("log10Rate"))
                                        .min()
                                        .orElseThrow(),
                                0),
                Axis.linear("mean distance to the nearest error (chord)").from(0),
                layers);
        return Figure.of("", List.of(panel)).withPanelSize(560, 380);
    }

    private static Layer measured(String series, DataTable rows) {
        return new Layer.Points(series, rows.numbers("rate"), rows.numbers("distance"))
                .withXBars(rows.numbers("rateLow"), rows.numbers("rateHigh"))
                .withYBars(rows.numbers("distanceLow"), rows.numbers("distanceHigh"));
    }

    private static Layer curve(String series, DataTable rows) {
        Style style = series.startsWith("exact")
                ? Style.of(Tone.BLUE).with(Dash.SOLID)
                : Style.of(Tone.BLACK).with(Dash.DASHED);
        return new Layer.Line(series, rows.numbers("rate"), rows.numbers("distance"), style);
    }

    private static Figure lossAndDistance(DataTable table) {
        Style solid = Style.of(Tone.VERMILLION).with(Dash.SOLID);
        double[] step = table.numbers("step");
        Panel loss = new Panel(
                "loss on fresh data",
                Axis.log(STEP),
                Axis.log("loss (nats)"),
                List.of(new Layer.Line("loss", step, table.numbers("loss"), Style.of(Tone.BLUE))));
        Panel distance = new Panel(
                "distance to the nearest error",
                Axis.log(STEP),
                Axis.linear("mean chord distance").from(0),
                List.of(
                        new Layer.Line(DISTANCE, step, table.numbers("distance"), solid),
                        new Layer.Points(DISTANCE, step, table.numbers("distance"), solid)
                                .withYBars(table.numbers("distanceLow"), table.numbers("distanceHigh"))));
        return Figure.of("", List.of(loss, distance));
    }

    private static List<String> distinct(DataTable table, String column) {
        return Arrays.stream(table.strings(column)).distinct().toList();
    }
}
