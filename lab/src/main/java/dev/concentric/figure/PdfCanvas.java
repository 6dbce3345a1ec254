package dev.concentric.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A canvas that becomes a page of a PDF file. Text becomes outlines: so Greek letters, superscripts and minus signs look
 * the same everywhere, no font need be there or embedded, and publishers that refuse some kinds of font find none.
 */
final class PdfCanvas extends AnchoredCanvas {

    /** Copies made by {@link #create()} write here as well. */
    private final StringBuilder content = new StringBuilder();

    /** The opacities in use, in per cent. */
    private final SortedSet<Integer> opacities = new TreeSet<>();

    @Override
    public void draw(@Nullable Shape shape) {
        Stroke stroke = getStroke();
        if (shape != null && stroke instanceof BasicStroke basic) {
            add(shape, color(getPaint(), "RG") + line(basic), "S");
        }
    }

    @Override
    public void fill(@Nullable Shape shape) {
        if (shape != null) {
            add(shape, color(getPaint(), "rg"), PdfPath.isEvenOdd(shape) ? "f*" : "f");
        }
    }

    @Override
    void drawText(String text, double x, double y, Anchor anchor) {
        TextLayout layout = Text.layout(text, getFont());
        fill(layout.getOutline(AffineTransform.getTranslateInstance(x - anchor.share() * layout.getAdvance(), y)));
    }

    /** Adds a shape with a graphics state of its own, so that nothing has to be undone. */
    private void add(Shape shape, String state, String operator) {
        String path = PdfPath.of(shape, getTransform());
        if (path.isEmpty()) {
            return;
        }
        content.append("q\n");
        Shape clip = getClip();
        if (clip != null) {
            content.append(PdfPath.of(clip, getTransform())).append("W n\n");
        }
        content.append(state).append(path).append(operator).append("\nQ\n");
    }

    private String color(Paint paint, String operator) {
        Color color = paint instanceof Color plain ? plain : Color.BLACK;
        int opacity = (int) Math.round(color.getAlpha() / 2.55);
        opacities.add(opacity);
        return String.format(
                Locale.ROOT,
                "/%s gs %.3f %.3f %.3f %s\n",
                name(opacity),
                color.getRed() / 255.0,
                color.getGreen() / 255.0,
                color.getBlue() / 255.0,
                operator);
    }

    private static String name(int opacity) {
        return "Opacity" + opacity;
    }

    private static String line(BasicStroke stroke) {
        StringBuilder text = new StringBuilder(SvgPath.number(stroke.getLineWidth())).append(" w 1 j ");
        float[] dashes = stroke.getDashArray();
        if (dashes != null) {
            text.append('[');
            for (float dash : dashes) {
                text.append(SvgPath.number(dash)).append(' ');
            }
            text.append("] 0 d");
        }
        return text.append('\n').toString();
    }

    /** Returns the file: one page of that size in points, without a date or anything else that differs by run. */
    byte[] document(int width, int height) {
        StringBuilder states = new StringBuilder();
        opacities.forEach(opacity -> states.append(String.format(
                Locale.ROOT, "/%s << /ca %.2f /CA %.2f >> ", name(opacity), opacity / 100.0, opacity / 100.0)));
        // PDF measures from the lower edge upwards.
        String page = "1 0 0 -1 0 " + height + " cm\n" + content;
        return new PdfFile()
                        .object("<< /Type /Catalog /Pages 2 0 R >>")
                        .object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                        .object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + width + " " + height
                                + "] /Contents 4 0 R /Resources << /ExtGState << " + states + ">> >> >>")
                        .stream(page)
                        .bytes();
    }
}
