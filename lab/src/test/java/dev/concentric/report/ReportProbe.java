package dev.concentric.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.concentric.store.Document;
import dev.concentric.store.Json;
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

/** Looks at a report's page in a browser, from inside. */
final class ReportProbe {
    private static final String DARK = "--blink-settings=preferredColorScheme=0";
    private static final String LIGHT = "--blink-settings=preferredColorScheme=1";

    /** The page's frame is exactly as wide as asked, which a window cannot be below some 500 pixels. */
    private static final String AROUND = """
        <!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
        <iframe src="probed.html" style="width:%dpx;height:2000px;border:0"></iframe>
        <pre id="seen"></pre>
        <script>addEventListener("message", event => {
          document.getElementById("seen").textContent = btoa(unescape(encodeURIComponent(event.data)));
        });</script>
        """;

    private final Path page;

    /** What was seen, by width and mode: starting a browser is what takes time here. */
    private final Map<String, Document> looks = new HashMap<>();

    /** Makes a probe of a page, beside which the browser may write. */
    ReportProbe(Path page) {
        this.page = page;
    }

    /** Skips the tests that follow where there is no browser. */
    static void requireBrowser() {
        assumeTrue(Browser.find().isPresent(), Browser.MISSING);
    }

    Path page() {
        return page;
    }

    Browser browser() throws IOException {
        return new Browser(Browser.find().orElseThrow(), Files.createDirectories(page.resolveSibling("browser")));
    }

    /** Returns what there is to see in a frame of that width, in {@code light} or {@code dark} mode. */
    Document seen(int width, String mode) throws IOException, InterruptedException {
        String key = width + " " + mode;
        if (!looks.containsKey(key)) {
            looks.put(key, look(width, mode));
        }
        return Objects.requireNonNull(looks.get(key));
    }

    /** Opens the page in the frame and returns what the script in it saw; no script may have failed. */
    private Document look(int width, String mode) throws IOException, InterruptedException {
        Files.writeString(
                page.resolveSibling("probed.html"),
                Files.readString(page)
                                .replaceFirst("<head>", "<head><script>" + resource("catch.js") + "</script>")
                                .replace("</body>", "")
                        + "<script>" + resource("probe.js") + "</script>");
        Path around = page.resolveSibling("around.html");
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
        try (InputStream resource = ReportProbe.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
