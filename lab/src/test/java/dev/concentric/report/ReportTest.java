package dev.concentric.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.concentric.experiment.PaperFigure;
import dev.concentric.experiment.Verdict;
import dev.concentric.store.BadFileException;
import dev.concentric.store.DataTable;
import dev.concentric.store.StoreException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)\\s*=\\s*\"([^\"]*)\"");

    @TempDir
    private Path folder;

    @BeforeEach
    void fabricate() throws IOException {
        FabricatedReproduction.in(folder);
    }

    @Test
    void showsEveryFigureAndDrawsItBesideItsData() throws Exception {
        NodeList figures = written().getElementsByTagName("figure");
        assertEquals(PaperFigure.values().length, figures.getLength());
        for (PaperFigure figure : PaperFigure.values()) {
            String text = textOf(figures, figure.key());
            assertTrue(text.contains(figure.title() + ". "), text);
            assertTrue(text.contains(Captions.of(figure.key())), text);
            Path svg = folder.resolve("figures").resolve(figure.key() + ".svg");
            assertEquals(
                    "svg", parsed(Files.readString(svg)).getDocumentElement().getTagName());
            byte[] png = Files.readAllBytes(svg.resolveSibling(figure.key() + ".png"));
            assertTrue(png.length > 1000 && png[1] == 'P' && png[2] == 'N' && png[3] == 'G');
            byte[] pdf = Files.readAllBytes(svg.resolveSibling(figure.key() + ".pdf"));
            assertTrue(new String(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
        }
    }

    private static String textOf(NodeList figures, String id) {
        for (int i = 0; i < figures.getLength(); i++) {
            if (figures.item(i) instanceof Element figure
                    && figure.getAttribute("id").equals(id)) {
                return figure.getTextContent();
            }
        }
        throw new AssertionError("the page has no figure " + id);
    }

    @Test
    void tellsWhichOpenChoicesMatter() throws Exception {
        String text = written().getDocumentElement().getTextContent();
        for (String part : List.of("Errors at step 5,000", "10, 0", "1.0e-02, 2.0e-02", "more errors")) {
            assertTrue(text.contains(part), part);
        }
    }

    @Test
    void everyFigureHasASectionAndACaption() {
        for (PaperFigure figure : PaperFigure.values()) {
            assertNotEquals(Section.FURTHER, Section.ofFigure(figure.key()), figure.key());
            assertNotEquals("", Captions.of(figure.key()));
        }
    }

    @Test
    void carriesTheDataOfEveryFigure() throws Exception {
        NodeList figures = written().getElementsByTagName("figure");
        for (PaperFigure figure : PaperFigure.values()) {
            Path data = folder.resolve("figures").resolve(figure.key() + ".csv");
            assertTrue(
                    textOf(figures, figure.key()).contains(DataTable.read(data).csv()));
        }
    }

    @Test
    void showsEveryClaimWithItsVerdict() throws Exception {
        keepOnly(PaperFigure.LOSS_AND_DISTANCE);
        Document page = written();
        String claims = page.getElementsByTagName("tbody").item(0).getTextContent();
        for (Verdict verdict : Verdict.values()) {
            assertTrue(claims.contains(verdict.words()));
            assertTrue(claims.contains("measured for " + verdict));
            assertTrue(claims.contains("explained for " + verdict));
        }
        String text = page.getDocumentElement().getTextContent();
        assertTrue(text.contains("1 reproduced"));
        for (String part : List.of(
                FabricatedReproduction.NASTY,
                "sect. <3>",
                "30,000",
                "12 s",
                "ReLU & more",
                "Scale \u201cquick\u201d",
                "./concentric reproduce --scale quick --seed -3 --out again --only figB3",
                "1.2.3",
                "kernels <x>",
                "concentric reproduce --out 'a & b'")) {
            assertTrue(text.contains(part), part);
        }
    }

    @Test
    void opensWithoutANetwork() throws IOException {
        String html = Files.readString(new Report(folder).write());
        Matcher references = REFERENCE.matcher(html);
        int count = 0;
        while (references.find()) {
            String target = references.group(1);
            assertTrue(target.startsWith("#") || Files.exists(folder.resolve(target)), target);
            count++;
        }
        assertTrue(count >= 15, "only " + count + " links");
        assertFalse(html.contains("<link"));
        assertFalse(html.contains("@import"));
        assertFalse(Pattern.compile("url\\(\\s*['\"]?(?!#)").matcher(html).find());
    }

    @Test
    void everyLinkWithinThePageHasOneEnd() throws IOException {
        String html = Files.readString(new Report(folder).write());
        List<String> ids = Pattern.compile("\\bid=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(ids.stream().distinct().toList(), ids);
        Matcher links = Pattern.compile("href=\"#([^\"]*)\"").matcher(html);
        while (links.find()) {
            assertTrue(ids.contains(links.group(1)), links.group());
        }
    }

    @Test
    void noTextEndsAScript() throws IOException {
        String html = Files.readString(new Report(folder).write());
        String scripts = html.substring(html.lastIndexOf("</main>"));
        assertEquals(2, scripts.split("</script", -1).length, "one script at the end, closed once");
        assertFalse(html.contains(FabricatedReproduction.NASTY));
        assertFalse(html.contains("<script>alert"));
    }

    @Test
    void givesTheSamePageTwiceAndTouchesNoData() throws IOException {
        keepOnly(PaperFigure.PERFECT_START);
        String first = Files.readString(new Report(folder).write());
        Map<String, String> before = data();
        assertEquals(first, Files.readString(new Report(folder).write()));
        assertEquals(before, data());
    }

    @Test
    void leavesOutFiguresWithoutData() throws Exception {
        keepOnly(PaperFigure.ALPHAS, PaperFigure.LOSS_AND_DISTANCE);
        NodeList figures = written().getElementsByTagName("figure");
        assertEquals(2, figures.getLength());
        assertTrue(textOf(figures, "fig2-alphas").contains("Figure 2, left"));
        assertTrue(textOf(figures, "figB3").contains("Figure B.3"));
        assertFalse(Files.exists(folder.resolve("figures/fig1.svg")));
    }

    @Test
    void aReproductionWithoutAnyFigureHasAPage() throws Exception {
        keepOnly();
        Files.delete(folder.resolve("figures"));
        FabricatedReproduction.writeClaims(folder, List.of());
        assertEquals(0, written().getElementsByTagName("figure").getLength());
    }

    /** Deletes the data of the other figures. */
    private void keepOnly(PaperFigure... kept) throws IOException {
        List<String> names =
                Stream.of(kept).map(figure -> figure.key() + ".csv").toList();
        for (String file : data().keySet()) {
            if (!names.contains(Path.of(file).getFileName().toString())) {
                Files.delete(Path.of(file));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PaperFigure.class)
    void refusesDamagedData(PaperFigure figure) throws IOException {
        keepOnly(figure);
        Path data = folder.resolve("figures").resolve(figure.key() + ".csv");
        List<String> lines = Files.readAllLines(data).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        String rows = String.join("\n", lines.subList(1, lines.size())) + "\n";
        refuses(data, "", "is empty");
        refuses(data, lines.getFirst() + "\n", "has no rows");
        refuses(data, lines.getFirst() + "\n1,2\n", "has 2 cells");
        refuses(data, lines.getFirst().replace(",", ",other") + "\n" + rows, "has no column");
        refuses(data, lines.getFirst() + "\n" + rows.replaceAll(",[0-9.]+", ",many"), "holds 'many'");
        refuses(data, lines.getFirst() + "\n" + rows + "\"", "is not CSV");
    }

    @Test
    void refusesAPlaneWithHoles() throws IOException {
        keepOnly(PaperFigure.SLICES);
        Path data = folder.resolve("figures/fig1.csv");
        List<String> lines = Files.readAllLines(data);
        refuses(
                data,
                String.join("\n", lines.subList(0, lines.size() - 1)) + "\n",
                "has 8 logits in the plane 'two adversarial'; expected a grid of 3 x 3");
    }

    private void refuses(Path data, String content, String words) throws IOException {
        Files.writeString(data, content);
        String message = message(BadFileException.class);
        assertTrue(message.startsWith(data.toString()), message);
        assertTrue(message.contains(words), message);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"claims\"', '\"cl\"', claims is missing",
        "'\"differs\"', '\"maybe\"', verdict is 'maybe'",
        "'\"measured\"', '\"weighed\"', measured is missing",
        "'\"finalSamples\" : 30000', '\"finalSamples\" : \"many\"', runs[0].finalSamples",
        "'\"provenance\"', '\"origin\"', provenance is missing",
        "'\"seed\" : -3', '\"seed\" : 0.5', seed",
        "'{', '[', is not JSON"
    })
    void refusesADamagedReproduction(String part, String damaged, String words) throws IOException {
        keepOnly();
        Path file = folder.resolve("reproduction.json");
        String good = Files.readString(file);
        assertTrue(good.contains(part), good);
        Files.writeString(file, good.replace(part, damaged));
        String message = message(BadFileException.class);
        assertTrue(message.startsWith(file.toString()), message);
        assertTrue(message.contains(words), message);
        assertFalse(Files.exists(folder.resolve("report.html")));
    }

    @Test
    void refusesAFolderWithoutReproduction() throws IOException {
        Files.delete(folder.resolve("reproduction.json"));
        assertTrue(message(StoreException.class).contains("reproduction.json: no such file"));
    }

    private String message(Class<? extends RuntimeException> type) {
        String message = String.valueOf(
                assertThrows(type, () -> new Report(folder).write()).getMessage());
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    private Document written() throws Exception {
        Path file = new Report(folder).write();
        assertEquals(folder.resolve("report.html"), file);
        String html = Files.readString(file);
        assertTrue(html.startsWith("<!DOCTYPE html>\n"));
        return parsed(html.replace("<!DOCTYPE html>", "")
                .replaceAll("<meta ([^>]*)>", "<meta $1/>")
                .replaceAll("(?s)<(style|script)[^>]*>.*?</\\1>", ""));
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private Map<String, String> data() throws IOException {
        Map<String, String> data = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("figures"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".csv")).toList()) {
                data.put(file.toString(), Files.readString(file));
            }
        }
        return data;
    }
}
