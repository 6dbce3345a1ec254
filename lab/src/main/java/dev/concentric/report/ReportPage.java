package dev.concentric.report;

import dev.concentric.experiment.Claim;
import dev.concentric.experiment.PaperFigure;
import dev.concentric.experiment.Scale;
import dev.concentric.experiment.Verdict;
import dev.concentric.store.Document;
import dev.concentric.store.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The report's page: claims, figures, runs, provenance, and the commands that make each part again. */
final class ReportPage {
    private final Document reproduction;
    private final List<Claim> claims;
    private final List<Report.Drawn> figures;
    private final Provenance provenance;
    private final Html html = new Html();

    ReportPage(Document reproduction, List<Claim> claims, List<Report.Drawn> figures, Provenance provenance) {
        this.reproduction = reproduction;
        this.claims = claims;
        this.figures = figures;
        this.provenance = provenance;
    }

    String html() {
        html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .element("title", "Concentric: the paper reproduced")
                .markup("<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n");
        head();
        claims();
        figures();
        runs();
        provenance();
        return html.markup("</main>\n</body>\n</html>\n").toString();
    }

    private static String style() {
        try (InputStream css = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css cannot be read", e);
        }
    }

    private void head() {
        String scale = reproduction.text("scale");
        html.markup("<header>\n")
                .element("h1", "The geometry of adversarial examples, reproduced")
                .element(
                        "p",
                        "lead",
                        "Gilmer et al., \u201cThe Relationship Between High-Dimensional Geometry and Adversarial"
                            + " Examples\u201d: concentric spheres in 500 dimensions, networks with 1000 hidden units,"
                            + " measured by Concentric " + provenance.version() + ".");
        if (scale.equals(Scale.QUICK.key())) {
            html.element(
                    "p",
                    "note",
                    "Scale \u201cquick\u201d: dimension, networks and optimiser are the paper's own, but training is"
                            + " shortened (see the runs below). What a short training cannot show is marked \u201c"
                            + Verdict.NOT_REACHED.words() + "\u201d.");
        }
        html.markup("</header>\n");
    }

    private void claims() {
        if (claims.isEmpty()) {
            return;
        }
        html.markup("<section id=\"claims\">\n").element("h2", "Claims").markup("<p class=\"tally\">\n");
        Map<Verdict, Long> tally = new TreeMap<>();
        claims.forEach(claim -> tally.merge(claim.verdict(), 1L, Long::sum));
        tally.forEach((verdict, count) -> html.element("span", cssClass(verdict), count + " " + verdict.words()));
        html.markup("</p>\n<div class=\"wide\"><table>\n<thead><tr>");
        for (String column : List.of("The paper says", "Paper's value", "Measured here", "Verdict")) {
            html.element("th", column);
        }
        html.markup("</tr></thead>\n<tbody>\n");
        claims.forEach(this::claim);
        html.markup("</tbody></table></div>\n")
                .element(
                        "p",
                        "small",
                        "Intervals are at 95 %: Clopper-Pearson for rates, bootstrap for distances, normal for losses."
                                + " All of it again, in a new folder:")
                .element("pre", command(""))
                .markup("</section>\n");
    }

    private void claim(Claim claim) {
        html.markup("<tr id=\"" + Html.escaped(claim.id()) + "\"><td>")
                .element("p", claim.statement())
                .element("p", "place", claim.place())
                .markup("</td>")
                .element("td", claim.paperValue())
                .markup("<td>")
                .element("p", claim.measured())
                .markup("</td><td>")
                .element("span", cssClass(claim.verdict()), claim.verdict().words())
                .element("p", "small", claim.explanation())
                .markup("</td></tr>\n");
    }

    private static String cssClass(Verdict verdict) {
        return "verdict " + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void figures() {
        html.markup("<section id=\"figures\">\n").element("h2", "Figures");
        for (Report.Drawn drawn : figures) {
            PaperFigure figure = drawn.figure();
            String file = "figures/" + figure.key();
            html.markup("<figure id=\"" + figure.key() + "\">\n")
                    .markup(drawn.svg())
                    .markup("<figcaption><b>")
                    .markup(Html.escaped(figure.title()) + ".</b> ")
                    .markup(Html.escaped(Captions.of(figure)))
                    .markup(" <span class=\"files\">");
            for (String ending : List.of("csv", "svg", "png")) {
                html.markup("<a href=\"" + file + "." + ending + "\">" + ending.toUpperCase(Locale.ROOT) + "</a> ");
            }
            html.markup("</span></figcaption>\n")
                    .element("pre", command("--only " + figure.key()))
                    .markup("</figure>\n");
        }
        html.markup("</section>\n");
    }

    private String command(String what) {
        return "./concentric reproduce --scale " + reproduction.text("scale") + " --seed "
                + reproduction.integer("seed") + " --out again" + (what.isEmpty() ? "" : " " + what);
    }

    private void runs() {
        if (reproduction.documents("runs").isEmpty()) {
            return;
        }
        html.markup("<section id=\"runs\">\n").element("h2", "Runs").markup("<div class=\"wide\"><table>\n<thead><tr>");
        for (String column : List.of("Run", "Steps", "Points of each sphere at the end", "Time", "Started", "Commit")) {
            html.element("th", column);
        }
        html.markup("</tr></thead>\n<tbody>\n");
        for (Document run : reproduction.documents("runs")) {
            html.markup("<tr>")
                    .element("td", run.text("title"))
                    .element("td", "number", String.format(Locale.ROOT, "%,d", run.integer("steps")))
                    .element("td", "number", String.format(Locale.ROOT, "%,d", run.integer("finalSamples")))
                    .element("td", "number", String.format(Locale.ROOT, "%.0f s", run.number("seconds")))
                    .element("td", run.text("started"))
                    .element("td", "commit", run.text("commit"))
                    .markup("</tr>\n");
        }
        html.markup("</tbody></table></div>\n")
                .element(
                        "p",
                        "small",
                        "Each run is a folder beside this page: settings in config.toml, measurements in metrics.jsonl,"
                                + " the final weights in checkpoints. Measure it further with ./concentric evaluate and"
                                + " ./concentric attack.")
                .markup("</section>\n");
    }

    private void provenance() {
        html.markup("<section id=\"provenance\">\n")
                .element("h2", "Provenance of this page")
                .markup("<dl>\n");
        Document parts = provenance.document();
        for (String key : parts.keys()) {
            html.element("dt", key).element("dd", value(parts, key));
        }
        html.markup("</dl>\n</section>\n");
    }

    private static String value(Document parts, String key) {
        return switch (key) {
            case "processors", "threads", "seed" -> String.valueOf(parts.integer(key));
            default -> parts.text(key);
        };
    }
}
