package dev.concentric.report;

import dev.concentric.experiment.PrintedPairs;
import dev.concentric.figure.Axis;
import dev.concentric.figure.Dash;
import dev.concentric.figure.Figure;
import dev.concentric.figure.Layer;
import dev.concentric.figure.Marker;
import dev.concentric.figure.Panel;
import dev.concentric.figure.Style;
import dev.concentric.figure.Tone;
import dev.concentric.store.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the figures of quadratic networks are drawn, from their tables alone. */
final class QuadraticDrawings {
    private static final int BINS = 40;
    private static final String STEP = "training step";
    private static final String LIMITS = "limits: errors exist beyond";
    private static final String WRONG = "number of wrong alphas";
    private static final String RATE = "log\u2081\u2080 of the error rate";

    /** Rates below this power of ten are not drawn: the curves that lead there would hide all others. */
    private static final double LOWEST_LOG_RATE = -60;

    private QuadraticDrawings() {}

    /** Draws the histograms of Figure 2 (left): the mean over seeds, on a band from the lowest to the highest. */
    static Figure alphas(DataTable table) {
        double lowest = table.numbers("lowest")[0];
        double highest = table.numbers("highest")[0];
        double[] all = table.numbers("alpha");
        double from = Math.min(lowest, Arrays.stream(all).min().orElseThrow());
        double to = Math.max(highest, Arrays.stream(all).max().orElseThrow());
        Histogram histogram = new Histogram(from, to, BINS);
        List<Panel> panels = Columns.distinct(table, "run").stream()
                .map(run -> {
                    DataTable rows = table.where("run", run);
                    OverSeeds counts = histogram.overSeeds(rows.strings("seed"), rows.numbers("alpha"));
                    List<Layer> layers = new ArrayList<>(histogram.layers("alphas", counts, Style.of(Tone.BLUE)));
                    layers.add(Layer.Rule.vertical(LIMITS, lowest, Style.of(Tone.VERMILLION)));
                    layers.add(Layer.Rule.vertical(LIMITS, highest, Style.of(Tone.VERMILLION)));
                    return new Panel(run, Axis.linear("\u03b1"), Axis.linear("number of alphas"), layers);
                })
                .toList();
        return Figure.of("", panels);
    }

    /** Draws the losses and wrong alphas of Figure 2 (right). */
    static Figure perfectStart(DataTable table) {
        // A logarithmic axis has no place for step 0.
        double[] step = Arrays.stream(table.numbers("step"))
                .map(value -> Math.max(value, 1))
                .toArray();
        List<Layer> losses = new ArrayList<>();
        losses.addAll(OverSeeds.geometricMean(step, table.numbers("worstLoss"))
                .layers("worst case on the spheres", Style.of(Tone.VERMILLION).with(Dash.SOLID)));
        losses.addAll(OverSeeds.geometricMean(step, table.numbers("averageLoss"))
                .layers("average", Style.of(Tone.BLUE).with(Dash.DASHED), table, "averageLow", "averageHigh"));
        List<Layer> wrong = OverSeeds.mean(step, table.numbers("wrongAlphas"))
                .layers("wrong alphas", Style.of(Tone.GREEN).with(Dash.SOLID));
        return Figure.of(
                new Panel("loss", Axis.log(STEP), Axis.log("loss (nats)"), losses),
                new Panel("wrong alphas", Axis.log(STEP), Axis.linear(WRONG).from(0), wrong));
    }

    /** Draws wrong alphas and error rates during training, and one against the other beside the paper's two pairs. */
    static Figure counts(DataTable table) {
        List<String> runs = Columns.distinct(table, "run");
        List<Layer> wrong = new ArrayList<>();
        List<Layer> pairs = new ArrayList<>();
        List<Layer> inner = new ArrayList<>();
        List<Layer> outer = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            String run = runs.get(i);
            DataTable rows = table.where("run", run);
            Style style = Style.of(Tone.ofSeries(i)).with(Dash.SOLID).with(marker(i));
            wrong.addAll(OverSeeds.mean(rows, "step", "wrongAlphas").layers(run, style));
            pairs.add(new Layer.Points(run, rows.numbers("log10CltInner"), rows.numbers("wrongAlphas"), style)
                    .withNotes(Columns.notes(rows)));
            inner.addAll(rates(rows, "Inner", run + ", ", style));
            outer.addAll(rates(rows, "Outer", run + ", ", style));
        }
        pairs.add(pair("paper: text", PrintedPairs.TEXT, Marker.STAR));
        pairs.add(pair("paper: Figure 2", PrintedPairs.FIGURE, Marker.DIAMOND));
        Axis rate = Axis.linear(RATE).within(LOWEST_LOG_RATE, 0);
        return Figure.of(
                        new Panel(
                                "wrong alphas",
                                Axis.log(STEP),
                                Axis.linear(WRONG).from(0),
                                wrong),
                        new Panel(
                                "wrong alphas and error rate",
                                Axis.linear("log\u2081\u2080 of the CLT's rate, inner sphere")
                                        .within(LOWEST_LOG_RATE, 0),
                                Axis.linear(WRONG).from(0),
                                pairs),
                        new Panel("inner sphere", Axis.log(STEP), rate, inner),
                        new Panel("outer sphere", Axis.log(STEP), rate, outer))
                .withColumns(2)
                .withPanelSize(320, 250);
    }

    /** Draws wrong alphas and error rates during the training of one network that is too small for its task. */
    static Figure tooSmall(DataTable table) {
        Style style = Style.of(Tone.BLUE).with(Dash.SOLID);
        Axis rate = Axis.linear(RATE).upTo(0);
        return Figure.of(
                new Panel(
                        "wrong alphas",
                        Axis.log(STEP),
                        Axis.linear(WRONG).from(0),
                        OverSeeds.mean(table, "step", "wrongAlphas").layers("wrong alphas", style)),
                new Panel("inner sphere", Axis.log(STEP), rate, rates(table, "Inner", "", style)),
                new Panel("outer sphere", Axis.log(STEP), rate, rates(table, "Outer", "", style)));
    }

    /** Returns the exact rates of a sphere, and those by the central limit theorem. */
    private static List<Layer> rates(DataTable rows, String sphere, String name, Style style) {
        List<Layer> layers =
                new ArrayList<>(OverSeeds.mean(rows, "step", "log10" + sphere).layers(name + "exact", style));
        layers.add(OverSeeds.mean(rows, "step", "log10Clt" + sphere).line(name + "CLT", style.with(Dash.DASHED)));
        return layers;
    }

    private static Layer pair(String name, PrintedPairs pair, Marker marker) {
        return new Layer.Points(
                name,
                new double[] {pair.log10Rate()},
                new double[] {pair.wrongAlphas()},
                Style.of(Tone.BLACK).with(marker));
    }

    private static Marker marker(int i) {
        return Marker.values()[i % 3];
    }
}
