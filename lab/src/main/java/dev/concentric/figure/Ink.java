package dev.concentric.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * A style with nothing left open, ready to draw with.
 *
 * @param tone the colour
 * @param dash the line's pattern
 * @param marker the points' shape
 * @param fine whether markers are small and their bars pale
 */
record Ink(Tone tone, Dash dash, Marker marker, boolean fine) {

    private static final float LINE_WIDTH = 1.3f;
    private static final double MARKER_RADIUS = 2.6;
    private static final double FINE_MARKER_RADIUS = 1.8;
    private static final int PALE = 110;

    Color color() {
        return new Color(tone.rgb());
    }

    /** Returns the colour for areas, which lets the grid shine through. */
    Color wash() {
        return new Color(color().getRed(), color().getGreen(), color().getBlue(), 90);
    }

    /** Returns the colour of error bars. */
    Color barColor() {
        return fine ? new Color(color().getRed(), color().getGreen(), color().getBlue(), PALE) : color();
    }

    BasicStroke stroke() {
        float[] pattern = dash.pattern();
        return pattern.length == 0 ? thin(LINE_WIDTH) : dashed(pattern);
    }

    private static BasicStroke dashed(float[] pattern) {
        return new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
    }

    /** Returns an unbroken stroke. */
    static BasicStroke thin(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    /** Returns the dot that stands for a curve of one point. */
    static Shape dot() {
        return new Ellipse2D.Double(-LINE_WIDTH, -LINE_WIDTH, 2 * LINE_WIDTH, 2 * LINE_WIDTH);
    }

    /** Returns the marker around the origin; all markers weigh about the same to the eye. */
    Shape shape() {
        double r = fine ? FINE_MARKER_RADIUS : MARKER_RADIUS;
        return switch (marker) {
            case CIRCLE -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
            case SQUARE -> new Rectangle2D.Double(-0.88 * r, -0.88 * r, 1.76 * r, 1.76 * r);
            case TRIANGLE -> polygon(1.3 * r, 1.3 * r, 3, -Math.PI / 2);
            case DIAMOND -> polygon(1.25 * r, 1.25 * r, 4, 0);
            case WEDGE -> polygon(1.3 * r, 1.3 * r, 3, Math.PI / 2);
            case STAR -> polygon(1.45 * r, 0.62 * r, 10, -Math.PI / 2);
        };
    }

    private static Shape polygon(double evenRadius, double oddRadius, int corners, double start) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double radius = i % 2 == 0 ? evenRadius : oddRadius;
            double x = radius * Math.cos(start + 2 * Math.PI * i / corners);
            double y = radius * Math.sin(start + 2 * Math.PI * i / corners);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }
}
