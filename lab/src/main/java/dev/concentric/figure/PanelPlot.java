package dev.concentric.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;

/** A panel as a JFreeChart plot. */
final class PanelPlot {

    private final Panel panel;
    private final XYPlot plot = new XYPlot();

    PanelPlot(Panel panel, Palette palette) {
        this.panel = panel;
        plot.setDomainAxis(axis(panel.x(), Extent.ofX(panel)));
        plot.setRangeAxis(axis(panel.y(), Extent.ofY(panel)));
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setOutlinePaint(Look.FRAME);
        plot.setOutlineStroke(Look.HAIRLINE);
        plot.setDomainGridlinePaint(Look.GRID);
        plot.setDomainGridlineStroke(Look.GRIDLINE);
        plot.setRangeGridlinePaint(Look.GRID);
        plot.setRangeGridlineStroke(Look.GRIDLINE);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        for (Layer layer : panel.layers()) {
            add(layer, palette.ink(layer));
        }
    }

    private static ValueAxis axis(Axis axis, double[] ends) {
        return axis.scale() == Scale.LOG ? new DecadeAxis(axis, ends) : new LinearAxis(axis, ends);
    }

    private void add(Layer layer, Ink ink) {
        switch (layer) {
            case Layer.Line line -> add(dataset(line.x(), line.y()), new CurveRenderer(ink));
            case Layer.Points points -> {
                addShape((graphics, frame) -> LayerShapes.draw(points, ink, graphics, frame));
                add(dataset(points.x(), points.y()), markers(ink));
            }
            case Layer.Bars bars -> addShape((graphics, frame) -> LayerShapes.draw(bars, ink, graphics, frame));
            case Layer.Band band -> addShape((graphics, frame) -> LayerShapes.draw(band, ink, graphics, frame));
            case Layer.Rule rule -> addShape((graphics, frame) -> LayerShapes.draw(rule, ink, graphics, frame));
            case Layer.Circle circle -> addShape((graphics, frame) -> LayerShapes.draw(circle, ink, graphics, frame));
            case Layer.Region region -> addShape((graphics, frame) -> LayerShapes.draw(region, ink, graphics, frame));
            case Layer.Picture picture -> addShape((graphics, frame) -> PicturePainter.draw(picture, graphics, frame));
            case Layer.Labels labels -> addShape((graphics, frame) -> LayerShapes.draw(labels, ink, graphics, frame));
        }
    }

    private void addShape(ShapeRenderer.Drawing drawing) {
        add(ShapeRenderer.once(), new ShapeRenderer(panel, drawing));
    }

    private void add(XYDataset dataset, XYItemRenderer renderer) {
        int index = plot.getDatasetCount();
        plot.setDataset(index, dataset);
        plot.setRenderer(index, renderer);
    }

    private XYDataset dataset(double[] x, double[] y) {
        double[][] data = new double[2][x.length];
        for (int i = 0; i < x.length; i++) {
            boolean shown = panel.x().scale().shows(x[i]) && panel.y().scale().shows(y[i]);
            data[0][i] = shown ? x[i] : Double.NaN;
            data[1][i] = shown ? y[i] : Double.NaN;
        }
        DefaultXYDataset dataset = new DefaultXYDataset();
        dataset.addSeries("", data);
        return dataset;
    }

    private static XYItemRenderer markers(Ink ink) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesShape(0, ink.shape());
        renderer.setSeriesPaint(0, ink.color());
        renderer.setUseOutlinePaint(true);
        renderer.setSeriesOutlinePaint(0, Look.PAGE);
        renderer.setSeriesOutlineStroke(0, Ink.thin(0.5f));
        return renderer;
    }

    /** A curve as one path, so that dashes run on, with a dot for each point between two gaps. */
    private static final class CurveRenderer extends XYLineAndShapeRenderer {

        private static final long serialVersionUID = 1;

        CurveRenderer(Ink ink) {
            super(true, false);
            setDrawSeriesLineAsPath(true);
            setSeriesPaint(0, ink.color());
            setSeriesStroke(0, ink.stroke());
            setSeriesShape(0, Ink.dot());
        }

        @Override
        public boolean getItemShapeVisible(int series, int item) {
            XYDataset dataset = getPlot().getDataset(getPlot().getIndexOf(this));
            return isGap(dataset, item - 1) && !isGap(dataset, item) && isGap(dataset, item + 1);
        }

        private static boolean isGap(XYDataset dataset, int item) {
            return item < 0 || item >= dataset.getItemCount(0) || Double.isNaN(dataset.getXValue(0, item));
        }
    }

    /** Returns the room that the vertical axis needs to the left of a plot of a height. */
    double spaceLeft(Graphics2D graphics, double height) {
        Rectangle2D area = new Rectangle2D.Double(0, 0, 2 * height, height);
        return plot.getRangeAxis()
                .reserveSpace(graphics, plot, area, RectangleEdge.LEFT, new AxisSpace())
                .getLeft();
    }

    /** Returns the room that the horizontal axis needs below a plot of a width. */
    double spaceBelow(Graphics2D graphics, double width) {
        Rectangle2D area = new Rectangle2D.Double(0, 0, width, width);
        return plot.getDomainAxis()
                .reserveSpace(graphics, plot, area, RectangleEdge.BOTTOM, new AxisSpace())
                .getBottom();
    }

    /** Returns the height of the frame that makes units as long on either axis, given its width. */
    double heightOfEqualAspect(double width) {
        return width
                * plot.getRangeAxis().getRange().getLength()
                / plot.getDomainAxis().getRange().getLength();
    }

    /** Draws the plot with a frame at a place, its axes to the left and below. */
    void draw(Graphics2D graphics, Rectangle2D frame, double left, double below) {
        AxisSpace besideFrame = new AxisSpace();
        besideFrame.setLeft(left);
        AxisSpace belowFrame = new AxisSpace();
        belowFrame.setBottom(below);
        plot.setFixedRangeAxisSpace(besideFrame);
        plot.setFixedDomainAxisSpace(belowFrame);
        plot.draw(
                graphics,
                new Rectangle2D.Double(
                        frame.getX() - left, frame.getY(), frame.getWidth() + left, frame.getHeight() + below),
                null,
                null,
                null);
    }
}
