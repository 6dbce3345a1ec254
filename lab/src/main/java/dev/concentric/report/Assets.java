package dev.concentric.report;

import dev.concentric.figure.PageColors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What the page carries beside its content: its style and the scripts that draw its charts. */
final class Assets {
    /** The class of the elements that hold SVG documents. */
    static final String DRAWING = "drawing";

    private Assets() {}

    /** Returns the page's style. */
    static String style() {
        return PageColors.css(DRAWING) + text("report.css");
    }

    /** Returns the chart library with its licence, and what draws figures with it. */
    static String script() {
        String own = List.of("chart-layers.js", "chart-panel.js", "charts.js").stream()
                .map(Assets::text)
                .collect(Collectors.joining());
        return "/*!\n" + text("d3/LICENSE") + "*/\n" + text("d3/d3.min.js") + own;
    }

    private static String text(String name) {
        try (InputStream resource = Assets.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing from this build of Concentric");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
