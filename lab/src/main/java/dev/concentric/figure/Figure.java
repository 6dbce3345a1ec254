package dev.concentric.figure;

import java.util.List;

/**
 * Panels in rows, with legends below: one for all panels that share their names, else one below each.
 *
 * @param title the text above all panels, empty for none
 * @param panels the panels, row by row
 * @param columns the number of panels in a row
 * @param panelWidth the width of a panel with its labels, in points
 * @param panelHeight the height of a panel with its labels and without its legend, in points
 */
public record Figure(String title, List<Panel> panels, int columns, double panelWidth, double panelHeight) {

    private static final double WIDTH = 600;
    private static final double SINGLE_WIDTH = 420;

    /** Checks the numbers. */
    public Figure {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a figure needs at least one panel");
        }
        if (columns < 1) {
            throw new IllegalArgumentException("columns must be at least 1, got " + columns);
        }
        requireSize("panelWidth", panelWidth);
        requireSize("panelHeight", panelHeight);
    }

    /** Returns a figure with its panels in one row across a page. */
    public static Figure of(String title, List<Panel> panels) {
        int columns = Math.max(1, panels.size());
        return new Figure(title, panels, columns, columns == 1 ? SINGLE_WIDTH : WIDTH / columns, 240);
    }

    /** Returns a figure without a title, its panels in one row across a page. */
    public static Figure of(Panel... panels) {
        return of("", List.of(panels));
    }

    /** Returns this figure with so many panels in a row. */
    public Figure withColumns(int columns) {
        return new Figure(title, panels, columns, panelWidth, panelHeight);
    }

    /** Returns this figure with panels of another size, in points. */
    public Figure withPanelSize(double width, double height) {
        return new Figure(title, panels, columns, width, height);
    }

    private static void requireSize(String name, double size) {
        if (!(size >= 100 && size <= 5000)) {
            throw new IllegalArgumentException(name + " must lie between 100 and 5000 points, got " + size);
        }
    }
}
