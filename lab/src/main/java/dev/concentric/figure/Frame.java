package dev.concentric.figure;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Maps values to places on the page within a plot's frame. */
final class Frame {

    /** So far outside the frame, in points, lies what runs off an axis. */
    private static final double BEYOND = 20;

    /** No place lies farther outside, so that files hold no absurd numbers. */
    private static final double FARTHEST = 10_000;

    private final XYPlot plot;
    private final Rectangle2D area;
    private final Panel panel;

    Frame(Panel panel, XYPlot plot, Rectangle2D area) {
        this.panel = panel;
        this.plot = plot;
        this.area = area;
    }

    boolean shows(double x, double y) {
        return panel.x().scale().shows(x) && panel.y().scale().shows(y);
    }

    /** Returns the place of an abscissa; one that the axis cannot show lies beyond its end. */
    double x(double value) {
        if (!panel.x().scale().shows(value)) {
            return value > 0 ? right() + BEYOND : left() - BEYOND;
        }
        double place = plot.getDomainAxis().valueToJava2D(value, area, RectangleEdge.BOTTOM);
        return Math.clamp(place, left() - FARTHEST, right() + FARTHEST);
    }

    /** Returns the place of an ordinate; one that the axis cannot show lies beyond its end. */
    double y(double value) {
        if (!panel.y().scale().shows(value)) {
            return value > 0 ? top() - BEYOND : bottom() + BEYOND;
        }
        double place = plot.getRangeAxis().valueToJava2D(value, area, RectangleEdge.LEFT);
        return Math.clamp(place, top() - FARTHEST, bottom() + FARTHEST);
    }

    double left() {
        return area.getMinX();
    }

    double right() {
        return area.getMaxX();
    }

    double top() {
        return area.getMinY();
    }

    double bottom() {
        return area.getMaxY();
    }
}
