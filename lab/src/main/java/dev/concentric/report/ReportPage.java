package dev.concentric.report;

import dev.concentric.experiment.Claim;
import dev.concentric.experiment.Reproduction;
import dev.concentric.experiment.Scale;
import dev.concentric.experiment.Verdict;
import dev.concentric.store.Document;
import dev.concentric.store.Provenance;
import java.util.List;
import java.util.Optional;

/** The report's page: an overview, a section for each experiment, all claims, the runs, and where all of it is from. */
final class ReportPage {
    /** The claims that say most, in this order; the first three that were judged are the main findings. */
    private static final List<String> MAIN = List.of(
            "relu-errors-near",
            "close-to-optimum",
            "quadratic-accurate-yet-wrong",
            "none-beyond-optimum",
            "quadratic-finite-differs",
            "relu-no-errors");

    private static final int MAIN_FINDINGS = 3;

    private final Document reproduction;
    private final List<Claim> claims;
    private final Optional<String> picture;
    private final Provenance provenance;
    private final RepeatCommand command;
    private final Html html = new Html();
    private final SectionsPart sections;
    private final ClaimsPart claimsPart;

    /**
     * Takes what the page is made of.
     *
     * @param picture the one picture of the overview, as an SVG document
     */
    ReportPage(
            Document reproduction,
            List<Claim> claims,
            List<Report.Drawn> figures,
            Optional<String> picture,
            Provenance provenance) {
        this.reproduction = reproduction;
        this.claims = claims;
        this.picture = picture;
        this.provenance = provenance;
        command = RepeatCommand.of(reproduction);
        sections = new SectionsPart(claims, figures, command, html);
        claimsPart = new ClaimsPart(claims, html);
    }

    String html() {
        html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .markup("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .element("title", "Concentric: the paper reproduced")
                .markup("<style>\n" + Assets.style() + "</style>\n</head>\n<body>\n<main>\n");
        overview();
        sections.add();
        if (!claims.isEmpty()) {
            claimsPart.table();
        }
        new RunsPart(reproduction, html).add();
        provenance();
        html.markup("</main>\n").script(Assets.script());
        return html.markup("</body>\n</html>\n").toString();
    }

    private void overview() {
        html.markup("<header id=\"overview\">\n")
                .element("h1", "The geometry of adversarial examples, reproduced")
                .element(
                        "p",
                        "lead",
                        "Networks that hardly ever err on random inputs still have an error close to almost every"
                            + " input. Gilmer et al. (\u201cThe Relationship Between High-Dimensional Geometry and"
                            + " Adversarial Examples\u201d, 2018) asked whether that is a defect of the networks or a"
                            + " law of geometry, on a task that can be computed through: tell two concentric spheres"
                            + " in 500 dimensions apart. Concentric " + provenance.version()
                                + " made their experiments again.");
        html.markup("<div class=\"summary\">\n");
        picture.ifPresent(svg -> html.markup("<div class=\"picture\"><div class=\"" + Assets.DRAWING + "\">\n")
                .markup(svg)
                .markup("</div>\n")
                .element(
                        "p",
                        "small",
                        "Each dot is a network at some moment of its training. To the left it errs more rarely; higher"
                            + " up its nearest errors are farther away. No set of errors whatsoever can lie above the"
                            + " blue curve: that is geometry, and networks come close to it.")
                .markup("</div>\n"));
        html.markup("<div>\n");
        if (!claims.isEmpty()) {
            html.element("h2", claims.size() + " claims of the paper, held against measurements");
            claimsPart.tally();
        }
        if (!mainFindings().isEmpty()) {
            html.element("h2", "Main findings");
            claimsPart.brief(mainFindings());
        }
        html.markup("</div>\n</div>\n");
        scaleNote();
        html.markup("<nav aria-label=\"Sections\"><ol>\n");
        sections.present()
                .forEach(section -> html.markup(
                        "<li><a href=\"#" + section.key() + "\">" + Html.escaped(section.title()) + "</a></li>\n"));
        html.markup("</ol></nav>\n").element("p", "again", "All of it again, in a new folder:");
        html.element("pre", command.of(List.of())).markup("</header>\n");
    }

    private List<Claim> mainFindings() {
        return MAIN.stream()
                .flatMap(id -> claims.stream().filter(claim -> claim.id().equals(id)))
                .filter(claim -> claim.verdict() != Verdict.NOT_REACHED)
                .limit(MAIN_FINDINGS)
                .toList();
    }

    private void scaleNote() {
        long missing =
                reproduction.has(Reproduction.MISSING_RUNS) ? reproduction.integer(Reproduction.MISSING_RUNS) : 0;
        if (missing > 0) {
            note("Not finished; runs missing: " + missing + ". What is below rests on those that are complete.");
        }
        if (reproduction.text("scale").equals(Scale.QUICK.key())) {
            note("Scale \u201cquick\u201d: dimension, networks and optimiser are the paper's own, but training is"
                    + " shortened (see the runs below). What a short training cannot show is marked \u201c"
                    + Verdict.NOT_REACHED.words() + "\u201d.");
        }
        if (reproduction.has(Reproduction.WITHOUT_IMAGES) && reproduction.flag(Reproduction.WITHOUT_IMAGES)) {
            note("Appendix G, on real images, was left out; \u201creproduce --data DIR\u201d makes it of a set such"
                    + " as MNIST.");
        }
    }

    private void note(String text) {
        html.element("p", "note", text);
    }

    private void provenance() {
        html.markup("<section id=\"provenance\">\n")
                .element("h2", "Provenance of this page")
                .markup("<dl>\n");
        Document parts = provenance.document();
        for (String key : parts.keys()) {
            html.element("dt", key).element("dd", parts.show(key));
        }
        html.markup("</dl>\n</section>\n");
    }
}
