package dev.concentric.report;

import dev.concentric.experiment.PaperFigure;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How the figures that set the distance to the nearest error against the error rate are drawn. */
final class TradeOffDrawings {
    private static final String RATE = "error rate on the inner sphere";
    private static final String DISTANCE = "mean distance to the nearest error (chord)";

    /** So far below the least value does an axis begin. */
    private static final double LOWEST_SHARE = 0.8;

    private static final double MARGIN = 1.03;

    /** Farther out are quadratic networks alone, and they would press all others together. */
    private static final double LOWEST_LOG_RATE_OF_SHARES = -60;

    /** Where nearly all points are errors, distances and optima are so small that their quotients may be anything. */
    private static final double HIGHEST_SHARE = 1.25;

    private static final String ENDLESS = "endless";
    private static final List<Tone> TONES =
            List.of(Tone.BLACK, Tone.SKY, Tone.ORANGE, Tone.PURPLE, Tone.GREEN, Tone.VERMILLION);

    private TradeOffDrawings() {}

    /**
     * Draws Figure 4: a panel for each architecture, in it a series for each size of training set, and the curves in
     * each.
     */
    static Figure distanceAndRate(DataTable table) {
        List<String> sets = Columns.distinct(table, "trainingSet").stream()
                .filter(set -> !set.isEmpty())
                .sorted(Comparator.comparingDouble(set -> size(set, table)))
                .toList();
        List<Panel> panels = new ArrayList<>();
        for (String architecture : architectures(table)) {
            DataTable rows = table.where("series", architecture);
            List<Layer> layers = new ArrayList<>();
            for (int i = 0; i < sets.size(); i++) {
                Style style = Style.of(TONES.get(i % TONES.size()))
                        .with(Marker.values()[i % Marker.values().length])
                        .finely();
                layers.add(points(rows.where("trainingSet", sets.get(i)), name(sets.get(i)), style));
            }
            panels.add(panel(architecture, table, layers));
        }
        if (panels.isEmpty()) {
            panels.add(panel("", table, List.of()));
        }
        return Figure.of("", panels).withPanelSize(panels.size() == 1 ? 420 : 300, 300);
    }

    /** Draws all networks of Figure 4 in one panel, a series for each architecture. */
    static Figure overview(DataTable table) {
        List<String> architectures = architectures(table);
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < architectures.size(); i++) {
            DataTable rows = table.where("series", architectures.get(i));
            Style style = Style.of(TONES.get(TONES.size() - 1 - i % TONES.size()))
                    .with(Marker.values()[i % Marker.values().length])
                    .finely();
            layers.add(new Layer.Points(architectures.get(i), rows.numbers("rate"), rows.numbers("distance"), style));
        }
        return Figure.of("", List.of(panel("", table, layers))).withPanelSize(440, 320);
    }

    /** Returns the names of what was measured; the other series are curves. */
    private static List<String> architectures(DataTable table) {
        return Columns.distinct(table, "series").stream()
                .filter(series -> !isCurve(table.where("series", series)))
                .toList();
    }

    private static boolean isCurve(DataTable rows) {
        return Arrays.stream(rows.numbers("rateLow")).allMatch(Double::isNaN);
    }

    /** Returns a panel with the table's curves on top, so that no crowd of networks hides the optimum. */
    private static Panel panel(String title, DataTable table, List<Layer> networks) {
        List<Layer> layers = new ArrayList<>(networks);
        for (String series : Columns.distinct(table, "series")) {
            DataTable rows = table.where("series", series);
            if (isCurve(rows)) {
                layers.add(curve(series, rows));
            }
        }
        double farthest = Math.max(greatest(table.numbers("distance")), greatest(table.numbers("distanceHigh")));
        return new Panel(
                title,
                Axis.log(RATE).within(LOWEST_SHARE * least(table.numbers("rate")), 1),
                Axis.linear(DISTANCE).within(LOWEST_SHARE * least(table.numbers("distanceLow")), MARGIN * farthest),
                layers);
    }

    private static double greatest(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    }

    private static double least(double[] values) {
        return Arrays.stream(values).filter(value -> value > 0).min().orElse(0);
    }

    /** Returns the size of a training set; that which never repeats a point is the largest. */
    private static double size(String set, DataTable table) {
        if (set.equals(ENDLESS)) {
            return Double.POSITIVE_INFINITY;
        }
        if (!set.matches("\\d{1,15}")) {
            throw table.refuse("holds '" + set + "' as a training set", "expected a number of points, or " + ENDLESS);
        }
        return Double.parseDouble(set);
    }

    private static String name(String set) {
        return set.equals(ENDLESS) ? "endless data" : String.format(Locale.ROOT, "N = %,d", Long.parseLong(set));
    }

    private static Layer points(DataTable rows, String name, Style style) {
        double[] raw = rows.numbers("rawDistance");
        List<String> notes = Columns.notes(rows);
        return new Layer.Points(name, rows.numbers("rate"), rows.numbers("distance"), style)
                .withXBars(rows.numbers("rateLow"), rows.numbers("rateHigh"))
                .withYBars(rows.numbers("distanceLow"), rows.numbers("distanceHigh"))
                .withNotes(IntStream.range(0, raw.length)
                        .mapToObj(
                                i -> String.format(Locale.ROOT, "%s; the attack stopped at %.4f", notes.get(i), raw[i]))
                        .toList());
    }

    private static Layer curve(String series, DataTable rows) {
        Style style = series.startsWith("exact")
                ? Style.of(Tone.BLUE).with(Dash.SOLID)
                : Style.of(Tone.BLACK).with(Dash.DASHED);
        return new Layer.Line(series, rows.numbers("rate"), rows.numbers("distance"), style);
    }

    /**
     * Draws the continuation of Figure 4 to rates that no sample shows: distances in the dimension of the curve and, as
     * shares of the optimum, in all dimensions.
     */
    static Figure beyondSampling(DataTable table) {
        DataTable optimum = table.where("method", "theorem");
        double dimension = optimum.numbers("dimension")[0];
        List<Layer> distances = new ArrayList<>();
        List<Layer> shares = new ArrayList<>();
        List<String> series = Columns.distinct(table, "series").stream()
                .filter(name -> !isTheorem(table.where("series", name)))
                .toList();
        for (int i = 0; i < series.size(); i++) {
            DataTable rows = table.where("series", series.get(i));
            Style style = Style.of(TONES.get(TONES.size() - 1 - i % TONES.size()))
                    .with(Marker.values()[i % Marker.values().length]);
            DataTable here = rows.where("dimension", dimension);
            if (here.size() > 0) {
                distances.add(distances(series.get(i), here, style));
            }
            shares.add(shares(series.get(i), rows, style));
        }
        distances.add(new Layer.Line(
                "exact optimum",
                optimum.numbers("log10Rate"),
                optimum.numbers("distance"),
                Style.of(Tone.BLUE).with(Dash.SOLID)));
        shares.add(Layer.Rule.horizontal("exact optimum", 1, Style.of(Tone.BLUE).with(Dash.SOLID)));
        double lowest = Arrays.stream(table.numbers("log10Rate")).min().orElseThrow();
        return Figure.of(
                        "",
                        List.of(
                                unseen(
                                        String.format(Locale.ROOT, "n = %.0f", dimension),
                                        lowest,
                                        Axis.linear(DISTANCE).from(0),
                                        distances),
                                unseen(
                                        "all dimensions",
                                        Math.max(lowest, LOWEST_LOG_RATE_OF_SHARES),
                                        Axis.linear("share of the largest mean distance")
                                                .within(0, HIGHEST_SHARE),
                                        shares)))
                .withPanelSize(400, 340);
    }

    private static boolean isTheorem(DataTable rows) {
        return rows.strings("method")[0].equals("theorem");
    }

    private static Layer distances(String name, DataTable rows, Style style) {
        return new Layer.Points(name, rows.numbers("log10Rate"), rows.numbers("distance"), style)
                .withXBars(rows.numbers("log10Low"), rows.numbers("log10High"))
                .withYBars(rows.numbers("distanceLow"), rows.numbers("distanceHigh"));
    }

    private static Layer shares(String name, DataTable rows, Style style) {
        return new Layer.Points(name, rows.numbers("log10Rate"), shares(rows, "distance"), style)
                .withXBars(rows.numbers("log10Low"), rows.numbers("log10High"))
                .withYBars(shares(rows, "distanceLow"), shares(rows, "distanceHigh"));
    }

    private static double[] shares(DataTable rows, String distance) {
        double[] distances = rows.numbers(distance);
        double[] optima = rows.numbers("optimum");
        return IntStream.range(0, optima.length)
                .mapToDouble(i -> distances[i] / optima[i])
                .toArray();
    }

    private static Panel unseen(String title, double lowest, Axis y, List<Layer> networks) {
        List<Layer> layers = new ArrayList<>(networks);
        layers.add(Layer.Rule.vertical(
                "about as far as sampling sees",
                PaperFigure.LOG10_OF_SAMPLING,
                Style.of(Tone.BLACK).with(Dash.DOTTED)));
        Axis x = Axis.linear("decimal logarithm of the error rate on the inner sphere");
        return new Panel(title, x.within(lowest, 0), y, layers);
    }
}
