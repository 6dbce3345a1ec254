package dev.concentric.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/** Draws a whole layer at once, where JFreeChart draws one item after the other. */
final class ShapeRenderer extends AbstractXYItemRenderer {

    private static final long serialVersionUID = 1;

    private final transient Drawing drawing;
    private final transient Panel panel;

    ShapeRenderer(Panel panel, Drawing drawing) {
        this.panel = panel;
        this.drawing = drawing;
    }

    /** What to draw. */
    @FunctionalInterface
    interface Drawing {
        void draw(Graphics2D graphics, Frame frame);
    }

    /** Returns a data set that makes a plot call a renderer of this class once. */
    static XYDataset once() {
        DefaultXYDataset dataset = new DefaultXYDataset();
        dataset.addSeries("", new double[2][1]);
        return dataset;
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D graphics,
            Rectangle2D dataArea,
            XYPlot plot,
            XYDataset dataset,
            @Nullable PlotRenderingInfo info) {
        XYItemRendererState state = super.initialise(graphics, dataArea, plot, dataset, info);
        state.setProcessVisibleItemsOnly(false);
        return state;
    }

    @Override
    public void drawItem(
            Graphics2D graphics,
            XYItemRendererState state,
            Rectangle2D dataArea,
            @Nullable PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domainAxis,
            ValueAxis rangeAxis,
            XYDataset dataset,
            int series,
            int item,
            @Nullable CrosshairState crosshairState,
            int pass) {
        drawing.draw(graphics, new Frame(panel, plot, dataArea));
    }
}
