package dev.concentric.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class PdfTest {
    private static final Pattern START = Pattern.compile("(\\d{10}) 00000 n ");

    private static Figure figure(String label) {
        Layer line = new Layer.Line("\u03bc\u00b2 \u2212 10\u207b\u00b3", new double[] {1, 10}, new double[] {-1, 1});
        Layer band = new Layer.Band("band", new double[] {1, 10}, new double[] {-1, 0}, new double[] {0, 1});
        return Figure.of(new Panel("", Axis.log(label), Axis.linear(""), List.of(band, line)));
    }

    private static String text(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1);
    }

    private static String content(byte[] pdf) {
        String text = text(pdf);
        int start = text.indexOf("stream\n") + "stream\n".length();
        byte[] packed =
                text.substring(start, text.indexOf("\nendstream", start)).getBytes(StandardCharsets.ISO_8859_1);
        try (InflaterInputStream content = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return text(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theTableSaysWhereEachObjectBegins() {
        String text = text(FigureRenderer.pdf(figure("n")));
        int table = Integer.parseInt(text.replaceAll("(?s).*startxref\n(\\d+)\n%%EOF\n", "$1"));
        assertTrue(text.startsWith("xref\n0 5\n", table));
        Matcher starts = START.matcher(text.substring(table));
        for (int number = 1; number <= 4; number++) {
            assertTrue(starts.find());
            assertTrue(text.startsWith(number + " 0 obj\n", Integer.parseInt(starts.group(1))));
        }
        assertFalse(starts.find());
    }

    @Test
    void thePageIsAsLargeAsTheFigure() {
        String text = text(FigureRenderer.pdf(figure("n")));
        FigurePainter painter = new FigurePainter(figure("n"), new SvgCanvas());
        assertTrue(text.contains("/MediaBox [0 0 " + painter.width() + " " + painter.height() + "]"), text);
    }

    @Test
    void givesTheSameBytesTwiceAndNoDate() {
        byte[] pdf = FigureRenderer.pdf(figure("n"));
        assertArrayEquals(pdf, FigureRenderer.pdf(figure("n")));
        assertFalse(text(pdf).contains("Date"));
    }

    @Test
    void textIsOutlinesWhateverTheLetters() {
        String content = content(FigureRenderer.pdf(figure("n")));
        assertFalse(content.contains("Tj"), "no text operators");
        int plain = content(FigureRenderer.pdf(figure(""))).length();
        int greek = content(FigureRenderer.pdf(figure("\u03b1\u2212\u207b"))).length();
        assertTrue(greek > plain + 300, greek + " against " + plain);
        assertFalse(content.contains("NaN") || content.contains("Infinity"));
    }

    @Test
    void washesAreOpaqueInPart() {
        assertTrue(text(FigureRenderer.pdf(figure("n"))).contains("/Opacity35 << /ca 0.35 /CA 0.35 >>"));
    }

    @Test
    void drawsEachKindOfSegment() {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        path.moveTo(0, 0);
        path.quadTo(3, 0, 3, 3);
        path.curveTo(4, 4, 5, 5, 6, 6);
        path.lineTo(1, 0.5);
        path.closePath();
        assertEquals("0 0 m\n2 0 3 1 3 3 c\n4 4 5 5 6 6 c\n1 .5 l\nh\n", PdfPath.of(path, new AffineTransform()));
        PdfCanvas canvas = new PdfCanvas();
        canvas.setColor(Color.RED);
        canvas.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 2.5f}, 0));
        canvas.draw(new Rectangle2D.Double(1, 2, 3, 4));
        canvas.fill(path);
        String content = content(canvas.document(10, 20));
        assertTrue(content.startsWith("1 0 0 -1 0 20 cm\n"), content);
        assertTrue(content.contains("1.000 0.000 0.000 RG\n2 w 1 j [5 2.5 ] 0 d\n1 2 m\n"), content);
        assertTrue(content.contains("h\nf\nQ"), content);
    }
}
