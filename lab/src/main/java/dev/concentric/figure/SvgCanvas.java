package dev.concentric.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A canvas that becomes an SVG file: text stays text and keeps its anchor, numbers have two decimals, and the same
 * drawing gives the same bytes.
 */
final class SvgCanvas extends AnchoredCanvas {

    /** Stands for the part of an identifier that depends on the whole file. */
    private static final String ID = "\u0000";

    /** Copies made by {@link #create()} write here as well. */
    private final Body body = new Body();

    /** The elements so far; the last one is held back, since the next one may merge with it. */
    private static final class Body {
        private final StringBuilder text = new StringBuilder();
        private final Map<String, Integer> clips = new LinkedHashMap<>();
        private String clip = "";
        private String fill = "";
        private String stroke = "";
        private String path = "";
    }

    @Override
    public void draw(@Nullable Shape shape) {
        if (shape != null) {
            Stroke stroke = getStroke();
            add(shape, "", stroke instanceof BasicStroke basic ? stroke(basic, getPaint()) : "");
        }
    }

    @Override
    public void fill(@Nullable Shape shape) {
        if (shape != null) {
            add(shape, paint("fill", getPaint()), "");
        }
    }

    @Override
    void drawText(String text, double x, double y, Anchor anchor) {
        flush();
        enterClip();
        Font font = getFont();
        body.text.append("<text").append(place(getTransform(), x, y));
        body.text
                .append(" font-size=\"")
                .append(SvgPath.number(font.getSize2D()))
                .append('"');
        body.text.append(font.isBold() ? " font-weight=\"bold\"" : "");
        body.text.append(
                anchor == Anchor.START ? "" : " text-anchor=\"" + anchor.name().toLowerCase(Locale.ROOT) + "\"");
        body.text
                .append(paint("fill", getPaint()))
                .append('>')
                .append(escaped(text))
                .append("</text>\n");
    }

    private static String place(AffineTransform transform, double x, double y) {
        boolean shifted = (transform.getType() & ~AffineTransform.TYPE_TRANSLATION) == 0;
        if (shifted) {
            return " x=\"" + SvgPath.number(x + transform.getTranslateX()) + "\" y=\""
                    + SvgPath.number(y + transform.getTranslateY()) + "\"";
        }
        double[] place = {x, y};
        transform.transform(place, 0, place, 0, 1);
        return " transform=\"matrix(" + SvgPath.number(transform.getScaleX()) + " "
                + SvgPath.number(transform.getShearY()) + " " + SvgPath.number(transform.getShearX()) + " "
                + SvgPath.number(transform.getScaleY()) + " " + SvgPath.number(place[0]) + " "
                + SvgPath.number(place[1]) + ")\"";
    }

    private void add(Shape shape, String fill, String stroke) {
        String path = SvgPath.of(shape, getTransform());
        if (path.isEmpty()) {
            return;
        }
        boolean sameClip = body.clip.equals(clip());
        boolean edgeOfLast = sameClip && fill.isEmpty() && body.stroke.isEmpty() && path.equals(body.path);
        boolean likeLast = sameClip && fill.isEmpty() && body.fill.isEmpty() && stroke.equals(body.stroke);
        if (edgeOfLast) {
            body.stroke = stroke;
        } else if (likeLast) {
            body.path += path;
        } else {
            flush();
            enterClip();
            body.fill = fill;
            body.stroke = stroke;
            body.path = path;
        }
    }

    private void flush() {
        if (!body.path.isEmpty()) {
            body.text.append("<path").append(body.fill).append(body.stroke);
            body.text.append(" d=\"").append(body.path).append("\"/>\n");
            body.fill = "";
            body.stroke = "";
            body.path = "";
        }
    }

    private String clip() {
        Shape clip = getClip();
        return clip == null ? "" : SvgPath.of(clip, getTransform());
    }

    private void enterClip() {
        String clip = clip();
        if (clip.equals(body.clip)) {
            return;
        }
        leaveClip();
        if (!clip.isEmpty()) {
            body.clips.putIfAbsent(clip, body.clips.size() + 1);
            body.text
                    .append("<g clip-path=\"url(#")
                    .append(ID)
                    .append(body.clips.get(clip))
                    .append(")\">\n");
        }
        body.clip = clip;
    }

    private void leaveClip() {
        if (!body.clip.isEmpty()) {
            body.text.append("</g>\n");
            body.clip = "";
        }
    }

    private static String stroke(BasicStroke stroke, Paint paint) {
        StringBuilder text = new StringBuilder(paint("stroke", paint));
        text.append(" stroke-width=\"")
                .append(SvgPath.number(stroke.getLineWidth()))
                .append('"');
        float[] dashes = stroke.getDashArray();
        if (dashes != null) {
            text.append(" stroke-dasharray=\"");
            for (int i = 0; i < dashes.length; i++) {
                text.append(i == 0 ? "" : " ").append(SvgPath.number(dashes[i]));
            }
            text.append('"');
        }
        return text.toString();
    }

    private static String paint(String attribute, Paint paint) {
        Color color = paint instanceof Color plain ? plain : Color.BLACK;
        String text = String.format(Locale.ROOT, " %s=\"#%06x\"", attribute, color.getRGB() & 0xffffff);
        double opacity = color.getAlpha() / 255.0;
        return color.getAlpha() == 255 ? text : text + " " + attribute + "-opacity=\"" + SvgPath.number(opacity) + "\"";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Returns the file's text. Identifiers hold a check sum, so that several files can stand in one page. */
    String document(int width, int height, String title) {
        flush();
        leaveClip();
        StringBuilder text = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" role=\"img\"")
                .append(title.isEmpty() ? "" : " aria-label=\"" + escaped(title) + "\"")
                .append(" font-family=\"" + Look.FONT_FAMILY + "\">\n");
        if (!body.clips.isEmpty()) {
            text.append("<defs>\n");
            body.clips.forEach((path, number) -> text.append("<clipPath id=\"")
                    .append(ID)
                    .append(number)
                    .append("\"><path d=\"")
                    .append(path)
                    .append("\"/></clipPath>\n"));
            text.append("</defs>\n");
        }
        text.append("<g fill=\"none\" stroke-linejoin=\"round\">\n")
                .append(body.text)
                .append("</g>\n</svg>\n");
        CRC32 sum = new CRC32();
        sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return text.toString().replace(ID, "clip-" + Long.toHexString(sum.getValue()) + "-");
    }
}
