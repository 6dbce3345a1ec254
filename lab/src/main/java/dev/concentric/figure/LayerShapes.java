package dev.concentric.figure;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.TextAnchor;

/** Draws the layers that are not plain lines and markers. */
final class LayerShapes {

    private static final float EDGE_WIDTH = 0.7f;
    private static final double CAP = 1.6;
    private static final double LABEL_GAP = 4;

    private LayerShapes() {}

    static void draw(Layer.Region region, Ink ink, Graphics2D graphics, Frame frame) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (double[] contour : MarchingSquares.contours(region)) {
            for (int i = 0; i < contour.length; i += 2) {
                add(path, i == 0, frame.x(contour[i]), frame.y(contour[i + 1]));
            }
            path.closePath();
        }
        wash(path, ink, graphics);
        edge(path, ink, graphics);
    }

    static void draw(Layer.Band band, Ink ink, Graphics2D graphics, Frame frame) {
        Path2D path = new Path2D.Double();
        int start = 0;
        for (int end = 0; end <= band.x().length; end++) {
            if (end == band.x().length || isGap(band, end, frame)) {
                addStretch(path, band, start, end, frame);
                start = end + 1;
            }
        }
        wash(path, ink, graphics);
    }

    private static boolean isGap(Layer.Band band, int i, Frame frame) {
        return !frame.shows(band.x()[i], band.high()[i]) || Double.isNaN(band.low()[i]);
    }

    private static void addStretch(Path2D path, Layer.Band band, int start, int end, Frame frame) {
        if (end - start < 2) {
            return;
        }
        for (int i = start; i < end; i++) {
            add(path, i == start, frame.x(band.x()[i]), frame.y(band.high()[i]));
        }
        for (int i = end - 1; i >= start; i--) {
            add(path, false, frame.x(band.x()[i]), frame.y(band.low()[i]));
        }
        path.closePath();
    }

    static void draw(Layer.Bars bars, Ink ink, Graphics2D graphics, Frame frame) {
        Path2D path = new Path2D.Double();
        double ground = frame.y(0);
        for (int i = 0; i < bars.counts().length; i++) {
            double count = bars.counts()[i];
            if (count != 0 && frame.shows(bars.edges()[i + 1], count)) {
                double left = frame.x(bars.edges()[i]);
                double right = frame.x(bars.edges()[i + 1]);
                double top = frame.y(count);
                path.append(
                        new Rectangle2D.Double(left, Math.min(top, ground), right - left, Math.abs(ground - top)),
                        false);
            }
        }
        wash(path, ink, graphics);
        edge(path, ink, graphics);
    }

    static void draw(Layer.Rule rule, Ink ink, Graphics2D graphics, Frame frame) {
        double at = rule.at();
        boolean vertical = rule.direction() == Layer.Rule.Direction.VERTICAL;
        if (vertical ? frame.shows(at, 1) : frame.shows(1, at)) {
            Shape line = vertical
                    ? new Line2D.Double(frame.x(at), frame.top(), frame.x(at), frame.bottom())
                    : new Line2D.Double(frame.left(), frame.y(at), frame.right(), frame.y(at));
            stroke(line, ink, graphics);
        }
    }

    static void draw(Layer.Circle circle, Ink ink, Graphics2D graphics, Frame frame) {
        double left = frame.x(-circle.radius());
        double top = frame.y(circle.radius());
        double width = frame.x(circle.radius()) - left;
        double height = frame.y(-circle.radius()) - top;
        stroke(new Ellipse2D.Double(left, top, width, height), ink, graphics);
    }

    /** Draws the error bars of points. */
    static void draw(Layer.Points points, Ink ink, Graphics2D graphics, Frame frame) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.x().length; i++) {
            if (!frame.shows(points.x()[i], points.y()[i])) {
                continue;
            }
            double x = frame.x(points.x()[i]);
            double y = frame.y(points.y()[i]);
            if (!Double.isNaN(points.xLow()[i]) && !Double.isNaN(points.xHigh()[i])) {
                double low = frame.x(points.xLow()[i]);
                double high = frame.x(points.xHigh()[i]);
                addLine(path, low, y, high, y);
                addLine(path, low, y - CAP, low, y + CAP);
                addLine(path, high, y - CAP, high, y + CAP);
            }
            if (!Double.isNaN(points.yLow()[i]) && !Double.isNaN(points.yHigh()[i])) {
                double low = frame.y(points.yLow()[i]);
                double high = frame.y(points.yHigh()[i]);
                addLine(path, x, low, x, high);
                addLine(path, x - CAP, low, x + CAP, low);
                addLine(path, x - CAP, high, x + CAP, high);
            }
        }
        graphics.setPaint(ink.barColor());
        graphics.setStroke(Ink.thin(EDGE_WIDTH));
        graphics.draw(path);
    }

    /** Draws labels, each on a patch of the page's colour, so that no line strikes it through. */
    static void draw(Layer.Labels labels, Ink ink, Graphics2D graphics, Frame frame) {
        graphics.setFont(Look.NOTE);
        for (int i = 0; i < labels.x().length; i++) {
            String text = labels.texts().get(i);
            if (!text.isEmpty() && frame.shows(labels.x()[i], labels.y()[i])) {
                double width = Text.width(text, Look.NOTE);
                double height = Look.NOTE.getSize2D();
                double left = frame.x(labels.x()[i]) - width / 2;
                boolean above = labels.side() == Layer.Labels.Side.ABOVE;
                double top = frame.y(labels.y()[i]) + (above ? -LABEL_GAP - height : LABEL_GAP);
                graphics.setPaint(Look.PAGE);
                graphics.fill(new Rectangle2D.Double(left - 1, top, width + 2, height));
                graphics.setPaint(ink.color());
                TextUtils.drawAlignedString(
                        text, graphics, (float) (left + width / 2), (float) (top + height / 2), TextAnchor.CENTER);
            }
        }
    }

    private static void addLine(Path2D path, double x0, double y0, double x1, double y1) {
        path.moveTo(x0, y0);
        path.lineTo(x1, y1);
    }

    private static void add(Path2D path, boolean first, double x, double y) {
        if (first) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }

    private static void wash(Shape shape, Ink ink, Graphics2D graphics) {
        graphics.setPaint(ink.wash());
        graphics.fill(shape);
    }

    private static void edge(Shape shape, Ink ink, Graphics2D graphics) {
        graphics.setPaint(ink.color());
        graphics.setStroke(Ink.thin(EDGE_WIDTH));
        graphics.draw(shape);
    }

    private static void stroke(Shape shape, Ink ink, Graphics2D graphics) {
        graphics.setPaint(ink.color());
        graphics.setStroke(ink.stroke());
        graphics.draw(shape);
    }
}
