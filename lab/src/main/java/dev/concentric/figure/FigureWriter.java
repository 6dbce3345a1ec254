package dev.concentric.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;

/** Draws figures, as SVG and as PNG. The same figure gives the same bytes on the same machine. */
public final class FigureWriter {

    private static final int PIXELS_PER_POINT = 2;

    static {
        // No window is ever opened, and AWT must know before it loads.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private FigureWriter() {}

    /**
     * Writes {@code basename.svg} and {@code basename.png}. Each file appears complete or not at all; its folder is
     * made if need be.
     */
    public static void write(Figure figure, Path basename) throws IOException {
        write(basename, ".svg", svg(figure).getBytes(StandardCharsets.UTF_8));
        write(basename, ".png", png(figure));
    }

    /** Returns a figure as an SVG document without an XML declaration, ready to stand in an HTML page as well. */
    public static String svg(Figure figure) {
        SvgCanvas canvas = new SvgCanvas();
        FigurePainter painter = new FigurePainter(figure, canvas);
        painter.paint(canvas);
        return canvas.document(painter.width(), painter.height(), figure.title());
    }

    /** Returns a figure as a PNG image, two pixels to a point. */
    public static byte[] png(Figure figure) throws IOException {
        FigurePainter painter = new FigurePainter(figure, new SvgCanvas());
        BufferedImage image = new BufferedImage(
                PIXELS_PER_POINT * painter.width(), PIXELS_PER_POINT * painter.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pixels = image.createGraphics();
        painter.paint(new PixelCanvas(pixels, PIXELS_PER_POINT));
        pixels.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static void write(Path basename, String ending, byte[] bytes) throws IOException {
        Path target = basename.resolveSibling(basename.getFileName() + ending).toAbsolutePath();
        Path folder = Files.createDirectories(target.getParent());
        Path temporary = folder.resolve("." + target.getFileName() + ".part");
        try {
            Files.write(temporary, bytes);
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
