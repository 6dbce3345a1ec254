package dev.concentric.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import org.jspecify.annotations.Nullable;

/** A canvas of pixels. */
final class PixelCanvas extends AnchoredCanvas {

    private final Graphics2D pixels;
    private final AffineTransform scale;

    PixelCanvas(Graphics2D pixels, double scale) {
        this.pixels = pixels;
        this.scale = AffineTransform.getScaleInstance(scale, scale);
        pixels.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pixels.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pixels.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pixels.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public void draw(@Nullable Shape shape) {
        if (shape != null) {
            prepare();
            pixels.setStroke(getStroke());
            pixels.draw(shape);
        }
    }

    @Override
    public void fill(@Nullable Shape shape) {
        if (shape != null) {
            prepare();
            pixels.fill(shape);
        }
    }

    @Override
    void drawText(String text, double x, double y, Anchor anchor) {
        prepare();
        TextLayout layout = Text.layout(text, getFont());
        layout.draw(pixels, (float) (x - anchor.share() * layout.getAdvance()), (float) y);
    }

    private void prepare() {
        pixels.setTransform(scale);
        pixels.transform(getTransform());
        pixels.setClip(getClip());
        pixels.setPaint(getPaint());
    }
}
