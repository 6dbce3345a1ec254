package dev.concentric.report;

import dev.concentric.figure.Axis;
import dev.concentric.figure.Dash;
import dev.concentric.figure.Figure;
import dev.concentric.figure.Layer;
import dev.concentric.figure.Layer.Labels.Side;
import dev.concentric.figure.Marker;
import dev.concentric.figure.Panel;
import dev.concentric.figure.Style;
import dev.concentric.figure.Tone;
import dev.concentric.store.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How the calibration of attacks is drawn, from its table alone. */
final class AttackDrawings {
    /** The gap that counts as exact. */
    private static final double EXACT = 0.01;

    /** The least gap that has a place of its own; smaller ones, and those that rounding makes negative, lie on it. */
    private static final double LEAST = 1e-7;

    /** Where attacks stand that found nothing. */
    private static final double NOTHING = 300;

    private static final double EDGE = 2000;

    private static final int COLUMNS = 2;
    private static final List<Style> STYLES = List.of(
            Style.of(Tone.VERMILLION).with(Marker.CIRCLE).with(Dash.SOLID),
            Style.of(Tone.BLUE).with(Marker.SQUARE).with(Dash.SOLID),
            Style.of(Tone.GREEN).with(Marker.TRIANGLE).with(Dash.SOLID),
            Style.of(Tone.BLACK).with(Marker.DIAMOND).with(Dash.SOLID));

    private AttackDrawings() {}

    /** Draws a panel for each network that has errors; the title names those that have none. */
    static Figure attacks(DataTable table) {
        List<Panel> panels = new ArrayList<>();
        List<String> perfect = new ArrayList<>();
        double[] evaluations = table.numbers("gradientEvaluations");
        Axis x = Axis.log("gradient evaluations for a start point")
                .within(1, 3 * Math.max(1, Arrays.stream(evaluations).max().orElseThrow()));
        for (String network : Columns.distinct(table, "network")) {
            DataTable rows = table.where("network", network);
            if (rows.integers("points")[0] == 0) {
                perfect.add(network);
            } else {
                panels.add(panel(network, rows, x));
            }
        }
        if (panels.isEmpty()) {
            throw table.refuse("has no network with errors", "make the figure's data again");
        }
        String title = perfect.isEmpty() ? "" : "Left out, without an error: " + String.join("; ", perfect);
        return Figure.of(title, panels)
                .withColumns(Math.min(COLUMNS, panels.size()))
                .withPanelSize(300, 290);
    }

    private static Panel panel(String network, DataTable rows, Axis x) {
        List<Layer> layers = new ArrayList<>();
        layers.add(
                Layer.Rule.horizontal("within 1 %", EXACT, Style.of(Tone.GREY).with(Dash.DASHED)));
        List<String> attacks = Columns.distinct(rows, "attack");
        List<Layer> labels = new ArrayList<>();
        for (int i = 0; i < attacks.size(); i++) {
            Series series = Series.of(rows.where("attack", attacks.get(i)), STYLES.get(i % STYLES.size()));
            layers.addAll(series.marks(attacks.get(i)));
            labels.addAll(series.labels(i % 2 == 0));
        }
        layers.addAll(labels);
        Axis y = Axis.log("gap to the exact distance: mean to worst").within(LEAST / 2, EDGE);
        return new Panel(network, x, y, layers);
    }

    /**
     * The rows of one attack in a panel.
     *
     * @param rows the rows
     * @param cost gradient evaluations
     * @param mean where the marks stand
     * @param worst where the whiskers end
     * @param style how they look
     */
    private record Series(DataTable rows, double[] cost, double[] mean, double[] worst, Style style) {

        static Series of(DataTable rows, Style style) {
            return new Series(
                    rows,
                    rows.numbers("gradientEvaluations"),
                    placed(rows.numbers("meanGap")),
                    placed(rows.numbers("worstGap")),
                    style);
        }

        List<Layer> marks(String attack) {
            Layer marks = new Layer.Points(attack, cost, mean, style).withYBars(mean, worst);
            return cost.length == 1 ? List.of(marks) : List.of(new Layer.Line(attack, cost, mean, style), marks);
        }

        /**
         * Returns the step sizes, where there are several, and the share of points that gave an error, where not all
         * did.
         *
         * @param below whether the steps stand below the marks; else above the whiskers, with the shares
         */
        List<Layer> labels(boolean below) {
            String[] steps = rows.strings("stepSize");
            long[] found = rows.integers("found");
            long[] points = rows.integers("points");
            List<String> sizes = new ArrayList<>();
            List<String> shares = new ArrayList<>();
            for (int i = 0; i < steps.length; i++) {
                sizes.add(steps.length == 1 ? "" : shortened(steps[i]));
                shares.add(found[i] == points[i] ? "" : 100 * found[i] / points[i] + " %");
            }
            if (below) {
                return List.of(
                        new Layer.Labels(cost, mean, sizes, Side.BELOW, style),
                        new Layer.Labels(cost, worst, shares, Side.ABOVE, style));
            }
            List<String> both = IntStream.range(0, steps.length)
                    .mapToObj(i -> (sizes.get(i) + " " + shares.get(i)).strip())
                    .toList();
            return List.of(new Layer.Labels(cost, worst, both, Side.ABOVE, style));
        }
    }

    private static double[] placed(double[] gaps) {
        return Arrays.stream(gaps)
                .map(gap -> Double.isNaN(gap) ? NOTHING : Math.clamp(gap, LEAST, NOTHING))
                .toArray();
    }

    private static String shortened(String step) {
        return step.startsWith("0.") ? step.substring(1) : step;
    }
}
