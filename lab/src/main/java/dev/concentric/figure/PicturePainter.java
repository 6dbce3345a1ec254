package dev.concentric.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Draws pictures as rectangles of few shades, so that they are the same in every format: runs of pixels of one shade in
 * a row are one rectangle.
 */
final class PicturePainter {

    /** More shades than the eye counts, few enough for small files. */
    private static final int SHADES = 16;

    /** How far a rectangle reaches under the next one, in pixels of the picture; without it seams would show. */
    private static final double OVERLAP = 0.15;

    private PicturePainter() {}

    static void draw(Layer.Picture picture, Graphics2D graphics, Frame frame) {
        double left = frame.x(picture.left());
        double top = frame.y(picture.top());
        double width = (frame.x(picture.right()) - left) / picture.values()[0].length;
        double height = (frame.y(picture.bottom()) - top) / picture.values().length;
        graphics.setPaint(color(0, picture.shades()));
        graphics.fill(new Rectangle2D.Double(
                left, top, width * picture.values()[0].length, height * picture.values().length));
        for (int shade = -SHADES; shade <= SHADES; shade++) {
            Path2D path = shade == 0 ? new Path2D.Double() : runs(picture, shade, left, top, width, height);
            if (path.getCurrentPoint() != null) {
                graphics.setPaint(color(shade, picture.shades()));
                graphics.fill(path);
            }
        }
    }

    private static Path2D runs(Layer.Picture picture, int shade, double left, double top, double width, double height) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < picture.values().length; i++) {
            double[] row = picture.values()[i];
            for (int j = 0; j < row.length; j++) {
                int start = j;
                while (j < row.length && shade(row[j]) == shade) {
                    j++;
                }
                if (j > start) {
                    double right = Math.min(j + OVERLAP, row.length);
                    double bottom = Math.min(i + 1 + OVERLAP, picture.values().length);
                    path.append(
                            new Rectangle2D.Double(
                                    left + start * width,
                                    top + i * height,
                                    (right - start) * width,
                                    (bottom - i) * height),
                            false);
                }
            }
        }
        return path;
    }

    private static int shade(double value) {
        return Math.clamp(Math.round(value * SHADES), -SHADES, SHADES);
    }

    private static Color color(int shade, Layer.Picture.Shades shades) {
        float share = (float) Math.abs(shade) / SHADES;
        return switch (shades) {
            case GREY -> new Color(share, share, share);
            case SIGNED -> mixed(new Color((shade < 0 ? Tone.BLUE : Tone.VERMILLION).rgb()), share);
        };
    }

    /** Returns a share of a colour on white. */
    private static Color mixed(Color color, float share) {
        float white = 1 - share;
        float[] part = color.getRGBColorComponents(null);
        return new Color(white + share * part[0], white + share * part[1], white + share * part[2]);
    }
}
