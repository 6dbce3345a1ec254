package dev.concentric.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lays a figure out and paints it. */
final class FigurePainter {

    private static final double MARGIN = 4;
    private static final double RIGHT = 13;
    private static final double TOP = 4;
    private static final double PANEL_TITLE = 17;
    private static final double FIGURE_TITLE = 24;
    private static final double ROW_GAP = 10;
    private static final double LEAST_FRAME = 40;

    /** The room that numbers beside an axis take; texts that take more widen their column and not narrow its frames. */
    private static final double NUMBERS = 48;

    private final Figure figure;
    private final List<PanelPlot> plots = new ArrayList<>();
    private final List<Legend> legends = new ArrayList<>();
    private final double[] left;
    private final double[] columnStarts;
    private final List<Row> rows = new ArrayList<>();
    private final boolean shared;
    private final double height;

    /** A row of panels: its place, the heights of its frames, the room for x axes and for legends. */
    private record Row(int first, int last, double top, double[] frames, double below, double legend) {

        double tallest() {
            double tallest = 0;
            for (double frame : frames) {
                tallest = Math.max(tallest, frame);
            }
            return tallest;
        }

        double bottom() {
            return top + tallest() + below + legend;
        }
    }

    /**
     * Lays a figure out.
     *
     * @param graphics a canvas to measure text on
     */
    FigurePainter(Figure figure, Graphics2D graphics) {
        this.figure = figure;
        Palette palette = new Palette(figure);
        for (Panel panel : figure.panels()) {
            plots.add(new PanelPlot(panel, palette));
            legends.add(new Legend(panel, palette));
        }
        shared = legends.size() > 1 && legends.stream().allMatch(legends.getFirst()::sameAs);
        left = new double[figure.columns()];
        for (int i = 0; i < plots.size(); i++) {
            int column = i % figure.columns();
            left[column] = Math.max(left[column], plots.get(i).spaceLeft(graphics, figure.panelHeight()));
        }
        columnStarts = columnStarts();
        double y = MARGIN + (figure.title().isEmpty() ? 0 : FIGURE_TITLE);
        for (int first = 0; first < plots.size(); first += figure.columns()) {
            Row row = row(first, y, graphics);
            rows.add(row);
            y = row.bottom() + ROW_GAP;
        }
        double legend = shared ? legends.getFirst().height(width()) : 0;
        height = Math.ceil(y - ROW_GAP + legend + MARGIN);
    }

    /** Returns where each column begins, and where the last one ends. */
    private double[] columnStarts() {
        int columns = Math.min(figure.columns(), plots.size());
        double[] starts = new double[columns + 1];
        for (int column = 0; column < columns; column++) {
            int current = column;
            boolean texts = IntStream.range(0, plots.size())
                    .filter(i -> i % figure.columns() == current)
                    .anyMatch(i -> !figure.panels().get(i).y().categories().isEmpty());
            starts[column + 1] = starts[column] + figure.panelWidth() + (texts ? left[column] - NUMBERS : 0);
        }
        return starts;
    }

    private double columnWidth(int i) {
        int column = i % figure.columns();
        return columnStarts[column + 1] - columnStarts[column];
    }

    private Row row(int first, double y, Graphics2D graphics) {
        int last = Math.min(first + figure.columns(), plots.size());
        boolean titled = figure.panels().subList(first, last).stream()
                .anyMatch(panel -> !panel.title().isEmpty());
        double title = titled ? PANEL_TITLE : TOP;
        double below = 0;
        double legend = 0;
        for (int i = first; i < last; i++) {
            below = Math.max(below, plots.get(i).spaceBelow(graphics, frameWidth(i)));
            legend = Math.max(legend, shared ? 0 : legends.get(i).height(columnWidth(i) - 2 * MARGIN));
        }
        double[] frames = new double[last - first];
        for (int i = first; i < last; i++) {
            boolean equal = figure.panels().get(i).equalAspect();
            double frame =
                    equal ? plots.get(i).heightOfEqualAspect(frameWidth(i)) : figure.panelHeight() - title - below;
            frames[i - first] = Math.clamp(frame, LEAST_FRAME, 10 * figure.panelWidth());
        }
        return new Row(first, last, y + title, frames, below, legend);
    }

    private double frameWidth(int i) {
        return Math.max(LEAST_FRAME, columnWidth(i) - MARGIN - left[i % figure.columns()] - RIGHT);
    }

    /** Returns the figure's width in points. */
    int width() {
        return (int) Math.ceil(columnStarts[columnStarts.length - 1]);
    }

    /** Returns the figure's height in points. */
    int height() {
        return (int) height;
    }

    /** Paints the figure. */
    void paint(Graphics2D graphics) {
        graphics.setPaint(Look.PAGE);
        graphics.fill(new Rectangle2D.Double(0, 0, width(), height()));
        if (!figure.title().isEmpty()) {
            Text.title(graphics, figure.title(), Look.FIGURE_TITLE, width() / 2.0, MARGIN);
        }
        for (Row row : rows) {
            for (int i = row.first(); i < row.last(); i++) {
                paint(graphics, row, i);
            }
        }
        if (shared) {
            legends.getFirst().draw(graphics, 0, rows.getLast().bottom(), width());
        }
    }

    private void paint(Graphics2D graphics, Row row, int i) {
        double x = columnStarts[i - row.first()];
        double frameLeft = x + MARGIN + left[i - row.first()];
        Rectangle2D frame = new Rectangle2D.Double(frameLeft, row.top(), frameWidth(i), row.frames()[i - row.first()]);
        String title = figure.panels().get(i).title();
        if (!title.isEmpty()) {
            Text.title(graphics, title, Look.PANEL_TITLE, frame.getCenterX(), row.top() - PANEL_TITLE + 1);
        }
        plots.get(i).draw(graphics, frame, left[i - row.first()], row.below());
        if (!shared) {
            double legendTop = frame.getMaxY() + row.below();
            legends.get(i).draw(graphics, x + MARGIN, legendTop, columnWidth(i) - 2 * MARGIN);
        }
    }
}
