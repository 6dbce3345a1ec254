package dev.concentric.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.concentric.experiment.PaperFigure;
import dev.concentric.experiment.Verdict;
import dev.concentric.store.DataTable;
import dev.concentric.store.Document;
import dev.concentric.store.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a browser shows it; skipped where there is none. */
class ReportInBrowserTest {
    private static final String DARK = "--blink-settings=preferredColorScheme=0";
    private static final String LIGHT = "--blink-settings=preferredColorScheme=1";
    private static final int BLUE = 0x0072b2;

    /** The page's frame is exactly as wide as asked, which a window cannot be below some 500 pixels. */
    private static final String AROUND = """
        <!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
        <iframe src="probed.html" style="width:%dpx;height:2000px;border:0"></iframe>
        <pre id="seen"></pre>
        <script>addEventListener("message", event => {
          document.getElementById("seen").textContent = btoa(unescape(encodeURIComponent(event.data)));
        });</script>
        """;

    @TempDir
    private static Path folder;

    @TempDir
    private static Path profile;

    /** What was seen, by width and mode: starting a browser is what takes time here. */
    private static final Map<String, Document> SEEN = new HashMap<>();

    private static Path page = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        assumeTrue(Browser.find().isPresent(), Browser.MISSING);
        FabricatedReproduction.in(folder);
        page = new Report(folder).write();
    }

    private static Browser browser() {
        return new Browser(Browser.find().orElseThrow(), profile);
    }

    @ParameterizedTest(name = "{0} pixels wide, {1}")
    @CsvSource({"1100, light", "1100, dark", "360, light", "360, dark"})
    void showsEverythingAndNothingOverflows(int width, String mode) throws Exception {
        Document seen = seen(width, mode);
        showsEveryFigure(seen, width);
        assertEquals(width, seen.integer("clientWidth"));
        assertEquals(width, seen.integer("scrollWidth"));
        assertEquals(List.of(), seen.texts("overflowing"));
        List<String> claims = seen.texts("claims");
        assertEquals(Verdict.values().length, claims.size());
        for (Verdict verdict : Verdict.values()) {
            assertTrue(claims.get(verdict.ordinal()).contains("measured for " + verdict), claims::toString);
        }
        assertEquals(mode.equals("dark"), seen.flag("dark"));
        assertEquals(mode.equals("dark"), seen.number("background") < 0.05);
        assertTrue(seen.number("textContrast") > 7, seen::toString);
        assertTrue(seen.number("tickContrast") > 7, seen::toString);
    }

    private static void showsEveryFigure(Document seen, int width) {
        List<Document> figures = seen.documents("figures");
        assertEquals(PaperFigure.values().length, figures.size());
        for (Document figure : figures) {
            assertTrue(figure.integer("panels") > 0 && figure.integer("marks") > 0, figure::toString);
            assertTrue(figure.number("width") > 100 && figure.number("width") <= width, figure::toString);
            assertEquals(0, figure.integer("broken"), figure::toString);
            assertTrue(figure.flag("drawingHidden"), "the drawing gives way to the chart");
        }
    }

    @Test
    void chartsTellTheirValuesZoomAndGiveTheirData() throws Exception {
        Document seen = seen(1100, "light");
        Document tips = seen.document("tips");
        for (PaperFigure figure : PaperFigure.values()) {
            assertFalse(tips.texts(figure.key()).isEmpty(), figure.key());
        }
        assertTrue(
                tips.texts("fig4")
                        .contains("N = 1,000 | seed 1, step 10; the attack stopped at 0.0510"
                                + " | error rate on the inner sphere: 0.1 [0.09, 0.11]"
                                + " | mean distance to the nearest error (chord): 0.05 [0.04, 0.06]"),
                () -> tips.texts("fig4").toString());
        // The value of the grid point at the origin of the plane.
        assertTrue(tips.texts("fig1").stream().anyMatch(tip -> tip.startsWith("logit: \u22121.3 | at ")));
        assertTrue(
                seen.document("zoom").flag("changes") && seen.document("zoom").flag("comesBack"));
        assertTrue(seen.flag("legendHides") && seen.flag("legendShows"));
        assertEquals("fig4.csv", seen.document("download").text("name"));
        assertEquals(
                DataTable.read(folder.resolve("figures/fig4.csv")).csv(),
                seen.document("download").text("csv"));
    }

    @Test
    void withoutScriptsTheDrawingsShow() throws Exception {
        Path still = folder.resolve("still.html");
        Files.writeString(still, Files.readString(page).replaceAll("(?s)<script.*?</script>", ""));
        Path picture = browser().picture(still, 1100, 4000);
        BufferedImage image = ImageIO.read(picture.toFile());
        int blue = 0;
        for (int y = 1000; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                blue += (image.getRGB(x, y) & 0xffffff) == BLUE ? 1 : 0;
            }
        }
        assertTrue(blue > 500, "only " + blue + " pixels of blue below the overview");
    }

    private static Document seen(int width, String mode) throws Exception {
        String key = width + " " + mode;
        if (!SEEN.containsKey(key)) {
            SEEN.put(key, look(width, mode));
        }
        return Objects.requireNonNull(SEEN.get(key));
    }

    /** Opens the page in a frame of that width and returns what the probe in it saw; no script may have failed. */
    private static Document look(int width, String mode) throws Exception {
        String html = Files.readString(page);
        Files.writeString(
                folder.resolve("probed.html"),
                html.replaceFirst("<head>", "<head><script>" + resource("catch.js") + "</script>")
                                .replace("</body>", "")
                        + "<script>" + resource("probe.js") + "</script>");
        Path around = folder.resolve("around.html");
        Files.writeString(around, AROUND.formatted(width));
        String dom = browser().dom(around, mode.equals("dark") ? DARK : LIGHT);
        String seen = Optional.of(dom.replaceAll("(?s).*<pre id=\"seen\">([^<]*)</pre>.*", "$1"))
                .filter(text -> !text.isEmpty() && !text.contains("<"))
                .orElseThrow(() -> new AssertionError("the probe saw nothing: " + dom));
        Document document =
                Json.parse(new String(Base64.getDecoder().decode(seen), StandardCharsets.UTF_8), "what the probe saw");
        assertEquals(List.of(), document.texts("problems"));
        return document;
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = ReportInBrowserTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
