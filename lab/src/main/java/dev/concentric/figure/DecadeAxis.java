package dev.concentric.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;

/** A logarithmic axis with ticks of our choice. */
final class DecadeAxis extends LogAxis {

    private static final long serialVersionUID = 1;

    DecadeAxis(Axis axis, double[] ends) {
        setSmallestValue(Double.MIN_VALUE);
        setRange(ends[0], ends[1]);
        AxisStyle.apply(this, axis.label());
    }

    @Override
    public List<ValueTick> refreshTicks(
            Graphics2D graphics, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        List<Ticks.Tick> ticks = Ticks.logarithmic(getLowerBound(), getUpperBound(), AxisStyle.room(dataArea, edge));
        return AxisStyle.ticks(ticks, edge);
    }

    @Override
    protected AxisState drawTickMarksAndLabels(
            Graphics2D graphics, double cursor, Rectangle2D plotArea, Rectangle2D dataArea, RectangleEdge edge) {
        return AxisStyle.anchored(
                graphics, edge, () -> super.drawTickMarksAndLabels(graphics, cursor, plotArea, dataArea, edge));
    }
}
