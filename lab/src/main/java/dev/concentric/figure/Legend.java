package dev.concentric.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.TextAnchor;

/** The names of a panel's layers and what they look like, in columns. */
final class Legend {

    private static final double HANDLE = 22;
    private static final double GAP = 5;
    private static final double COLUMN_GAP = 14;
    private static final double ROW = 13.5;
    private static final double PATCH = 8;
    private static final double MARGIN = 3;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    Legend(Panel panel, Palette palette) {
        for (Layer layer : panel.layers()) {
            if (!layer.name().isEmpty()) {
                entries.computeIfAbsent(layer.name(), name -> new Entry(new ArrayList<>()))
                        .keys()
                        .add(new Key(kind(layer), palette.ink(layer)));
            }
        }
    }

    /** What a key shows. */
    private enum Kind {
        PATCH,
        PATCH_WITH_EDGE,
        LINE,
        MARKER
    }

    private record Key(Kind kind, Ink ink) {}

    private record Entry(List<Key> keys) {}

    private static Kind kind(Layer layer) {
        return switch (layer) {
            case Layer.Band band -> Kind.PATCH;
            case Layer.Bars bars -> Kind.PATCH_WITH_EDGE;
            case Layer.Region region -> Kind.PATCH_WITH_EDGE;
            case Layer.Points points -> Kind.MARKER;
            case Layer.Line line -> Kind.LINE;
            case Layer.Rule rule -> Kind.LINE;
            case Layer.Circle circle -> Kind.LINE;
            case Layer.Labels labels -> throw new IllegalStateException("labels have no entry");
            case Layer.Picture picture -> throw new IllegalStateException("a picture has no entry");
        };
    }

    boolean sameAs(Legend other) {
        return entries.equals(other.entries);
    }

    private double columnWidth() {
        return HANDLE
                + GAP
                + entries.keySet().stream()
                        .mapToDouble(name -> Text.width(name, Look.LEGEND))
                        .max()
                        .orElse(0);
    }

    /** Returns the number of columns: as many as fit, but no more than make all rows about as long. */
    private int columns(double width) {
        int fitting = (int) Math.max(1, (width + COLUMN_GAP) / (columnWidth() + COLUMN_GAP));
        int rows = Math.ceilDiv(entries.size(), fitting);
        return Math.max(1, Math.ceilDiv(entries.size(), Math.max(1, rows)));
    }

    /** Returns the height of the legend within a width. */
    double height(double width) {
        return entries.isEmpty() ? 0 : MARGIN + ROW * Math.ceilDiv(entries.size(), columns(width));
    }

    /** Draws the legend in the middle of a width. */
    void draw(Graphics2D graphics, double left, double top, double width) {
        double columnWidth = columnWidth();
        int columns = columns(width);
        double start = left + Math.max(0, (width - columns * columnWidth - (columns - 1) * COLUMN_GAP) / 2);
        int i = 0;
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            double x = start + (i % columns) * (columnWidth + COLUMN_GAP);
            double y = top + MARGIN + ROW * (i / columns) + ROW / 2;
            entry.getValue().keys().stream().distinct().forEach(key -> draw(key, graphics, x, y));
            graphics.setFont(Look.LEGEND);
            graphics.setPaint(Look.TEXT);
            graphics.setRenderingHint(Anchor.HINT, Anchor.START);
            TextUtils.drawAlignedString(
                    entry.getKey(), graphics, (float) (x + HANDLE + GAP), (float) y, TextAnchor.CENTER_LEFT);
            graphics.setRenderingHint(Anchor.HINT, Anchor.MIDDLE);
            i++;
        }
    }

    private static void draw(Key key, Graphics2D graphics, double x, double y) {
        Ink ink = key.ink();
        Rectangle2D patch = new Rectangle2D.Double(x, y - PATCH / 2, HANDLE, PATCH);
        switch (key.kind()) {
            case PATCH -> {
                graphics.setPaint(ink.wash());
                graphics.fill(patch);
            }
            case PATCH_WITH_EDGE -> {
                graphics.setPaint(ink.wash());
                graphics.fill(patch);
                graphics.setPaint(ink.color());
                graphics.setStroke(Look.HAIRLINE);
                graphics.draw(patch);
            }
            case LINE -> {
                graphics.setPaint(ink.color());
                graphics.setStroke(ink.stroke());
                graphics.draw(new Line2D.Double(x, y, x + HANDLE, y));
            }
            case MARKER -> {
                graphics.setPaint(ink.color());
                graphics.fill(
                        AffineTransform.getTranslateInstance(x + HANDLE / 2, y).createTransformedShape(ink.shape()));
            }
        }
    }
}
