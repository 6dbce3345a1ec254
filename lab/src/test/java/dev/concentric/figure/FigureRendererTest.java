package dev.concentric.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FigureRendererTest {

    private static final double NAN = Double.NaN;
    private static final double[] NONE = {};

    private static Figure slices() {
        double[] grid = Grids.even(-2, 2, 41);
        List<Layer> layers = List.of(
                new Layer.Region("inner", grid, grid, Grids.values(grid, grid, (x, y) -> Math.hypot(x, y) - 1.2)),
                new Layer.Circle("data", 1, Style.of(Tone.BLACK)),
                new Layer.Circle("data", 1.3, Style.of(Tone.BLACK)),
                new Layer.Circle("margin", 1.15, Style.of(Tone.VERMILLION).with(Dash.DASHED)));
        Axis axis = Axis.linear("direction <1> & \"2\"").within(-2, 2);
        Panel panel = new Panel("slice", axis, axis, layers).withEqualAspect();
        return Figure.of("Decision & data", List.of(panel, panel));
    }

    private static Figure rates() {
        double[] x = {0, 1e-5, 1e-3, 0.1};
        double[] y = {0.2, 0.18, NAN, 0.1};
        Layer points = new Layer.Points("measured", x, y)
                .withXBars(new double[] {0, 0, 1e-4, 0.05}, new double[] {1e-6, 4e-5, 1, Double.POSITIVE_INFINITY})
                .withYBars(new double[] {NAN, 0.17, 0, 0.09}, new double[] {NAN, 0.19, 1, 0.11});
        Layer curve = new Layer.Line("exact", x, new double[] {0.3, 0.19, 0.15, 0.1});
        Layer band = new Layer.Band("exact", x, new double[] {0.2, 0.1, 0.1, 0}, new double[] {0.4, 0.2, NAN, 0.2});
        return Figure.of(new Panel(
                "",
                Axis.log("error rate").within(1e-6, 0.5),
                Axis.linear("distance"),
                List.of(points, band, curve, Layer.Rule.vertical("limit", 1e-4, Style.of(Tone.GREY)))));
    }

    @Test
    void writesWellFormedSvgWhoseTextIsText() throws Exception {
        Document document = parsed(FigureRenderer.svg(slices()));
        List<String> texts = texts(document);
        assertEquals(1, texts.stream().filter("Decision & data"::equals).count());
        assertEquals(2, texts.stream().filter("slice"::equals).count());
        assertEquals(4, texts.stream().filter("direction <1> & \"2\""::equals).count());
        assertTrue(texts.containsAll(List.of("−2", "−1", "0", "1", "2")));
        assertEquals(1, texts.stream().filter("data"::equals).count(), "one legend serves equal panels");
        assertEquals(
                "Helvetica, Arial, sans-serif", document.getDocumentElement().getAttribute("font-family"));
        assertTrue(texts(parsed(FigureRenderer.svg(rates())))
                .containsAll(List.of("10⁻⁶", "10⁻¹", "error rate", "distance", "measured", "exact", "limit")));
    }

    @Test
    void keepsFileWellFormedWhateverTheText() throws Exception {
        String text = "]]> </text> \u0000\u0007\t'\" & <b>";
        Panel panel = new Panel(text, Axis.linear(text), Axis.log(text), List.of(new Layer.Line(text, NONE, NONE)));
        assertTrue(texts(parsed(FigureRenderer.svg(Figure.of(text, List.of(panel)))))
                .contains("]]> </text>    '\" & <b>"));
    }

    @Test
    void drawsEachRegionAsOnePath() throws Exception {
        String svg = FigureRenderer.svg(slices());
        assertTrue(svg.length() < 30_000, "got " + svg.length());
        NodeList paths = parsed(svg).getElementsByTagName("path");
        int regions = 0;
        for (int i = 0; i < paths.getLength(); i++) {
            Element path = (Element) paths.item(i);
            boolean clipped = path.getParentNode() instanceof Element parent && parent.hasAttribute("clip-path");
            regions += clipped && path.hasAttribute("fill-opacity") ? 1 : 0;
        }
        assertEquals(2, regions);
    }

    @Test
    void writesImageOfTwoPixelsPerPoint() throws Exception {
        Element svg = parsed(FigureRenderer.svg(rates())).getDocumentElement();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(FigureRenderer.png(rates())));
        assertEquals(2 * Integer.parseInt(svg.getAttribute("width")), image.getWidth());
        assertEquals(2 * Integer.parseInt(svg.getAttribute("height")), image.getHeight());
        assertTrue(inked(image) > 5000, "got " + inked(image));
    }

    @Test
    void givesSameBytesTwice() throws IOException {
        assertEquals(FigureRenderer.svg(slices()), FigureRenderer.svg(slices()));
        assertEquals(FigureRenderer.svg(rates()), FigureRenderer.svg(rates()));
        assertArrayEquals(FigureRenderer.png(rates()), FigureRenderer.png(rates()));
    }

    @Test
    void namesClipPathsApart() {
        String first = FigureRenderer.svg(slices());
        String second = FigureRenderer.svg(rates());
        String id = first.replaceAll("(?s).*?<clipPath id=\"([^\"]+)\".*", "$1");
        assertTrue(first.contains("url(#" + id + ")"));
        assertFalse(second.contains(id));
    }

    static List<Panel> oddPanels() {
        double[] one = {3};
        double[] gaps = {NAN, -1, 0, Double.POSITIVE_INFINITY};
        double[] equal = {5, 5, 5, 5};
        List<Layer> empty = List.of(
                new Layer.Line("a", NONE, NONE),
                new Layer.Points("b", NONE, NONE),
                new Layer.Bars("c", NONE, NONE),
                new Layer.Band("d", NONE, NONE, NONE),
                new Layer.Region("e", NONE, NONE, new double[0][]));
        List<Layer> single = List.of(
                new Layer.Line("a", one, one),
                new Layer.Points("b", one, one).withXBars(new double[] {-1}, new double[] {5}),
                new Layer.Band("d", one, one, one));
        List<Layer> missing = List.of(
                new Layer.Line("a", gaps, equal),
                new Layer.Points("b", equal, gaps).withYBars(gaps, equal),
                new Layer.Bars("c", new double[] {1, 2, 3, 4, 5}, gaps),
                new Layer.Band("d", equal, gaps, gaps),
                Layer.Rule.horizontal("r", -1, Style.AUTOMATIC),
                Layer.Rule.vertical("r", NAN, Style.AUTOMATIC));
        List<Layer> same = List.of(new Layer.Line("a", equal, equal), new Layer.Points("b", equal, equal));
        List<Layer> huge = List.of(new Layer.Line("a", new double[] {1e-300, 1e300}, new double[] {-1e308, 1e308}));
        List<Panel> panels = new ArrayList<>();
        for (List<Layer> layers : List.of(List.<Layer>of(), empty, single, missing, same, huge)) {
            panels.add(new Panel("linear", Axis.linear("x"), Axis.linear("y"), layers));
            panels.add(new Panel("log", Axis.log("x"), Axis.log("y"), layers));
        }
        return panels;
    }

    @ParameterizedTest
    @MethodSource("oddPanels")
    void drawsWhateverItIsGiven(Panel panel) throws Exception {
        String svg = FigureRenderer.svg(Figure.of(panel));
        assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
        parsed(svg);
        assertTrue(FigureRenderer.png(Figure.of(panel)).length > 500);
    }

    @Test
    void showsLonePointOfCurveAsDot() {
        Axis axis = Axis.linear("").within(0, 4);
        String with = FigureRenderer.svg(Figure.of(new Panel(
                "",
                axis,
                axis,
                List.of(new Layer.Line("", new double[] {1, 2, 3}, new double[] {NAN, 2, NAN}, Style.of(Tone.BLUE))))));
        assertTrue(with.contains("<path fill=\"#0072b2\""));
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document document) {
        NodeList nodes = document.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static int inked(BufferedImage image) {
        int inked = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                inked += (image.getRGB(x, y) & 0xffffff) != 0xffffff ? 1 : 0;
            }
        }
        return inked;
    }
}
