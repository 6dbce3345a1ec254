package dev.concentric.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.experiment.Reproduction;
import dev.concentric.store.Document;
import dev.concentric.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page of the reproduction at standard scale that lies among the documents, or of any other one whose folder the
 * system property {@code concentric.reproduction} names, as a browser shows it; skipped where there is none.
 */
class StandardReportInBrowserTest {
    private static final Path STANDARD = Path.of("..", "docs", "results", "standard");
    private static final long LARGEST = 10_000_000;

    @TempDir
    private static Path folder;

    private static ReportProbe probe = new ReportProbe(Path.of(""));

    @BeforeAll
    static void draw() throws IOException {
        ReportProbe.requireBrowser();
        String given = System.getProperty("concentric.reproduction", "");
        Path from = given.isEmpty() ? STANDARD : Path.of(given);
        Files.createDirectory(folder.resolve(Reproduction.FIGURES));
        Files.copy(from.resolve(Reproduction.FILE), folder.resolve(Reproduction.FILE));
        for (Path data : data(from)) {
            Files.copy(data, folder.resolve(Reproduction.FIGURES).resolve(data.getFileName()));
        }
        probe = new ReportProbe(new Report(folder).write());
    }

    private static List<Path> data(Path reproduction) throws IOException {
        try (Stream<Path> files = Files.list(reproduction.resolve(Reproduction.FIGURES))) {
            return files.filter(file -> file.toString().endsWith(".csv")).toList();
        }
    }

    @ParameterizedTest(name = "{0} pixels wide, {1}")
    @CsvSource({"1100, light", "1100, dark", "360, light", "360, dark"})
    void everyFigureIsDrawnAndEveryClaimIsTold(int width, String mode) throws Exception {
        Document seen = probe.seen(width, mode);
        assertEquals(List.of(), seen.texts("overflowing"));
        assertEquals(width, seen.integer("scrollWidth"));
        List<Document> figures = seen.documents("figures");
        assertEquals(data(folder).size(), figures.size());
        for (Document figure : figures) {
            assertTrue(figure.integer("panels") > 0 && figure.integer("marks") > 0, figure::toString);
            assertEquals(0, figure.integer("broken"), figure::toString);
        }
        for (Document axis : seen.documents("logAxes")) {
            assertTrue(axis.flag("changed") && axis.flag("back") && axis.integer("broken") == 0, axis::toString);
            boolean histogram = axis.text("axis").startsWith("figA1 ");
            assertTrue(axis.integer("shown") > 0 && (!histogram || axis.integer("lost") == 0), axis::toString);
        }
        assertEquals(
                Json.read(folder.resolve(Reproduction.FILE)).documents("claims").size(),
                seen.texts("claims").size());
        assertEquals(mode.equals("dark"), seen.flag("dark"));
        assertTrue(seen.number("textContrast") > 7 && seen.number("tickContrast") > 7, seen::toString);
        assertTrue(
                Files.size(probe.page()) < LARGEST,
                () -> "a page of " + probe.page().toFile().length() + " bytes");
    }
}
