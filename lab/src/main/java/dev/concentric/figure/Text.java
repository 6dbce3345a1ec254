package dev.concentric.figure;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.text.AttributedString;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.TextAnchor;

/** Measures and draws text. Characters that a font lacks come from another one, as in a browser. */
final class Text {

    private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

    private Text() {}

    static TextLayout layout(String text, Font font) {
        AttributedString attributed = new AttributedString(text);
        attributed.addAttribute(TextAttribute.FONT, font);
        Font fallback = Look.FALLBACK.deriveFont(font.getStyle(), font.getSize2D());
        for (int i = 0; i < text.length(); i++) {
            if (!font.canDisplay(text.charAt(i))) {
                attributed.addAttribute(TextAttribute.FONT, fallback, i, i + 1);
            }
        }
        return new TextLayout(attributed.getIterator(), UNHINTED);
    }

    static double width(String text, Font font) {
        return text.isEmpty() ? 0 : layout(text, font).getAdvance();
    }

    /** Draws a text around the middle of its upper edge. */
    static void title(Graphics2D graphics, String text, Font font, double x, double y) {
        graphics.setFont(font);
        graphics.setPaint(Look.TEXT);
        TextUtils.drawAlignedString(text, graphics, (float) x, (float) y, TextAnchor.TOP_CENTER);
    }

    /** The measures of text as it is drawn, without regard to pixels. */
    static final class Metrics extends FontMetrics {

        private static final long serialVersionUID = 1;

        Metrics(Font font) {
            super(font);
        }

        private LineMetrics line() {
            return font.getLineMetrics("", UNHINTED);
        }

        @Override
        public int getAscent() {
            return Math.round(line().getAscent());
        }

        @Override
        public int getDescent() {
            return Math.round(line().getDescent());
        }

        @Override
        public int getLeading() {
            return Math.round(line().getLeading());
        }

        @Override
        public int stringWidth(String text) {
            return (int) Math.ceil(width(text, font));
        }

        @Override
        public Rectangle2D getStringBounds(String text, Graphics context) {
            LineMetrics line = line();
            return new Rectangle2D.Double(0, -line.getAscent(), width(text, font), line.getHeight());
        }
    }
}
