package dev.concentric.report;

import dev.concentric.store.Document;
import java.util.List;
import java.util.Locale;

/** The table of the runs that the results rest on. */
final class RunsPart {
    private static final int COMMIT_DIGITS = 10;

    private final Document reproduction;
    private final Html html;

    RunsPart(Document reproduction, Html html) {
        this.reproduction = reproduction;
        this.html = html;
    }

    /** Adds the table, if there are runs. */
    void add() {
        List<Document> runs = reproduction.documents("runs");
        if (runs.isEmpty()) {
            return;
        }
        html.markup("<section id=\"runs\">\n")
                .element("h2", "Runs")
                .markup("<div class=\"wide tall\"><table>\n<thead><tr>");
        for (String column : List.of("Run", "Steps", "Points of each sphere at the end", "Time", "Started", "Commit")) {
            html.element("th", column);
        }
        html.markup("</tr></thead>\n<tbody>\n");
        runs.forEach(this::row);
        html.markup("</tbody></table></div>\n")
                .element(
                        "p",
                        "small",
                        "Each run is a folder beside this page: settings in config.toml, measurements in metrics.jsonl,"
                                + " the final weights in checkpoints. Measure it further with ./concentric evaluate and"
                                + " ./concentric attack.")
                .markup("</section>\n");
    }

    private void row(Document run) {
        String commit = run.text("commit");
        html.markup("<tr><td>")
                .element("p", run.text("title"))
                .element("p", "small", run.text("name"))
                .markup("</td>")
                .element("td", "number", String.format(Locale.ROOT, "%,d", run.integer("steps")))
                .element("td", "number", String.format(Locale.ROOT, "%,d", run.integer("finalSamples")))
                .element("td", "number", String.format(Locale.ROOT, "%,.0f s", run.number("seconds")))
                .element("td", "number", run.text("started"))
                .markup("<td class=\"number\" title=\"" + Html.escaped(commit) + "\">"
                        + Html.escaped(commit.substring(0, Math.min(COMMIT_DIGITS, commit.length())))
                        + "</td></tr>\n");
    }
}
