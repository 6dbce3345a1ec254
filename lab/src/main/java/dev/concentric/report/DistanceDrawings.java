package dev.concentric.report;

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
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** How the figures of the distance to the nearest error are drawn, from their tables alone. */
final class DistanceDrawings {
    private static final int BINS = 30;
    private static final int COLUMNS = 3;
    private static final String STEP = "training step";
    private static final String CHORD = "mean chord distance";

    private DistanceDrawings() {}

    /** Draws the histograms of Figure A.1, a panel for each network; the title tells of points without an error. */
    static Figure distribution(DataTable table) {
        double[] found = known(table.numbers("distance"));
        double to = Arrays.stream(found).max().orElse(1);
        Histogram histogram = new Histogram(0, to > 0 ? to : 1, BINS);
        List<String> networks = Columns.distinct(table, "network");
        List<Panel> panels = networks.stream()
                .map(network -> histogram(network, table.where("network", network), histogram))
                .toList();
        int columns = Math.min(COLUMNS, panels.size());
        return Figure.of("", panels).withColumns(columns).withPanelSize(columns == 1 ? 420 : 300, 220);
    }

    private static Panel histogram(String network, DataTable rows, Histogram histogram) {
        double[] found = known(rows.numbers("distance"));
        int missing = rows.size() - found.length;
        String title = missing == 0 ? network : String.format(Locale.ROOT, "%s (%,d without)", network, missing);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Bars("start points", histogram.edges(), histogram.counts(found), Style.of(Tone.BLUE)));
        layers.add(Layer.Rule.vertical(
                "mean d(E)",
                rows.numbers("meanDistance")[0],
                Style.of(Tone.VERMILLION).with(Dash.SOLID)));
        return new Panel(
                title,
                Axis.linear("distance to the nearest error (chord)").within(histogram.from(), histogram.to()),
                Axis.linear("start points").from(0),
                layers);
    }

    private static double[] known(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    /** Draws the shares of points without an error within a distance, a panel for each network. */
    static Figure survival(DataTable table) {
        List<Panel> panels = Columns.distinct(table, "network").stream()
                .map(network -> survival(network, table.where("network", network)))
                .toList();
        int columns = Math.min(COLUMNS, panels.size());
        return Figure.of("", panels).withColumns(columns).withPanelSize(columns == 1 ? 420 : 300, 240);
    }

    private static Panel survival(String network, DataTable rows) {
        double[] distance = rows.numbers("distance");
        Style found = Style.of(Tone.VERMILLION).with(Dash.SOLID);
        Style optimum = Style.of(Tone.BLUE).with(Dash.SOLID);
        List<Layer> layers = new ArrayList<>();
        layers.add(
                new Layer.Band("this network", distance, rows.numbers("shareLow"), rows.numbers("shareHigh"), found));
        layers.add(new Layer.Line("this network", distance, rows.numbers("share"), found));
        if (known(rows.numbers("optimum")).length > 0) {
            layers.add(new Layer.Line("largest possible", distance, rows.numbers("optimum"), optimum));
        }
        return new Panel(
                network,
                Axis.linear("distance (chord)").within(0, distance[distance.length - 1]),
                Axis.linear("share of points without an error within").within(0, 1),
                layers);
    }

    /**
     * Draws Figure B.2: a curve for each dimension, on a band from the lowest to the highest seed, or that of the 95 %
     * intervals where there is one; marked where the attack found no error from some of the points.
     */
    static Figure byDimension(DataTable table) {
        long[] dimensions =
                LongStream.of(table.integers("dimension")).distinct().sorted().toArray();
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < dimensions.length; i++) {
            DataTable rows = table.where("dimension", (double) dimensions[i]);
            String name = "n = " + dimensions[i];
            Style style = Style.of(Tone.ofSeries(i)).with(Dash.values()[i % 4]);
            layers.addAll(
                    OverSeeds.mean(rows, "step", "distance").layers(name, style, rows, "distanceLow", "distanceHigh"));
        }
        Layer.Points some = foundFromSome(table);
        if (some.x().length > 0) {
            layers.add(some);
        }
        Panel panel = new Panel(
                "", Axis.log(STEP), Axis.linear("mean distance d(E) (chord)").from(0), layers);
        return Figure.of("", List.of(panel)).withPanelSize(560, 360);
    }

    /** Returns marks at the means that are over some of the points only. */
    private static Layer.Points foundFromSome(DataTable table) {
        double[] found = table.numbers("found");
        double[] points = table.numbers("points");
        int[] some = IntStream.range(0, found.length)
                .filter(i -> 0 < found[i] && found[i] < points[i])
                .toArray();
        double[] steps = table.numbers("step");
        double[] distances = table.numbers("distance");
        return new Layer.Points(
                        "from some points only",
                        Arrays.stream(some).mapToDouble(i -> steps[i]).toArray(),
                        Arrays.stream(some).mapToDouble(i -> distances[i]).toArray(),
                        Style.of(Tone.GREY).with(Marker.CIRCLE).finely())
                .withNotes(Arrays.stream(some)
                        .mapToObj(i -> String.format(Locale.ROOT, "from %.0f of %.0f points", found[i], points[i]))
                        .toList());
    }

    /** Draws Figure B.3: with several seeds a band from the lowest to the highest, with one its 95 % intervals. */
    static Figure lossAndDistance(DataTable table) {
        List<Layer> losses = new ArrayList<>();
        List<Layer> distances = new ArrayList<>();
        List<String> runs = Columns.distinct(table, "run");
        for (int i = 0; i < runs.size(); i++) {
            DataTable rows = table.where("run", runs.get(i));
            Style style = Style.of(Tone.ofSeries(i)).with(Dash.values()[i % Dash.values().length]);
            losses.addAll(OverSeeds.geometricMean(rows.numbers("step"), rows.numbers("loss"))
                    .layers(runs.get(i), style, rows, "lossLow", "lossHigh"));
            distances.addAll(distances(runs.get(i), rows, style));
        }
        return Figure.of(
                new Panel("loss on fresh data", Axis.log(STEP), Axis.log("loss (nats)"), losses),
                new Panel(
                        "distance to the nearest error",
                        Axis.log(STEP),
                        Axis.linear(CHORD).from(0),
                        distances));
    }

    /** Returns the mean over the seeds, or with a single one its intervals. */
    private static List<Layer> distances(String run, DataTable rows, Style style) {
        List<Layer> layers =
                new ArrayList<>(OverSeeds.mean(rows, "step", "distance").layers(run, style));
        if (Columns.distinct(rows, "seed").size() == 1) {
            layers.add(new Layer.Points(run, rows.numbers("step"), rows.numbers("distance"), style)
                    .withYBars(rows.numbers("distanceLow"), rows.numbers("distanceHigh")));
        }
        return layers;
    }
}
