package dev.concentric.report;

import dev.concentric.experiment.Claim;
import dev.concentric.experiment.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How claims stand in the page: counted, in short, and in full. */
final class ClaimsPart {
    private final List<Claim> claims;
    private final Html html;

    ClaimsPart(List<Claim> claims, Html html) {
        this.claims = claims;
        this.html = html;
    }

    /** Adds how many claims have each verdict. */
    void tally() {
        Map<Verdict, Long> tally = new EnumMap<>(Verdict.class);
        claims.forEach(claim -> tally.merge(claim.verdict(), 1L, Long::sum));
        html.markup("<p class=\"tally\">\n");
        tally.forEach((verdict, count) -> html.element("span", cssClass(verdict), count + " " + verdict.words()));
        html.markup("</p>\n");
    }

    /** Adds some claims in short, each with a link to where it stands in full. */
    void brief(List<Claim> some) {
        html.markup("<ul class=\"findings\">\n");
        for (Claim claim : some) {
            html.markup("<li>")
                    .element("span", cssClass(claim.verdict()), claim.verdict().words())
                    .element("p", claim.statement())
                    .markup("<p class=\"measured\">" + Html.escaped(claim.measured()) + " <a href=\"#"
                            + Html.escaped(claim.id()) + "\">more</a></p></li>\n");
        }
        html.markup("</ul>\n");
    }

    /** Adds the table of all claims. */
    void table() {
        html.markup("<section id=\"claims\">\n").element("h2", "All claims");
        tally();
        html.markup("<div class=\"wide\"><table>\n<thead><tr>");
        for (String column : List.of("The paper says", "Paper's value", "Measured here", "Verdict")) {
            html.element("th", column);
        }
        html.markup("</tr></thead>\n<tbody>\n");
        claims.forEach(this::row);
        html.markup("</tbody></table></div>\n")
                .element(
                        "p",
                        "small",
                        "Intervals are at 95 %: Clopper-Pearson for rates, bootstrap for distances, normal for losses.")
                .markup("</section>\n");
    }

    private void row(Claim claim) {
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
}
