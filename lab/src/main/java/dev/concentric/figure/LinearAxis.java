package dev.concentric.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;

/** A linear axis with ticks of our choice. */
final class LinearAxis extends NumberAxis {

    private static final long serialVersionUID = 1;

    private final transient List<String> categories;

    LinearAxis(Axis axis, double[] ends) {
        categories = axis.categories();
        setRange(ends[0], ends[1]);
        AxisStyle.apply(this, axis.label());
    }

    @Override
    public List<ValueTick> refreshTicks(
            Graphics2D graphics, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        List<Ticks.Tick> ticks = categories.isEmpty()
                ? Ticks.linear(getLowerBound(), getUpperBound(), AxisStyle.room(dataArea, edge))
                : Ticks.of(categories);
        return AxisStyle.ticks(ticks, edge);
    }

    @Override
    protected AxisState drawTickMarksAndLabels(
            Graphics2D graphics, double cursor, Rectangle2D plotArea, Rectangle2D dataArea, RectangleEdge edge) {
        return AxisStyle.anchored(
                graphics, edge, () -> super.drawTickMarksAndLabels(graphics, cursor, plotArea, dataArea, edge));
    }
}
