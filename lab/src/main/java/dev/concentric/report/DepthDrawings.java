package dev.concentric.report;

import dev.concentric.figure.Axis;
import dev.concentric.figure.Figure;
import dev.concentric.figure.Layer;
import dev.concentric.figure.Marker;
import dev.concentric.figure.Panel;
import dev.concentric.figure.Style;
import dev.concentric.figure.Tone;
import dev.concentric.store.DataTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How it is drawn how deep errors lie, from its table alone. */
final class DepthDrawings {
    private static final double PANEL_WIDTH = 420;
    private static final double ROW_HEIGHT = 40;
    private static final double AXIS_HEIGHT = 70;

    private DepthDrawings() {}

    /** Draws a row for each network: how far errors are from right points, and random points from errors. */
    static Figure depths(DataTable table) {
        List<String> networks = Arrays.asList(table.strings("network")).reversed();
        double[] rows = IntStream.range(0, networks.size())
                .mapToDouble(i -> networks.size() - 1 - i)
                .toArray();
        Panel panel = new Panel(
                "",
                Axis.log("distance (chord)"),
                Axis.categories("", networks),
                List.of(
                        mean("from errors to right points", "depth", table, rows, Tone.BLUE, Marker.CIRCLE),
                        new Layer.Points(
                                "the deepest error",
                                table.numbers("deepest"),
                                rows,
                                Style.of(Tone.BLUE).with(Marker.DIAMOND)),
                        mean("from random points to errors", "distance", table, rows, Tone.VERMILLION, Marker.SQUARE)));
        return Figure.of("", List.of(panel)).withPanelSize(PANEL_WIDTH, AXIS_HEIGHT + ROW_HEIGHT * networks.size());
    }

    private static Layer mean(String name, String quantity, DataTable table, double[] rows, Tone tone, Marker marker) {
        return new Layer.Points(
                        name, table.numbers(quantity), rows, Style.of(tone).with(marker))
                .withXBars(table.numbers(quantity + "Low"), table.numbers(quantity + "High"));
    }
}
