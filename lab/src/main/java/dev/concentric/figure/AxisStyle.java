package dev.concentric.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Supplier;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** What linear and logarithmic axes have in common. */
final class AxisStyle {

    private static final double ROOM_ACROSS = 40;
    private static final double ROOM_DOWN = 30;

    private AxisStyle() {}

    static void apply(ValueAxis axis, String label) {
        axis.setLabel(label.isEmpty() ? null : label);
        axis.setLabelFont(Look.LABEL);
        axis.setLabelPaint(Look.TEXT);
        axis.setLabelInsets(new RectangleInsets(3, 3, 3, 3));
        axis.setTickLabelFont(Look.TICK);
        axis.setTickLabelPaint(Look.TEXT);
        axis.setTickLabelInsets(new RectangleInsets(1.5, 2, 1.5, 2));
        axis.setAxisLineVisible(false);
        axis.setTickMarkPaint(Look.FRAME);
        axis.setTickMarkStroke(Look.HAIRLINE);
        axis.setTickMarkOutsideLength(3);
        axis.setMinorTickMarksVisible(true);
        axis.setMinorTickMarkOutsideLength(1.6f);
    }

    /** Returns how many labelled ticks an edge of the frame has room for. */
    static int room(Rectangle2D dataArea, RectangleEdge edge) {
        double room = RectangleEdge.isTopOrBottom(edge)
                ? dataArea.getWidth() / ROOM_ACROSS
                : dataArea.getHeight() / ROOM_DOWN;
        return Math.max(2, (int) room + 1);
    }

    static List<ValueTick> ticks(List<Ticks.Tick> ticks, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        return ticks.stream()
                .<ValueTick>map(tick -> new NumberTick(
                        tick.major() ? TickType.MAJOR : TickType.MINOR, tick.value(), tick.label(), anchor, anchor, 0))
                .toList();
    }

    /** Draws an axis with its labels anchored where they touch it. */
    static AxisState anchored(Graphics2D graphics, RectangleEdge edge, Supplier<AxisState> drawing) {
        boolean beside = RectangleEdge.isLeftOrRight(edge);
        graphics.setRenderingHint(Anchor.HINT, beside ? Anchor.END : Anchor.MIDDLE);
        try {
            return drawing.get();
        } finally {
            graphics.setRenderingHint(Anchor.HINT, Anchor.MIDDLE);
        }
    }
}
