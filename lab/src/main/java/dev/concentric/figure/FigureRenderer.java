package dev.concentric.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws figures as SVG, PDF and PNG. The same figure gives the same bytes on the same machine. */
public final class FigureRenderer {

    private static final int PIXELS_PER_POINT = 2;

    static {
        // No window is ever opened, and AWT must know before it loads.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private FigureRenderer() {}

    /** Returns a figure as an SVG document without an XML declaration, ready to stand in an HTML page as well. */
    public static String svg(Figure figure) {
        SvgCanvas canvas = new SvgCanvas();
        FigurePainter painter = new FigurePainter(figure, canvas);
        painter.paint(canvas);
        return canvas.document(painter.width(), painter.height(), figure.title());
    }

    /**
     * Returns a figure as JSON for a script that draws it: panels with axes and layers, their inks and marker shapes
     * settled as in the other forms. Numbers have six digits, null stands for what is not finite.
     */
    public static String json(Figure figure) {
        return FigureData.json(figure);
    }

    /** Returns a figure as a PDF document of one page of the figure's size, its text as outlines. */
    public static byte[] pdf(Figure figure) {
        PdfCanvas canvas = new PdfCanvas();
        FigurePainter painter = new FigurePainter(figure, canvas);
        painter.paint(canvas);
        return canvas.document(painter.width(), painter.height());
    }

    /** Returns a figure as a PNG image, two pixels to a point. */
    public static byte[] png(Figure figure) {
        FigurePainter painter = new FigurePainter(figure, new SvgCanvas());
        BufferedImage image = new BufferedImage(
                PIXELS_PER_POINT * painter.width(), PIXELS_PER_POINT * painter.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pixels = image.createGraphics();
        painter.paint(new PixelCanvas(pixels, PIXELS_PER_POINT));
        pixels.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // An array takes everything.
        }
        return bytes.toByteArray();
    }
}
