package dev.concentric.figure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import org.jfree.chart.text.TextUtils;
import org.jspecify.annotations.Nullable;

/**
 * A canvas that places text by its {@link Anchor}. The base class keeps the state that a {@link Graphics2D} has; the
 * subclasses draw.
 */
abstract class AnchoredCanvas extends VectorGraphics2D {

    static {
        // Otherwise JFreeChart draws turned text as outlines.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    AnchoredCanvas() {
        setRenderingHint(Anchor.HINT, Anchor.MIDDLE);
        // JFreeChart puts the old hint back after each axis, and cannot put back none.
        setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public abstract void draw(@Nullable Shape shape);

    @Override
    public abstract void fill(@Nullable Shape shape);

    @Override
    public void drawString(@Nullable String text, float x, float y) {
        if (text == null || text.isBlank()) {
            return;
        }
        Anchor anchor = getRenderingHint(Anchor.HINT) instanceof Anchor hint ? hint : Anchor.START;
        drawText(text, x + anchor.share() * Text.width(text, getFont()), y, anchor);
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        return new Text.Metrics(font);
    }

    /**
     * Draws a text.
     *
     * @param x the place of the anchor
     * @param y the place of the base line
     */
    abstract void drawText(String text, double x, double y, Anchor anchor);
}
