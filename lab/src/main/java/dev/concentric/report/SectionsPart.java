package dev.concentric.report;

import dev.concentric.experiment.Claim;
import dev.concentric.experiment.PaperFigure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The sections of the page, one for each experiment that there is something of. */
final class SectionsPart {
    private final List<Claim> claims;
    private final List<Report.Drawn> figures;
    private final RepeatCommand command;
    private final Html html;

    SectionsPart(List<Claim> claims, List<Report.Drawn> figures, RepeatCommand command, Html html) {
        this.claims = claims;
        this.figures = figures;
        this.command = command;
        this.html = html;
    }

    /** Returns the sections that have a figure or a claim. */
    List<Section> present() {
        return Arrays.stream(Section.values())
                .filter(section ->
                        !figures(section).isEmpty() || !claims(section).isEmpty())
                .toList();
    }

    private List<Report.Drawn> figures(Section section) {
        return figures.stream()
                .filter(drawn -> Section.ofFigure(drawn.figure().key()) == section)
                .toList();
    }

    private List<Claim> claims(Section section) {
        return claims.stream().filter(claim -> Section.of(claim) == section).toList();
    }

    /** Adds all sections. */
    void add() {
        present().forEach(this::section);
    }

    private void section(Section section) {
        html.markup("<section class=\"experiment\" id=\"" + section.key() + "\">\n")
                .element("h2", section.title());
        if (!section.question().isEmpty()) {
            html.element("p", "question", section.question());
        }
        boolean made = !section.hasFigures() || !figures(section).isEmpty();
        if (made && !section.done().isEmpty()) {
            html.markup("<p class=\"done\"><b>What was done.</b> " + Html.escaped(section.done()) + "</p>\n");
        }
        figures(section).forEach(this::figure);
        figures(section).stream()
                .filter(drawn -> drawn.figure() == PaperFigure.SENSITIVITY)
                .forEach(drawn -> new SensitivityPart(drawn.table(), html).add());
        if (!claims(section).isEmpty()) {
            html.element("h3", "Finding");
            new ClaimsPart(claims, html).brief(claims(section));
        }
        if (made) {
            List<String> keys =
                    figures(section).stream().map(drawn -> drawn.figure().key()).toList();
            html.element("p", "again", "Again, in a new folder:").element("pre", command.of(keys));
        }
        html.markup("</section>\n");
    }

    private void figure(Report.Drawn drawn) {
        PaperFigure figure = drawn.figure();
        String file = "figures/" + figure.key();
        html.markup("<figure id=\"" + figure.key() + "\" data-name=\"" + figure.key() + "\">\n<div class=\""
                        + Assets.DRAWING + "\">\n")
                .markup(drawn.svg())
                .markup("</div>\n")
                .json("chart-data", drawn.json())
                .markup("<pre hidden=\"hidden\" class=\"csv\">"
                        + Html.escaped(drawn.table().csv()) + "</pre>\n")
                .markup("<figcaption><b>" + Html.escaped(figure.title()) + ".</b> ")
                .markup(Html.escaped(Captions.of(figure.key())))
                .markup(" <span class=\"files\">");
        for (String ending : List.of("csv", "svg", "pdf", "png")) {
            html.markup("<a href=\"" + file + "." + ending + "\">" + ending.toUpperCase(Locale.ROOT) + "</a> ");
        }
        html.markup("</span></figcaption>\n</figure>\n");
    }
}
