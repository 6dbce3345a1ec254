package dev.concentric.figure;

import java.util.Arrays;
import java.util.List;

/**
 * Something drawn in a panel; later layers lie on top of earlier ones. Layers of one name are one entry of the legend,
 * those with an empty name have none. NaN and, on a logarithmic axis, what is not positive leave a gap. Arrays are
 * copied when a layer is made; do not write to those that it returns.
 */
public sealed interface Layer {

    /** Returns the name in the legend. */
    String name();

    /** Returns the look. */
    Style style();

    /**
     * A curve through points in the given order. A point between two gaps shows as a dot.
     *
     * @param name the name in the legend
     * @param x the abscissas
     * @param y the ordinates, as many
     * @param style the look
     */
    record Line(String name, double[] x, double[] y, Style style) implements Layer {

        /** Checks the lengths. */
        public Line {
            requireEqualLengths(name, x, y);
            x = x.clone();
            y = y.clone();
        }

        /** Makes a curve of automatic style. */
        public Line(String name, double[] x, double[] y) {
            this(name, x, y, Style.AUTOMATIC);
        }
    }

    /**
     * Markers, each with an error bar along either axis. A bar's end is a place on the axis, not a length; NaN at
     * either end means no bar. A bar that ends outside the axis runs to its edge.
     *
     * @param name the name in the legend
     * @param x the abscissas
     * @param y the ordinates, as many
     * @param xLow the left ends of the horizontal bars
     * @param xHigh the right ends of the horizontal bars
     * @param yLow the lower ends of the vertical bars
     * @param yHigh the upper ends of the vertical bars
     * @param notes what is known of each marker beside its place, for who points at it; empty if of none
     * @param style the look
     */
    record Points(
            String name,
            double[] x,
            double[] y,
            double[] xLow,
            double[] xHigh,
            double[] yLow,
            double[] yHigh,
            List<String> notes,
            Style style)
            implements Layer {

        /** Checks the lengths. */
        public Points {
            requireEqualLengths(name, x, y, xLow, xHigh, yLow, yHigh);
            if (!notes.isEmpty() && notes.size() != x.length) {
                throw new IllegalArgumentException("layer '" + name + "': " + x.length
                        + " points need as many notes, or none, got " + notes.size());
            }
            notes = List.copyOf(notes);
            x = x.clone();
            y = y.clone();
            xLow = xLow.clone();
            xHigh = xHigh.clone();
            yLow = yLow.clone();
            yHigh = yHigh.clone();
        }

        /** Makes markers without error bars. */
        public Points(String name, double[] x, double[] y, Style style) {
            this(name, x, y, none(x), none(x), none(x), none(x), List.of(), style);
        }

        /** Makes markers of automatic style without error bars. */
        public Points(String name, double[] x, double[] y) {
            this(name, x, y, Style.AUTOMATIC);
        }

        /** Returns these points with horizontal bars. */
        public Points withXBars(double[] low, double[] high) {
            return new Points(name, x, y, low, high, yLow, yHigh, notes, style);
        }

        /** Returns these points with vertical bars. */
        public Points withYBars(double[] low, double[] high) {
            return new Points(name, x, y, xLow, xHigh, low, high, notes, style);
        }

        /** Returns these points with a note for each. */
        public Points withNotes(List<String> texts) {
            return new Points(name, x, y, xLow, xHigh, yLow, yHigh, texts, style);
        }

        private static double[] none(double[] x) {
            double[] none = new double[x.length];
            Arrays.fill(none, Double.NaN);
            return none;
        }
    }

    /**
     * A histogram.
     *
     * @param name the name in the legend
     * @param edges the ascending edges of the bins, one more than there are bins, or none at all
     * @param counts the height of each bin
     * @param style the look
     */
    record Bars(String name, double[] edges, double[] counts, Style style) implements Layer {

        /** Checks the edges. */
        public Bars {
            if (edges.length != counts.length + 1 && edges.length + counts.length > 0) {
                throw new IllegalArgumentException("layer '" + name + "': " + counts.length + " bins need "
                        + (counts.length + 1) + " edges, got " + edges.length);
            }
            requireAscending(name, edges);
            edges = edges.clone();
            counts = counts.clone();
        }

        /** Makes a histogram of automatic style. */
        public Bars(String name, double[] edges, double[] counts) {
            this(name, edges, counts, Style.AUTOMATIC);
        }
    }

    /**
     * The area between two curves.
     *
     * @param name the name in the legend
     * @param x the abscissas
     * @param low the lower curve
     * @param high the upper curve
     * @param style the look
     */
    record Band(String name, double[] x, double[] low, double[] high, Style style) implements Layer {

        /** Checks the lengths. */
        public Band {
            requireEqualLengths(name, x, low, high);
            x = x.clone();
            low = low.clone();
            high = high.clone();
        }

        /** Makes an area of automatic style. */
        public Band(String name, double[] x, double[] low, double[] high) {
            this(name, x, low, high, Style.AUTOMATIC);
        }
    }

    /**
     * A straight line across the panel.
     *
     * @param name the name in the legend
     * @param direction the line's direction
     * @param at where it crosses the other axis
     * @param style the look
     */
    record Rule(String name, Direction direction, double at, Style style) implements Layer {

        /** The direction of a rule. */
        public enum Direction {
            /** Crosses the x axis. */
            VERTICAL,
            /** Crosses the y axis. */
            HORIZONTAL
        }

        /** Returns a vertical line at x. */
        public static Rule vertical(String name, double x, Style style) {
            return new Rule(name, Direction.VERTICAL, x, style);
        }

        /** Returns a horizontal line at y. */
        public static Rule horizontal(String name, double y, Style style) {
            return new Rule(name, Direction.HORIZONTAL, y, style);
        }
    }

    /**
     * A circle around the origin, on linear axes.
     *
     * @param name the name in the legend
     * @param radius the radius, positive
     * @param style the look
     */
    record Circle(String name, double radius, Style style) implements Layer {

        /** Checks the radius. */
        public Circle {
            if (!(radius > 0 && Double.isFinite(radius))) {
                throw new IllegalArgumentException("layer '" + name + "': a radius must be positive, got " + radius);
            }
        }
    }

    /**
     * The region where a function on a grid is negative. Its edge is interpolated linearly between grid points; NaN
     * lies outside.
     *
     * @param name the name in the legend
     * @param xs the ascending abscissas of the grid
     * @param ys the ascending ordinates of the grid
     * @param values the values, one row per ordinate
     * @param quantity what the values are, for who points at one
     * @param style the look
     */
    record Region(String name, double[] xs, double[] ys, double[][] values, String quantity, Style style)
            implements Layer {

        /** Checks the grid. */
        public Region {
            requireAscending(name, xs);
            requireAscending(name, ys);
            if (values.length != ys.length) {
                throw new IllegalArgumentException("layer '" + name + "': a grid with " + ys.length
                        + " ordinates needs as many rows, got " + values.length);
            }
            for (double[] row : values) {
                requireEqualLengths(name, xs, row);
            }
            xs = xs.clone();
            ys = ys.clone();
            values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        }

        /** Makes a region of automatic style. */
        public Region(String name, double[] xs, double[] ys, double[][] values) {
            this(name, xs, ys, values, "value", Style.AUTOMATIC);
        }
    }

    /**
     * Short texts beside points; they have no entry in the legend.
     *
     * @param x the abscissas of the points
     * @param y the ordinates, as many
     * @param texts what stands beside each; nothing where empty
     * @param side where it stands
     * @param style the look, of which the colour counts
     */
    record Labels(double[] x, double[] y, List<String> texts, Side side, Style style) implements Layer {

        /** Where a label stands beside its point. */
        public enum Side {
            /** Above it, in the middle. */
            ABOVE,
            /** Below it, in the middle. */
            BELOW
        }

        /** Checks the lengths. */
        public Labels {
            requireEqualLengths("", x, y);
            if (texts.size() != x.length) {
                throw new IllegalArgumentException(
                        "labels of " + x.length + " points need as many texts, got " + texts.size());
            }
            x = x.clone();
            y = y.clone();
            texts = List.copyOf(texts);
        }

        @Override
        public String name() {
            return "";
        }
    }

    /**
     * A picture of pixels in a rectangle of the panel; it has no entry in the legend.
     *
     * @param left the abscissa of its left edge
     * @param bottom the ordinate of its lower edge
     * @param right the abscissa of its right edge
     * @param top the ordinate of its upper edge
     * @param values the pixels, row by row from the top, in the range of the shades
     * @param shades how values are painted
     */
    record Picture(double left, double bottom, double right, double top, double[][] values, Shades shades)
            implements Layer {

        /** How values are painted. */
        public enum Shades {
            /** 0 is black, 1 white. */
            GREY,
            /** -1 is blue, 0 white, 1 vermillion. */
            SIGNED
        }

        /** Checks rectangle and rows. */
        public Picture {
            if (!(left < right && bottom < top && Double.isFinite(right - left) && Double.isFinite(top - bottom))) {
                throw new IllegalArgumentException(
                        "a picture needs a rectangle, got " + left + " to " + right + " and " + bottom + " to " + top);
            }
            if (values.length == 0 || values[0].length == 0) {
                throw new IllegalArgumentException("a picture needs pixels");
            }
            for (double[] row : values) {
                requireEqualLengths("", values[0], row);
            }
            values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        }

        @Override
        public String name() {
            return "";
        }

        @Override
        public Style style() {
            return Style.AUTOMATIC;
        }
    }

    private static void requireEqualLengths(String name, double[] first, double[]... others) {
        for (double[] other : others) {
            if (other.length != first.length) {
                throw new IllegalArgumentException("layer '" + name + "': arrays must have equal lengths, got "
                        + first.length + " and " + other.length);
            }
        }
    }

    private static void requireAscending(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || (i > 0 && !(values[i] > values[i - 1]))) {
                throw new IllegalArgumentException(
                        "layer '" + name + "': a grid must be finite and ascend, got " + values[i] + " at " + i);
            }
        }
    }
}
