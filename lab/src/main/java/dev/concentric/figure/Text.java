package dev.concentric.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.TextAnchor;

/** Measures and draws text. */
final class Text {

    private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

    private Text() {}

    static double width(String text, Font font) {
        return font.getStringBounds(text, UNHINTED).getWidth();
    }

    /** Draws a text around the middle of its upper edge. */
    static void title(Graphics2D graphics, String text, Font font, double x, double y) {
        graphics.setFont(font);
        graphics.setPaint(Look.TEXT);
        TextUtils.drawAlignedString(text, graphics, (float) x, (float) y, TextAnchor.TOP_CENTER);
    }
}
