package dev.concentric.report;

import dev.concentric.figure.Axis;
import dev.concentric.figure.Dash;
import dev.concentric.figure.Figure;
import dev.concentric.figure.Layer;
import dev.concentric.figure.Marker;
import dev.concentric.figure.Panel;
import dev.concentric.figure.PowerOfTen;
import dev.concentric.figure.Style;
import dev.concentric.figure.Tone;
import dev.concentric.store.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How the paper's figures that need no run are drawn, from their tables alone. */
final class TheoryDrawings {
    private static final double CAP_MARGIN = 1.15;
    private static final int CAP_COLUMNS = 3;
    private static final int ARC_POINTS = 181;
    private static final List<Tone> TONES = List.of(Tone.BLUE, Tone.VERMILLION, Tone.GREEN, Tone.BLACK);
    private static final int MARKER_DISTANCE = 12;

    private TheoryDrawings() {}

    /** Draws the caps of Figure 3. */
    static Figure caps(DataTable table) {
        long[] dimensions = table.integers("dimension");
        double[] heights = table.numbers("height");
        double[] chords = table.numbers("meanChord");
        List<Panel> panels = IntStream.range(0, dimensions.length)
                .mapToObj(i ->
                        cap(String.format(Locale.ROOT, "n = %d: d(E) = %.3f", dimensions[i], chords[i]), heights[i]))
                .toList();
        return Figure.of("", panels).withColumns(CAP_COLUMNS).withPanelSize(200, 200);
    }

    private static Panel cap(String title, double height) {
        double angle = Math.acos(height);
        double[] angles = IntStream.range(0, ARC_POINTS)
                .mapToDouble(i -> angle * (2.0 * i / (ARC_POINTS - 1) - 1))
                .toArray();
        double[] x = Arrays.stream(angles).map(Math::sin).toArray();
        double[] y = Arrays.stream(angles).map(Math::cos).toArray();
        double[] edge = new double[ARC_POINTS];
        Arrays.fill(edge, height);
        Style red = Style.of(Tone.VERMILLION).with(Dash.SOLID);
        String name = "error set of measure .01";
        Axis axis = Axis.linear("").within(-CAP_MARGIN, CAP_MARGIN);
        return new Panel(
                        title,
                        axis,
                        axis,
                        List.of(
                                new Layer.Band(name, x, edge, y, red),
                                new Layer.Circle("sphere", 1, Style.of(Tone.BLACK)),
                                new Layer.Line(
                                        "equator",
                                        new double[] {-1, 1},
                                        new double[2],
                                        Style.of(Tone.GREY).with(Dash.DASHED)),
                                new Layer.Line(name, x, y, red),
                                new Layer.Line(name, x, edge, red)))
                .withEqualAspect();
    }

    /** Draws the curves of Figure E.4. */
    static Figure neededShare(DataTable table) {
        List<Layer> layers = new ArrayList<>(curves(table, "exact", Dash.SOLID));
        DataTable exact = table.where("method", "exact");
        double[] rates = rates(exact);
        for (int i = 0; i < rates.length; i++) {
            DataTable rows = exact.where("errorRate", rates[i]);
            layers.add(new Layer.Points(
                    name(rates[i], "exact"),
                    thinned(rows.numbers("dimension")),
                    thinned(rows.numbers("share")),
                    Style.of(TONES.get(i % TONES.size())).with(Marker.values()[i % Marker.values().length])));
        }
        layers.addAll(curves(table, "CLT", Dash.DASHED));
        Panel panel = new Panel(
                "",
                Axis.log("input dimension n"),
                Axis.linear("share k/n of the input that is needed").within(0, 1.03),
                layers);
        return Figure.of("", List.of(panel)).withPanelSize(560, 380);
    }

    private static List<Layer> curves(DataTable table, String method, Dash dash) {
        DataTable rows = table.where("method", method);
        double[] rates = rates(rows);
        return IntStream.range(0, rates.length)
                .<Layer>mapToObj(i -> {
                    DataTable curve = rows.where("errorRate", rates[i]);
                    return new Layer.Line(
                            name(rates[i], method),
                            curve.numbers("dimension"),
                            curve.numbers("share"),
                            Style.of(TONES.get(i % TONES.size())).with(dash));
                })
                .toList();
    }

    private static double[] rates(DataTable table) {
        return Arrays.stream(table.numbers("errorRate")).distinct().toArray();
    }

    /** Returns a curve's name; its rate is a power of ten. */
    private static String name(double rate, String method) {
        return "error rate " + PowerOfTen.text((int) Math.round(Math.log10(rate))) + ", " + method;
    }

    private static double[] thinned(double[] values) {
        return IntStream.range(0, values.length)
                .filter(i -> i % MARKER_DISTANCE == 0)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    /** Draws the densities of Figure F.5. */
    static Figure coordinate(DataTable table) {
        double[] x = table.numbers("x");
        double[] exact = table.numbers("exact");
        double[] normal = table.numbers("normal");
        double[] difference = IntStream.range(0, x.length)
                .mapToDouble(i -> exact[i] - normal[i])
                .toArray();
        long dimension = table.integers("dimension")[0];
        Axis axis = Axis.linear("coordinate").within(x[0], x[x.length - 1]);
        Panel densities = new Panel(
                "density, n = " + dimension,
                axis,
                Axis.linear("density").from(0),
                List.of(
                        new Layer.Line("exact", x, exact, Style.of(Tone.BLUE).with(Dash.SOLID)),
                        new Layer.Line(
                                "N(0, 1/n)", x, normal, Style.of(Tone.BLACK).with(Dash.DASHED))));
        double apart = table.numbers("largestDifference")[0];
        Panel differences = new Panel(
                "exact less N(0, 1/n)",
                axis,
                Axis.linear("difference of the densities"),
                List.of(
                        Layer.Rule.horizontal("", 0, Style.of(Tone.GREY)),
                        new Layer.Line(
                                String.format(Locale.ROOT, "difference; distribution functions: %.5f at most", apart),
                                x,
                                difference,
                                Style.of(Tone.VERMILLION).with(Dash.SOLID))));
        return Figure.of("", List.of(densities, differences));
    }
}
