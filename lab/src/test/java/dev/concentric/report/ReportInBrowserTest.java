package dev.concentric.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.experiment.PaperFigure;
import dev.concentric.experiment.Verdict;
import dev.concentric.store.DataTable;
import dev.concentric.store.Document;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a browser shows it; skipped where there is none. */
class ReportInBrowserTest {
    private static final int BLUE = 0x0072b2;
    private static final List<String> WITH_NAMED_ROWS = List.of("sensitivity", "depth");

    @TempDir
    private static Path folder;

    private static ReportProbe probe = new ReportProbe(Path.of(""));

    @BeforeAll
    static void write() throws IOException {
        ReportProbe.requireBrowser();
        FabricatedReproduction.in(folder);
        probe = new ReportProbe(new Report(folder).write());
    }

    @ParameterizedTest(name = "{0} pixels wide, {1}")
    @CsvSource({"1100, light", "1100, dark", "360, light", "360, dark"})
    void showsEverythingAndNothingOverflows(int width, String mode) throws Exception {
        Document seen = probe.seen(width, mode);
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
            // Only names of rows may be cut where they are long; they are whole when pointed at.
            assertTrue(figure.integer("cut") == 0 || WITH_NAMED_ROWS.contains(figure.text("id")), figure::toString);
            assertTrue(figure.flag("drawingHidden"), "the drawing gives way to the chart");
        }
    }

    @Test
    void chartsTellTheirValuesZoomAndGiveTheirData() throws Exception {
        Document seen = probe.seen(1100, "light");
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
        assertAxesTakeEitherScale(seen);
        assertTrue(seen.flag("legendHides") && seen.flag("legendShows"));
        assertEquals("fig4.csv", seen.document("download").text("name"));
        assertEquals(
                DataTable.read(folder.resolve("figures/fig4.csv")).csv(),
                seen.document("download").text("csv"));
    }

    private static void assertAxesTakeEitherScale(Document seen) {
        List<Document> axes = seen.documents("logAxes");
        List<String> names = axes.stream().map(axis -> axis.text("axis")).toList();
        assertTrue(names.containsAll(List.of("fig4 x", "fig4 y", "figB2 x", "figB2 y")), names::toString);
        // No logarithm where values are negative, where rows have names, and of a plane.
        assertTrue(Collections.disjoint(names, List.of("fig1 x", "sensitivity y", "figF5 x")), names::toString);
        for (Document axis : axes) {
            assertTrue(axis.flag("changed") && axis.flag("back"), axis::toString);
            assertTrue(axis.integer("shown") > 0 && axis.integer("broken") == 0, axis::toString);
        }
    }

    @Test
    void withoutScriptsTheDrawingsShow() throws Exception {
        Path still = folder.resolve("still.html");
        Files.writeString(still, Files.readString(probe.page()).replaceAll("(?s)<script.*?</script>", ""));
        Path picture = probe.browser().picture(still, 1100, 4000);
        BufferedImage image = ImageIO.read(picture.toFile());
        int blue = 0;
        for (int y = 1000; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                blue += (image.getRGB(x, y) & 0xffffff) == BLUE ? 1 : 0;
            }
        }
        assertTrue(blue > 500, "only " + blue + " pixels of blue below the overview");
    }
}
